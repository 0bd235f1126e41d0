// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/text.h"

#include <QtTest>

using namespace signalbox;

class TestText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void names_data();
    void names();
    void markdownKeepsLines();
    void limitsAreNamed();
    void tokens_data();
    void tokens();
};

void TestText::names_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("kept"); // null: refused
    const QString refused;
    QTest::newRow("plain") << QStringLiteral("Checkout") << QStringLiteral("Checkout");
    QTest::newRow("trimmed") << QStringLiteral("  Checkout ") << QStringLiteral("Checkout");
    QTest::newRow("composed") << QStringLiteral("Cafe\u0301") << QStringLiteral("Caf\u00e9");
    QTest::newRow("emoji") << QStringLiteral("\U0001F525 fire") << QStringLiteral("\U0001F525 fire");
    QTest::newRow("html is text") << QStringLiteral("<b>x</b>") << QStringLiteral("<b>x</b>");
    QTest::newRow("right to left") << QStringLiteral("\u05e9\u05dc\u05d5\u05dd")
                                   << QStringLiteral("\u05e9\u05dc\u05d5\u05dd");
    QTest::newRow("200") << QString(200, QLatin1Char('x')) << QString(200, QLatin1Char('x'));
    QTest::newRow("201") << QString(201, QLatin1Char('x')) << refused;
    QTest::newRow("empty") << QStringLiteral("") << refused;
    QTest::newRow("blank") << QStringLiteral(" \t\n") << refused;
    QTest::newRow("two lines") << QStringLiteral("a\nb") << refused;
    QTest::newRow("carriage return") << QStringLiteral("a\rb") << refused;
    QTest::newRow("nul") << QString(QStringLiteral("a") + QChar(0) + QStringLiteral("b")) << refused;
    QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << refused;
}

void TestText::names()
{
    QFETCH(QString, raw);
    QFETCH(QString, kept);
    const Result<Name> name = Name::parse(raw);
    QCOMPARE(name.has_value(), !kept.isNull());
    if (name)
        QCOMPARE(name->toString(), kept);
}

void TestText::markdownKeepsLines()
{
    QCOMPARE(Markdown::parse(u"a\r\n\tb\n").value().toString(), QStringLiteral("a\n\tb"));
    QCOMPARE(Markdown::parse(u"").value().toString(), QString());
    QVERIFY(!Markdown::parse(QString(QChar(0))));
}

void TestText::limitsAreNamed()
{
    for (const qsizetype size : {qsizetype(50'001), qsizetype(100'000), qsizetype(10'000'000)}) {
        const Result<Markdown> huge = Markdown::parse(QString(size, QLatin1Char('x')));
        QVERIFY(!huge);
        QCOMPARE(huge.error().code, ErrorCode::TooLarge);
        QVERIFY(huge.error().detail.contains(QLatin1String("50000")));
    }
}

void TestText::tokens_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("kept"); // null: refused
    const auto row = [](const char *kind, const char *raw, const char *kept) {
        QTest::addRow("%s %s", kind, raw) << QString::fromLatin1(kind) << QString::fromUtf8(raw)
                                          << (kept ? QString::fromUtf8(kept) : QString());
    };
    row("slug", "northwind", "northwind");
    row("slug", "a", "a");
    row("slug", "a-b-1", "a-b-1");
    row("slug", "", nullptr);
    row("slug", "-a", nullptr);
    row("slug", "a-", nullptr);
    row("slug", "A", nullptr);
    row("slug", "../etc", nullptr);
    row("slug", "a\n", nullptr);
    row("color", "#3B5bdb", "#3b5bdb");
    row("color", "#fff", nullptr);
    row("color", "red;}", nullptr);
    row("domain", "status.example.com", "status.example.com");
    row("domain", "Status.Example.COM", "status.example.com");
    row("domain", "b\xc3\xbc" "cher.example", "xn--bcher-kva.example");
    row("domain", "localhost", "localhost");
    row("domain", "a..b", nullptr);
    row("domain", "a/b", nullptr);
    row("domain", "host:80", nullptr);
    row("url", "https://www.example.com/a?b", "https://www.example.com/a?b");
    row("url", "http://example.com", "http://example.com");
    row("url", "javascript:alert(1)", nullptr);
    row("url", "data:text/html,x", nullptr);
    row("url", "//example.com", nullptr);
    row("url", "https://user:pw@example.com/", nullptr);
    row("url", "https://", nullptr);
    row("zone", "Europe/Berlin", "Europe/Berlin");
    row("zone", "UTC", "UTC");
    row("zone", "Mars/Olympus", nullptr);
    row("zone", "", nullptr);
    row("language", "en", "en");
    row("language", "pt-BR", "pt-BR");
    row("language", "english!", nullptr);
    row("email", "ada@example.com", "ada@example.com");
    row("email", "ada@b\xc3\xbc" "cher.example", "ada@xn--bcher-kva.example");
    row("email", "ada", nullptr);
    row("email", "ada@localhost", nullptr);
    row("email", "a b@example.com", nullptr);
    row("email", "a\r\nBcc:x@example.com", nullptr);
}

void TestText::tokens()
{
    QFETCH(QString, kind);
    QFETCH(QString, raw);
    QFETCH(QString, kept);
    const QHash<QString, Result<QString> (*)(QStringView)> rules{
        {QStringLiteral("slug"), SlugRule::parse},     {QStringLiteral("color"), ColorRule::parse},
        {QStringLiteral("domain"), DomainRule::parse}, {QStringLiteral("url"), WebUrlRule::parse},
        {QStringLiteral("zone"), TimeZoneRule::parse}, {QStringLiteral("email"), EmailRule::parse},
        {QStringLiteral("language"), LanguageRule::parse}};
    const Result<QString> value = rules.value(kind)(raw);
    QCOMPARE(value.has_value(), !kept.isNull());
    if (value) {
        QCOMPARE(*value, kept);
        QCOMPARE(rules.value(kind)(*value).value(), kept);
    }
}

QTEST_GUILESS_MAIN(TestText)
#include "test_text.moc"
