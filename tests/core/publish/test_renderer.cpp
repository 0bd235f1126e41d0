// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/assets.h"
#include "core/publish/renderer.h"
#include "tests/support/samplepages.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::publish;
using namespace std::chrono_literals;
using test::WorkspaceBuilder;

class TestRenderer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyDocumentIsThere();
    void sameInSameOut();
    void unchangedDocumentsAreKept();
    void revisionChangesWithWhatIsSeen();
    void policyAllowsExactlyWhatIsThere();
    void firstViewIsSmall();
    void bodiesUnpackToTheSame();
    void nothingIsFoundForStrangers();
    void errorsAndWelcome();
    void linksFollowThePrefix();
    void changesByTimeAreForeseen();

private:
    PageSnapshot snapshot(const WorkspaceBuilder &builder, const PageSnapshot *previous = nullptr) const
    {
        return m_renderer->renderPage(builder.workspace, builder.workspace.defaultPage()->id, m_now,
                                      m_settings, previous).value();
    }

    const Timestamp m_now = fromMillis(1'795'444'200'000);
    RenderSettings m_settings{QStringLiteral("https://status.example.com"), {}, true, true};
    std::unique_ptr<Renderer> m_renderer;
};

namespace {

QByteArray headerOf(const Document &document, const char *name)
{
    for (const auto &[key, value] : document.headers) {
        if (key == name)
            return value;
    }
    return {};
}

/// What stands between two marks, the first time.
QByteArray between(const QByteArray &text, const char *open, const char *close)
{
    const qsizetype from = text.indexOf(open) + qsizetype(qstrlen(open));
    return text.mid(from, text.indexOf(close, from) - from);
}

} // namespace

void TestRenderer::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    auto renderer = Renderer::load();
    QVERIFY2(renderer, renderer ? "" : qPrintable(renderer.error().detail));
    m_renderer = std::make_unique<Renderer>(std::move(*renderer));
}

void TestRenderer::everyDocumentIsThere()
{
    WorkspaceBuilder builder;
    const ServiceId api = builder.service(QStringLiteral("API"));
    const auto open = builder.incident(QStringLiteral("Open"), m_now - 24h * 60,
                                       {{api, ServiceStatus::PartialOutage}});
    const auto recent = builder.incident(QStringLiteral("Recent"), m_now - 24h * 40, {});
    builder.update(recent, IncidentStatus::Resolved, m_now - 24h * 3);
    const auto old = builder.incident(QStringLiteral("Old"), m_now - 24h * 40, {});
    builder.update(old, IncidentStatus::Resolved, m_now - 24h * 20);
    builder.page(QStringLiteral("Page"), QStringLiteral("page"));
    const PageSnapshot made = snapshot(builder);
    const auto path = [](const IncidentId &id) -> QByteArray {
        return "/incidents/" + id.toString().toLatin1();
    };
    QSet<QByteArray> expected{"/", "/live.js", "/api/v2/status.json", "/api/v2/summary.json",
                              "/api/v2/components.json", "/api/v2/incidents.json",
                              "/api/v2/incidents/unresolved.json", path(open), path(recent)};
    QCOMPARE(QSet<QByteArray>(made.documents.keyBegin(), made.documents.keyEnd()), expected);
    QVERIFY(made.notFound);

    const auto later = m_renderer->renderIncident(builder.workspace, made.pageId, old, m_now, m_settings);
    QVERIFY(later.has_value());
    QVERIFY((*later)->identity.contains("<h1 dir=\"auto\">Old</h1>"));
    const auto same = m_renderer->renderIncident(builder.workspace, made.pageId, open, m_now, m_settings);
    QCOMPARE((*same)->hash, made.documents.value(path(open))->hash);
}

void TestRenderer::sameInSameOut()
{
    const PageSnapshot one = snapshot(test::samplePage(20, m_now));
    const PageSnapshot two = snapshot(test::samplePage(20, m_now));
    QCOMPARE(one.revision, two.revision);
    QCOMPARE(one.documents.size(), two.documents.size());
    for (auto it = one.documents.begin(); it != one.documents.end(); ++it)
        QCOMPARE(it.value()->identity, two.documents.value(it.key())->identity);
}

