// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/assets.h"
#include "core/publish/brand.h"
#include "core/publish/renderer.h"
#include "tests/support/workspacebuilder.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::publish;
using namespace std::chrono_literals;
using test::WorkspaceBuilder;
using L = QLatin1StringView;

/// Words, languages, colours, and that what people type stays text.
class TestPageTexts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void languagesAreComplete();
    void languageIsChosen();
    void plurals_data();
    void plurals();
    void figuresInWords();
    void valuesAreFilledOnce();
    void badFilesAreTold_data();
    void badFilesAreTold();
    void tokensPassContrast();
    void brandStandsOut_data();
    void brandStandsOut();
    void typedTextStaysText_data();
    void typedTextStaysText();
    void germanPage();

private:
    std::unique_ptr<const Assets> m_assets;
};

void TestPageTexts::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    auto assets = Assets::load(QStringLiteral(":/page"));
    QVERIFY(assets.has_value());
    m_assets = std::move(*assets);
}

void TestPageTexts::languagesAreComplete()
{
    const auto keysOf = [](const QString &tag) {
        QFile file(QStringLiteral(":/page/i18n/%1.json").arg(tag));
        (void)file.open(QIODevice::ReadOnly);
        return QJsonDocument::fromJson(file.readAll()).object()[L("texts")].toObject().keys();
    };
    QVERIFY(m_assets->languages().size() >= 2);
    for (const auto &[tag, texts] : m_assets->languages())
        QCOMPARE(keysOf(tag), keysOf(QStringLiteral("en")));
}

void TestPageTexts::languageIsChosen()
{
    const auto chosen = [&](const QStringList &tags) {
        std::vector<Language> wanted;
        for (const QString &tag : tags)
            wanted.push_back(Language::parse(tag).value());
        return m_assets->texts(wanted).tag();
    };
    QCOMPARE(chosen({}), QStringLiteral("en"));
    QCOMPARE(chosen({QStringLiteral("de")}), QStringLiteral("de"));
    QCOMPARE(chosen({QStringLiteral("de-AT")}), QStringLiteral("de"));
    QCOMPARE(chosen({QStringLiteral("eo"), QStringLiteral("de")}), QStringLiteral("de"));
    QCOMPARE(chosen({QStringLiteral("eo")}), QStringLiteral("en"));
}

void TestPageTexts::plurals_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("forms"); // of 0 1 2 3 5 11 12 21 22 25 101 111
    const auto row = [](const char *rule, const char *forms) {
        QTest::newRow(rule) << QString::fromLatin1(rule) << QString::fromLatin1(forms);
    };
    row("one_other", "o 1 o o o o o o o o o o");
    row("zero_one_other", "1 1 o o o o o o o o o o");
    row("other", "o o o o o o o o o o o o");
    row("slavic_east", "m 1 f f m m m 1 f m 1 m");
    row("slavic_polish", "m 1 f f m m m m f m m m");
    row("slavic_czech", "o 1 f f o o o o o o o o");
    row("arabic", "z 1 t f f m m m m m o m");
    row("hebrew", "o 1 t o o o o o o o o o");
    row("klingon", "           ");
}

void TestPageTexts::plurals()
{
    QFETCH(QString, rule);
    QStringList short_;
    for (const int n : {0, 1, 2, 3, 5, 11, 12, 21, 22, 25, 101, 111}) {
        const QString form = pluralForm(rule, n);
        short_.append(form == L("one") ? QStringLiteral("1") : form.left(1));
    }
    QTEST(short_.join(QLatin1Char(' ')), "forms");
}

void TestPageTexts::figuresInWords()
{
    const Texts &en = m_assets->languages().at(QStringLiteral("en"));
    const Texts &de = m_assets->languages().at(QStringLiteral("de"));
    QCOMPARE(en.percent(1), QStringLiteral("100"));
    QCOMPARE(en.percent(0.99999999), QStringLiteral("99.99")); // never rounded up to 100
    QCOMPARE(en.percent(0.9), QStringLiteral("90.00"));
    QCOMPARE(de.percent(0.99), QStringLiteral("99,00"));
    QCOMPARE(en.percent(0), QStringLiteral("0.00"));
    QCOMPARE(en.duration(20s), QStringLiteral("less than a minute"));
    QCOMPARE(en.duration(1min), QStringLiteral("1 minute"));
    QCOMPARE(en.duration(95min), QStringLiteral("1 hour 35 minutes"));
    QCOMPARE(en.duration(120min), QStringLiteral("2 hours"));
    QCOMPARE(en.duration(49h + 10min), QStringLiteral("2 days 1 hour"));
    QCOMPARE(de.duration(61min), QStringLiteral("1 Stunde 1 Minute"));
    QCOMPARE(en.longDate(QDate(2026, 11, 23)), QStringLiteral("Monday 23 November"));
    QCOMPARE(de.longDate(QDate(2026, 11, 23)), QStringLiteral("Montag, 23. November"));
    QCOMPARE(en.dateTime(fromMillis(1'795'444'200'000), QTimeZone("Europe/Berlin")),
             QStringLiteral("23 Nov, 15:30 CET"));
}

