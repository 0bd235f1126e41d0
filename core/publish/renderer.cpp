// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/renderer.h"

#include "core/publish/documentbuilder.h"
#include "core/publish/html.h"
#include "core/publish/statusjson.h"

namespace signalbox::publish {

namespace {

using L = QLatin1StringView;

Dress dressFor(const Assets &assets, const Page *page, const RenderSettings &settings)
{
    return {assets, page, Links{settings.prefix}, settings.live};
}

QString titled(const Texts &texts, const QString &what, const QString &page)
{
    return texts.text(L("title"), {{L("headline"), what}, {L("page"), page}});
}

/// Open, or ended within the days that the page lists.
bool isRecent(const PageView &page, const Incident &incident)
{
    return incident.endedAt.value_or(page.now) >= page.pastFrom();
}

Html incidentHtml(const Dress &dress, const PageView &page, const IncidentView &view,
                  std::string content)
{
    Shell shell;
    shell.title = titled(dress.texts, view.incident->title.toString(), page.page->name.toString());
    shell.tone = toneOf(view); // its own, so that other incidents do not change this page
    shell.content = std::move(content);
    return wrap(dress, shell);
}

Html errorHtml(const Dress &dress, int status)
{
    const Page *page = dress.page;
    const bool missing = status == 404;
    Message message;
    message.tone = missing ? QStringLiteral("none") : QStringLiteral("degraded");
    message.heading = dress.texts.text(missing ? L("not_found_title") : L("error_title"));
    message.text = dress.texts.text(missing ? L("not_found") : L("error"));
    message.linksHome = page != nullptr;
    Shell shell;
    shell.title = page ? titled(dress.texts, message.heading, page->name.toString()) : message.heading;
    shell.tone = message.tone;
    shell.content = messageContent(dress, message);
    shell.scripted = false;
    return wrap(dress, shell);
}

/// Makes one snapshot.
class SnapshotMaker
{
public:
    SnapshotMaker(const Dress &dress, const PageView &page, const DocumentBuilder &builder)
        : m_dress(dress), m_page(page), m_builder(builder)
    {
        m_snapshot.pageId = page.page->id;
        m_snapshot.refreshAt = nextChange(page);
    }

    PageSnapshot make(const QString &url)
    {
        addJson(url);
        addIncidents();
        addHome();
        m_snapshot.documents.insert("/live.js", m_builder.worker("/live.js", m_dress.assets.worker()));
        const Html missing = errorHtml(m_dress, 404);
        m_snapshot.notFound = m_builder.html({}, missing.body, missing.csp, DocumentBuilder::noCache);
        return std::move(m_snapshot);
    }

private:
    void addJson(const QString &url)
    {
        const QString sentence = headlineText(m_dress.texts, m_page.sum.headline);
        for (auto &[path, body] : statusJson(m_page, url, sentence)) {
            const DocumentPtr document = m_builder.json(path, body);
            m_shown += document->hash;
            m_snapshot.documents.insert(path, document);
        }
    }

    void addIncidents()
    {
        for (const Incident *incident : m_page.incidents) {
            if (!isRecent(m_page, *incident))
                continue;
            const QByteArray path = "/incidents/" + incident->id.toString().toLatin1();
            const IncidentView view = viewOf(m_page, *incident);
            const Html html = incidentHtml(m_dress, m_page, view, incidentContent(m_dress, m_page, view));
            const DocumentPtr document = m_builder.html(path, html.body, html.csp);
            m_shown += document->hash;
            m_snapshot.documents.insert(path, document);
        }
    }

    /// Last, since it tells the revision, which is made of all the rest and its own content.
    void addHome()
    {
        const Texts &texts = m_dress.texts;
        const QString name = m_page.page->name.toString();
        Shell shell;
        shell.title = titled(texts, headlineText(texts, m_page.sum.headline), name);
        shell.description = texts.text(L("page_description"), {{L("page"), name}});
        shell.tone = toneOf(m_page.sum.rollUp);
        shell.content = homeContent(m_dress, m_page);
        m_snapshot.revision = shortHash(m_shown + QByteArray::fromStdString(shell.content));
        shell.revision = m_snapshot.revision;
        const Html html = wrap(m_dress, shell);
        m_snapshot.documents.insert("/", m_builder.html("/", html.body, html.csp));
    }

    const Dress &m_dress;
    const PageView &m_page;
    const DocumentBuilder &m_builder;
    PageSnapshot m_snapshot;
    QByteArray m_shown;
};

} // namespace

Renderer::Renderer(std::unique_ptr<const Assets> assets) : m_assets(std::move(assets)) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer &&) noexcept = default;
Renderer &Renderer::operator=(Renderer &&) noexcept = default;

Result<Renderer> Renderer::load(const QString &folder)
{
    return Assets::load(folder).map(
        [](std::unique_ptr<const Assets> assets) { return Renderer(std::move(assets)); });
}

Result<PageSnapshot> Renderer::renderPage(const Workspace &workspace, const PageId &pageId,
                                          Timestamp now, const RenderSettings &settings,
                                          const PageSnapshot *previous,
                                          const Observations &observed) const
{
    const auto page = workspace.pages.constFind(pageId);
    if (page == workspace.pages.cend())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no such page"));
    const PageView view = viewOf(workspace, *page, now, observed);
    const Dress dress = dressFor(*m_assets, &*page, settings);
    const DocumentBuilder builder(now, settings.compress, previous);
    return SnapshotMaker(dress, view, builder).make(settings.origin + settings.prefix);
}

Result<DocumentPtr> Renderer::renderIncident(const Workspace &workspace, const PageId &pageId,
                                             const IncidentId &incidentId, Timestamp now,
                                             const RenderSettings &settings) const
{
    const auto page = workspace.pages.constFind(pageId);
    const auto incident = workspace.incidents.constFind(incidentId);
    if (page == workspace.pages.cend() || incident == workspace.incidents.cend()
        || !concerns(*incident, ServiceTree::ofPage(workspace, *page)))
        return fail(ErrorCode::NotFound, QStringLiteral("the page shows no such incident"));
    const PageView view = viewOf(workspace, *page, now);
    const Dress dress = dressFor(*m_assets, &*page, settings);
    const IncidentView shown = viewOf(view, *incident);
    const Html html = incidentHtml(dress, view, shown, incidentContent(dress, view, shown));
    const QByteArray path = "/incidents/" + incidentId.toString().toLatin1();
    return DocumentBuilder(now, settings.compress).html(path, html.body, html.csp);
}

DocumentPtr Renderer::renderWelcome(Timestamp now) const
{
    const Dress dress = dressFor(*m_assets, nullptr, {});
    Message message;
    message.tone = QStringLiteral("ok");
    message.heading = dress.texts.text(L("welcome_title"));
    message.text = dress.texts.text(L("welcome"));
    for (const L step : {L("welcome_1"), L("welcome_2"), L("welcome_3")})
        message.steps.append(dress.texts.text(step));
    Shell shell;
    shell.title = message.heading + QStringLiteral(" · Signalbox");
    shell.tone = message.tone;
    shell.content = messageContent(dress, message);
    shell.scripted = false;
    const Html html = wrap(dress, shell);
    return DocumentBuilder(now, true).html("/", html.body, html.csp, DocumentBuilder::noCache);
}

DocumentPtr Renderer::renderError(int status, const Page *page, Timestamp now,
                                  const RenderSettings &settings) const
{
    const Html html = errorHtml(dressFor(*m_assets, page, settings), status);
    return DocumentBuilder(now, settings.compress).html({}, html.body, html.csp, DocumentBuilder::noCache);
}

} // namespace signalbox::publish
