// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "core/base/uuid.h"
#include "tests/support/manualclock.h"

#include <QtTest>

using namespace signalbox;

class TestBase : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void rfc3339_data();
    void rfc3339();
    void uuidsAreOrderedByTime();
    void errorsKnowTheirPath();
};

void TestBase::rfc3339_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("millis"); // -1: refused
    QTest::newRow("utc") << QStringLiteral("2026-11-23T08:15:00Z") << 1795421700000LL;
    QTest::newRow("fraction") << QStringLiteral("2026-11-23T08:15:00.25Z") << 1795421700250LL;
    QTest::newRow("offset") << QStringLiteral("2026-11-23T09:15:00+01:00") << 1795421700000LL;
    QTest::newRow("small t") << QStringLiteral("2026-11-23t08:15:00z") << 1795421700000LL;
    QTest::newRow("no offset") << QStringLiteral("2026-11-23T08:15:00") << -1LL;
    QTest::newRow("date") << QStringLiteral("2026-11-23") << -1LL;
    QTest::newRow("no such day") << QStringLiteral("2026-02-30T08:15:00Z") << -1LL;
    QTest::newRow("before 1970") << QStringLiteral("1969-12-31T23:59:59Z") << -1LL;
    QTest::newRow("empty") << QString() << -1LL;
    QTest::newRow("words") << QStringLiteral("yesterday") << -1LL;
}

void TestBase::rfc3339()
{
    QFETCH(QString, text);
    QFETCH(qint64, millis);
    const Result<Timestamp> parsed = parseRfc3339(text);
    QCOMPARE(parsed.has_value(), millis >= 0);
    if (parsed) {
        QCOMPARE(toMillis(*parsed), millis);
        QCOMPARE(toMillis(parseRfc3339(toRfc3339(*parsed)).value()), millis);
    }
}

void TestBase::uuidsAreOrderedByTime()
{
    test::ManualClock clock;
    QUuid last;
    for (int i = 0; i < 1000; ++i) {
        const QUuid next = makeUuid(clock.now());
        QCOMPARE(next.toString(QUuid::WithoutBraces).at(14), QLatin1Char('7'));
        QCOMPARE(next.variant(), QUuid::DCE);
        QVERIFY(last.toString() < next.toString());
        last = next;
        clock.advance(Milliseconds(1));
    }
}

void TestBase::errorsKnowTheirPath()
{
    const Error error{ErrorCode::InvalidValue, QStringLiteral("no"), QStringLiteral("impact"), {}};
    QCOMPARE(error.within(QStringLiteral("services[2]")).field, QStringLiteral("services[2].impact"));
    QCOMPARE(errorCodeFromName(errorCodeName(ErrorCode::Conflict)), ErrorCode::Conflict);
}

QTEST_GUILESS_MAIN(TestBase)
#include "test_base.moc"