void TestRenderer::unchangedDocumentsAreKept()
{
    WorkspaceBuilder builder = test::samplePage(20, m_now);
    const PageSnapshot first = snapshot(builder);
    const PageSnapshot again = snapshot(builder, &first);
    for (auto it = first.documents.begin(); it != first.documents.end(); ++it)
        QCOMPARE(again.documents.value(it.key()).get(), it.value().get());
    QCOMPARE(again.notFound.get(), first.notFound.get());

    const ServiceId service = builder.workspace.services.begin().key();
    builder.incident(QStringLiteral("New"), m_now - 1h, {{service, ServiceStatus::PartialOutage}});
    const PageSnapshot changed = snapshot(builder, &first);
    QVERIFY(changed.documents.value("/").get() != first.documents.value("/").get());
    QCOMPARE(changed.notFound.get(), first.notFound.get());
}

void TestRenderer::revisionChangesWithWhatIsSeen()
{
    WorkspaceBuilder builder = test::samplePage(5, m_now);
    const QByteArray before = snapshot(builder).revision;
    QVERIFY(snapshot(builder).documents.value("/")->identity.contains(
        QByteArray("data-revision=\"" + before + '"')));
    builder.service(QStringLiteral("On no page"));
    QCOMPARE(snapshot(builder).revision, before);
    builder.setManual(builder.workspace.defaultPage()->services.front().serviceId,
                      ServiceStatus::MajorOutage);
    QVERIFY(snapshot(builder).revision != before);
}

void TestRenderer::policyAllowsExactlyWhatIsThere()
{
    const WorkspaceBuilder builder = test::samplePage(20, m_now);
    const PageSnapshot made = snapshot(builder);
    for (const DocumentPtr &document : made.documents) {
        QCOMPARE(headerOf(*document, "X-Content-Type-Options"), QByteArray("nosniff"));
        if (!document->contentType.startsWith("text/html"))
            continue;
        const QByteArray &html = document->identity;
        const QByteArray csp = headerOf(*document, "Content-Security-Policy");
        QVERIFY(csp.startsWith("default-src 'none'; "));
        QVERIFY(!csp.contains("unsafe"));
        const auto allowed = [&](const QByteArray &kind, const QByteArray &text) {
            const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
            return csp.contains(QByteArray("; " + kind + "-src 'sha256-" + hash.toBase64() + "';"));
        };
        QVERIFY(allowed("style", between(html, "<style>", "</style>")));
        QVERIFY(allowed("script", between(html, "<script>", "</script>")));
        QCOMPARE(html.count("<style"), 1);
        QCOMPARE(html.count("<script"), 1);
        QVERIFY(!html.contains(" style="));
        static const QRegularExpression handler(QStringLiteral("<[a-z][^>]* on[a-z]+="));
        QVERIFY(!handler.match(QString::fromUtf8(html)).hasMatch());
        static const QRegularExpression elsewhere(QStringLiteral("(src|srcset|action)="));
        QVERIFY(!elsewhere.match(QString::fromUtf8(html).remove(QRegularExpression(
            QStringLiteral("<script>.*</script>"), QRegularExpression::DotMatchesEverythingOption))).hasMatch());
    }
}

void TestRenderer::firstViewIsSmall()
{
    for (quint32 seed = 1; seed <= 8; ++seed) {
        WorkspaceBuilder builder = test::samplePage(20, m_now, seed);
        const DocumentPtr page = snapshot(builder).documents.value("/");
        QVERIFY2(page->brotli.size() > 0 && page->brotli.size() <= 14 * 1024,
                 qPrintable(QString::number(page->brotli.size())));
        QVERIFY2(page->gzip.size() > 0 && page->gzip.size() <= 14 * 1024,
                 qPrintable(QString::number(page->gzip.size())));
    }
}

void TestRenderer::bodiesUnpackToTheSame()
{
    const PageSnapshot made = snapshot(test::samplePage(20, m_now));
    for (const DocumentPtr &document : made.documents) {
        for (const auto &[tool, packed] : {std::pair{QStringLiteral("gzip"), document->gzip},
                                           std::pair{QStringLiteral("brotli"), document->brotli}}) {
            if (packed.isEmpty() || QStandardPaths::findExecutable(tool).isEmpty())
                continue;
            QProcess unpack;
            unpack.start(tool, {QStringLiteral("-dc")});
            QVERIFY(unpack.waitForStarted());
            unpack.write(packed);
            unpack.closeWriteChannel();
            QVERIFY(unpack.waitForFinished());
            QCOMPARE(unpack.readAllStandardOutput(), document->identity);
        }
    }
}

