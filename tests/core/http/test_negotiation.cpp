// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/conditional.h"
#include "core/http/httpdate.h"
#include "core/http/negotiation.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::http;

class TestNegotiation : public QObject
{
    Q_OBJECT

private slots:
    void codings_data();
    void codings();
    void codingsThatAreMissing();
    void tags_data();
    void tags();
    void conditions_data();
    void conditions();
    void dates_data();
    void dates();
    void datesComeBack();
};

void TestNegotiation::codings_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("chosen");
    const int plain = static_cast<int>(Coding::Identity);
    const int gzip = static_cast<int>(Coding::Gzip);
    const int brotli = static_cast<int>(Coding::Brotli);
    QTest::newRow("none") << QByteArray() << plain;
    QTest::newRow("browser") << QByteArray("gzip, deflate, br") << brotli;
    QTest::newRow("gzip") << QByteArray("gzip") << gzip;
    QTest::newRow("old name, other case") << QByteArray("X-GZip") << gzip;
    QTest::newRow("only unknown") << QByteArray("zstd, deflate") << plain;
    QTest::newRow("weights") << QByteArray("br;q=0.5, gzip;q=0.8") << gzip;
    QTest::newRow("no space") << QByteArray("br;q=0.9,gzip;q=0.8") << brotli;
    QTest::newRow("refused") << QByteArray("br;q=0, gzip") << gzip;
    QTest::newRow("refused with decimals") << QByteArray("br;q=0.000, gzip;q=0.001") << gzip;
    QTest::newRow("any") << QByteArray("*") << brotli;
    QTest::newRow("any but") << QByteArray("*;q=0.5, br;q=0") << gzip;
    QTest::newRow("plain wanted") << QByteArray("identity, gzip;q=0.5") << plain;
    QTest::newRow("plain refused") << QByteArray("identity;q=0, gzip") << gzip;
    QTest::newRow("all refused") << QByteArray("*;q=0") << plain;
    QTest::newRow("explicit one") << QByteArray("gzip;q=1.000") << gzip;
    QTest::newRow("above one") << QByteArray("br;q=1.5, gzip") << plain;
    QTest::newRow("no number") << QByteArray("br;q=high") << plain;
    QTest::newRow("gaps") << QByteArray(" , gzip ; Q=0.4 ,, ") << gzip;
}

void TestNegotiation::codings()
{
    QFETCH(QByteArray, field);
    QFETCH(int, chosen);
    QCOMPARE(static_cast<int>(AcceptedCodings::parse(field).best(7U)), chosen);
}

void TestNegotiation::codingsThatAreMissing()
{
    const AcceptedCodings browser = AcceptedCodings::parse("gzip, deflate, br");
    QCOMPARE(browser.best(1U), Coding::Identity);
    QCOMPARE(browser.best(3U), Coding::Gzip);
    QCOMPARE(AcceptedCodings::parse("identity;q=0").best(1U), Coding::Identity);
}

void TestNegotiation::tags_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("matches");
    QTest::newRow("same") << QByteArray(R"("a-br")") << true;
    QTest::newRow("weak") << QByteArray(R"(W/"a-br")") << true;
    QTest::newRow("other") << QByteArray(R"("a")") << false;
    QTest::newRow("list") << QByteArray(R"("x", W/"y","a-br")") << true;
    QTest::newRow("comma in a tag") << QByteArray(R"("x,"a-br")") << false;
    QTest::newRow("star") << QByteArray("*") << true;
    QTest::newRow("star in a list") << QByteArray(R"(*, "x")") << false;
    QTest::newRow("without quotes") << QByteArray("a-br") << false;
    QTest::newRow("open end") << QByteArray(R"("a-br)") << false;
    QTest::newRow("prefix") << QByteArray(R"("a-brx")") << false;
    QTest::newRow("only W") << QByteArray("W/") << false;
}

void TestNegotiation::tags()
{
    QFETCH(QByteArray, field);
    QFETCH(bool, matches);
    QCOMPARE(matchesTag(field, R"("a-br")"), matches);
}

void TestNegotiation::conditions_data()
{
    QTest::addColumn<QByteArray>("ifNoneMatch");
    QTest::addColumn<QByteArray>("ifModifiedSince");
    QTest::addColumn<bool>("notModified");
    const QByteArray before("Mon, 23 Nov 2026 08:14:59 GMT");
    const QByteArray then("Mon, 23 Nov 2026 08:15:00 GMT");
    const QByteArray later("Mon, 23 Nov 2026 08:15:01 GMT");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << false;
    QTest::newRow("tag") << QByteArray(R"("t")") << QByteArray() << true;
    QTest::newRow("other tag, fresh date") << QByteArray(R"("x")") << later << false;
    QTest::newRow("tag, stale date") << QByteArray(R"("t")") << before << true;
    QTest::newRow("before") << QByteArray() << before << false;
    QTest::newRow("same second") << QByteArray() << then << true;
    QTest::newRow("later") << QByteArray() << later << true;
    QTest::newRow("no date") << QByteArray() << QByteArray("soon") << false;
}

void TestNegotiation::conditions()
{
    QFETCH(QByteArray, ifNoneMatch);
    QFETCH(QByteArray, ifModifiedSince);
    QFETCH(bool, notModified);
    const Timestamp changed = fromMillis(1'795'421'700'250LL);
    QCOMPARE(isNotModified({ifNoneMatch, ifModifiedSince}, R"("t")", changed), notModified);
}

void TestNegotiation::dates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("millis"); // -1: refused
    const qint64 moment = 784'111'777'000LL;
    QTest::newRow("IMF") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << moment;
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << moment;
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << moment;
    QTest::newRow("other zone") << QByteArray("Sun, 06 Nov 1994 08:49:37 CET") << qint64(-1);
    QTest::newRow("no such day") << QByteArray("Sun, 31 Feb 1994 08:49:37 GMT") << qint64(-1);
    QTest::newRow("no such hour") << QByteArray("Sun, 06 Nov 1994 24:49:37 GMT") << qint64(-1);
    QTest::newRow("words") << QByteArray("a b c d e f") << qint64(-1);
    QTest::newRow("empty") << QByteArray() << qint64(-1);
    QTest::newRow("long") << QByteArray(100'000, ' ') << qint64(-1);
}

void TestNegotiation::dates()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, millis);
    const std::optional<Timestamp> parsed = parseHttpDate(text);
    QCOMPARE(parsed ? toMillis(*parsed) : -1, millis);
}

void TestNegotiation::datesComeBack()
{
    QCOMPARE(formatHttpDate(fromMillis(784'111'777'999LL)),
             QByteArray("Sun, 06 Nov 1994 08:49:37 GMT"));
    for (qint64 second = 0; second < 4'000'000'000LL; second += 86'399 * 37) {
        const Timestamp moment = fromMillis(second * 1000);
        QCOMPARE(parseHttpDate(formatHttpDate(moment)).value(), moment);
    }
}

QTEST_GUILESS_MAIN(TestNegotiation)
#include "test_negotiation.moc"