void TestPageTexts::valuesAreFilledOnce()
{
    const Texts &en = m_assets->languages().at(QStringLiteral("en"));
    QCOMPARE(en.text(L("go_to"), {{L("site"), QStringLiteral("{site} {n}")}}),
             QStringLiteral("Go to {site} {n}"));
    QCOMPARE(en.count(L("sub_affected_more"), 2, {{L("services"), QStringLiteral("{n}, A")}}),
             QStringLiteral("Affected: {n}, A and 2 more"));
}

void TestPageTexts::badFilesAreTold_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("no plural rule") << QByteArray(R"({"formats": {}, "texts": {}})");
    QTest::newRow("no formats") << QByteArray(R"({"plurals": "other", "texts": {}})");
}

void TestPageTexts::badFilesAreTold()
{
    QFETCH(QByteArray, json);
    QCOMPARE(Texts::parse(QStringLiteral("xx"), json, nullptr).error().code, ErrorCode::Internal);
}

void TestPageTexts::tokensPassContrast()
{
    // Text on the page's grounds, and status words on their own tint as .pill and .roll mix it.
    const auto mixed = [](const QString &a, const QString &b, int percent) {
        QString result = QStringLiteral("#");
        for (int i = 1; i < 7; i += 2) {
            const int channel = (a.mid(i, 2).toInt(nullptr, 16) * percent
                                 + b.mid(i, 2).toInt(nullptr, 16) * (100 - percent)) / 100;
            result += QStringLiteral("%1").arg(channel, 2, 16, QLatin1Char('0'));
        }
        return result;
    };
    for (const bool dark : {false, true}) {
        const auto token = [&](const char *name) {
            const QString key = QStringLiteral("--") + QLatin1String(name);
            const QString value = dark ? m_assets->darkToken(key) : m_assets->lightToken(key);
            return value;
        };
        const auto check = [&](const char *name, const QString &text, const QString &ground) {
            QVERIFY2(contrast(text, ground) >= 4.5,
                     qPrintable(QStringLiteral("%1 %2 on %3: %4").arg(QLatin1String(name), text, ground)
                                    .arg(contrast(text, ground))));
        };
        for (const char *name : {"ink", "soft"}) {
            for (const char *ground : {"bg", "card", "hair"})
                check(name, token(name), token(ground));
        }
        for (const char *name : {"ok", "maint", "degraded", "partial", "major", "none"}) {
            const QString bar = token(QByteArray(name).append("-bar").constData());
            check(name, token(name), token("card"));
            check(name, token(name), mixed(bar, token("card"), 15));
            const QString roll = mixed(bar, token("card"), 17);
            check("roll", mixed(token("ink"), roll, 72), roll);
        }
    }
}

void TestPageTexts::brandStandsOut_data()
{
    QTest::addColumn<QString>("brand");
    for (const char *color : {"#3b3a8f", "#000000", "#ffffff", "#ffff00", "#00ff00", "#ff0000",
                              "#0000ff", "#808080", "#111111", "#fefefe"})
        QTest::newRow(color) << QString::fromLatin1(color);
}

void TestPageTexts::brandStandsOut()
{
    QFETCH(QString, brand);
    const QString light = m_assets->lightToken(QStringLiteral("--bg"));
    const QString dark = m_assets->darkToken(QStringLiteral("--bg"));
    QVERIFY(light != dark);
    const BrandColors colors = brandColors(Color::parse(brand).value(), light, dark);
    QVERIFY(contrast(colors.light, light) >= 4.5);
    QVERIFY(contrast(colors.dark, dark) >= 4.5);
    QVERIFY(contrast(colors.light, colors.onLight) >= 4.5);
    QVERIFY(contrast(colors.dark, colors.onDark) >= 4.5);
    if (brand == L("#3b3a8f"))
        QCOMPARE(colors.light, brand); // what is good already stays
}