void TestRenderer::nothingIsFoundForStrangers()
{
    WorkspaceBuilder builder;
    builder.service(QStringLiteral("Shown"));
    const PageId page = builder.page(QStringLiteral("Page"), QStringLiteral("page"));
    const ServiceId internal = builder.service(QStringLiteral("Internal"));
    const IncidentId secret = builder.incident(QStringLiteral("Secret"), m_now - 1h,
                                               {{internal, ServiceStatus::MajorOutage}});
    const auto code = [](const auto &result) { return result.error().code; };
    QCOMPARE(code(m_renderer->renderPage(builder.workspace, PageId(), m_now, m_settings)),
             ErrorCode::NotFound);
    QCOMPARE(code(m_renderer->renderIncident(builder.workspace, page, secret, m_now, m_settings)),
             ErrorCode::NotFound);
    QCOMPARE(code(m_renderer->renderIncident(builder.workspace, page, IncidentId(), m_now, m_settings)),
             ErrorCode::NotFound);
    for (const DocumentPtr &document : snapshot(builder).documents) {
        QVERIFY(!document->identity.contains("Secret"));
        QVERIFY(!document->identity.contains("Internal"));
    }
}

void TestRenderer::errorsAndWelcome()
{
    const WorkspaceBuilder builder = test::samplePage(3, m_now);
    const auto error = [&](int status, const Page *page) {
        return m_renderer->renderError(status, page, m_now, m_settings);
    };
    const DocumentPtr missing = error(404, builder.workspace.defaultPage());
    QVERIFY(missing->identity.contains("Northwind"));
    QVERIFY(missing->identity.contains("There is nothing here"));
    QCOMPARE(missing->cacheControl, QByteArray("no-store"));
    QCOMPARE(missing->identity, snapshot(builder).notFound->identity);
    QVERIFY(!missing->identity.contains("<script"));
    QVERIFY(headerOf(*missing, "Content-Security-Policy").contains("script-src 'none'"));
    QVERIFY(error(500, nullptr)->identity.contains("That did not work"));
    QVERIFY(m_renderer->renderWelcome(m_now)->identity.contains("<ol><li>"));
}

void TestRenderer::linksFollowThePrefix()
{
    const WorkspaceBuilder builder = test::samplePage(10, m_now);
    RenderSettings below = m_settings;
    below.prefix = QStringLiteral("/p/northwind");
    const auto made = m_renderer->renderPage(builder.workspace, builder.workspace.defaultPage()->id,
                                             m_now, below);
    const QByteArray html = made->documents.value("/")->identity;
    static const QRegularExpression link(QStringLiteral("(?:href|data-worker)=\"([^\"]+)\""));
    int links = 0;
    for (auto it = link.globalMatch(QString::fromUtf8(html)); it.hasNext(); ++links) {
        const QString target = it.next().captured(1);
        if (!target.startsWith(QLatin1Char('#')) && !target.startsWith(QLatin1String("data:")))
            QVERIFY2(target.startsWith(below.prefix), qPrintable(target));
    }
    QVERIFY(links > 5);
    QVERIFY(made->documents.value("/api/v2/incidents.json")->identity.contains(
        "https://status.example.com/p/northwind/incidents/"));
}

void TestRenderer::changesByTimeAreForeseen()
{
    WorkspaceBuilder builder;
    const ServiceId api = builder.service(QStringLiteral("API"));
    builder.page(QStringLiteral("Page"), QStringLiteral("page"));
    // 14:30 in UTC, where the page's days are.
    QCOMPARE(snapshot(builder).refreshAt, m_now + 9h + 30min);
    builder.incident(QStringLiteral("Open"), m_now - 1h, {{api, ServiceStatus::MajorOutage}});
    QCOMPARE(snapshot(builder).refreshAt, m_now + 1min);
}

QTEST_GUILESS_MAIN(TestRenderer)
#include "test_renderer.moc"