void TestPageTexts::typedTextStaysText_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"<script>alert(1)</script>", "</title><script>alert(1)</script>",
                             "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
                             "{{name}} {{{css}}} {{> layout}}", "</style><script>", "&lt;b&gt;",
                             "-->]]><svg onload=alert(1)>"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestPageTexts::typedTextStaysText()
{
    QFETCH(QString, text);
    const Timestamp now = fromMillis(1'795'444'200'000);
    const auto pageOf = [&](const QString &typed) {
        WorkspaceBuilder builder;
        const ServiceId group = builder.service(typed);
        const ServiceId leaf = builder.service(typed, group);
        builder.workspace.services[leaf].description = Summary::parse(typed).value();
        IncidentType type = majorType();
        type.id = IncidentTypeId(makeUuid(now));
        type.builtIn = false;
        type.name = Name::parse(typed).value();
        builder.workspace.put(type);
        const auto open = builder.incident(typed, now - 1h, {{leaf, ServiceStatus::MajorOutage}}, type.id);
        builder.update(open, IncidentStatus::Identified, now - 1h, QStringLiteral("Text"));
        const auto past = builder.incident(typed, now - 30h, {{leaf, ServiceStatus::MajorOutage}}, type.id);
        builder.update(past, IncidentStatus::Resolved, now - 29h, QString(typed).replace(QLatin1Char('\''), QLatin1Char('"')));
        Page page = builder.workspace.pages.value(builder.page(typed, QStringLiteral("page")));
        page.description = Summary::parse(typed).value();
        builder.workspace.put(page);
        const Renderer renderer = Renderer::load().value();
        return renderer.renderPage(builder.workspace, page.id, now, {}).value();
    };
    // The same tags with the same attributes as with harmless text, whatever is typed.
    static const QRegularExpression tag(QStringLiteral("<(/?[a-zA-Z!][^\\s>]*)|\\s([a-z-]+)=\""));
    const auto skeleton = [](QString html) {
        static const QRegularExpression blocks(QStringLiteral("<script>.*?</script>|<style>.*?</style>"),
                                               QRegularExpression::DotMatchesEverythingOption);
        QStringList parts;
        if (html.count(QLatin1String("<script>")) == 1)
            html.remove(blocks);
        for (auto it = tag.globalMatch(html); it.hasNext();)
            parts.append(it.next().captured(0).trimmed());
        return parts;
    };
    const PageSnapshot harmless = pageOf(QStringLiteral("Harmless"));
    const PageSnapshot typed = pageOf(text);
    for (auto it = harmless.documents.begin(); it != harmless.documents.end(); ++it) {
        const DocumentPtr other = typed.documents.value(it.key());
        QVERIFY(other);
        if (it.value()->contentType.startsWith("text/html")) {
            QCOMPARE(skeleton(QString::fromUtf8(other->identity)),
                     skeleton(QString::fromUtf8(it.value()->identity)));
        } else if (it.value()->contentType.startsWith("text/javascript")) {
            QCOMPARE(other->identity, it.value()->identity);
        } else {
            QVERIFY(QJsonDocument::fromJson(other->identity).isObject());
        }
    }
    const QString home = QString::fromUtf8(typed.documents.value("/")->identity);
    QString escaped = text.toHtmlEscaped();
    escaped.replace(QLatin1Char('\''), QLatin1String("&apos;"));
    QVERIFY(home.count(escaped) >= 5);
}

void TestPageTexts::germanPage()
{
    WorkspaceBuilder builder;
    builder.service(QStringLiteral("API"));
    Page page = builder.workspace.pages.value(builder.page(QStringLiteral("Seite"), QStringLiteral("seite")));
    page.languages = {Language::parse(u"de-AT").value()};
    builder.workspace.put(page);
    const Renderer renderer = Renderer::load().value();
    const auto made = renderer.renderPage(builder.workspace, page.id, fromMillis(1'795'444'200'000), {}).value();
    const QByteArray html = made.documents.value("/")->identity;
    QVERIFY(html.contains("<html lang=\"de\" dir=\"ltr\">"));
    QVERIFY(html.contains("Alle Systeme in Betrieb"));
    QVERIFY(!html.contains("All systems operational"));
    QVERIFY(made.documents.value("/api/v2/status.json")->identity.contains("Alle Systeme in Betrieb"));
}

QTEST_GUILESS_MAIN(TestPageTexts)
#include "test_pagetexts.moc"
