// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/siterenderer.h"

#include "core/base/log.h"
#include "core/server/problem.h"
#include "core/server/readydocument.h"
#include "core/server/topics.h"
#include "core/server/touchedpages.h"

namespace signalbox {

namespace {

constexpr int mostWaiting = 64;
constexpr qsizetype onDemandBytes = 16 * 1024 * 1024;
/// Often enough to see within seconds that the machine slept or its clock was set.
constexpr Milliseconds longestNap{10'000};
constexpr Milliseconds shortestNap{50};

publish::RenderSettings slugSettings(const Page &page, const QString &origin)
{
    return {origin, QLatin1String("/p/") + page.slug.toString(), true, true};
}

/// A page with a domain of its own is known by that one.
publish::RenderSettings rootSettings(const Page &page, const QString &origin)
{
    if (page.domains.empty())
        return {origin, QString(), true, true};
    const QString scheme = origin.startsWith(QLatin1String("http://")) ? QStringLiteral("http://")
                                                                       : QStringLiteral("https://");
    return {scheme + page.domains.front().toString(), QString(), true, true};
}

bool sameSettings(const publish::RenderSettings &a, const publish::RenderSettings &b)
{
    return a.origin == b.origin && a.prefix == b.prefix;
}

QByteArray pageKey(const std::pair<PageId, Mount> &key)
{
    return (key.second == Mount::AtRoot ? "root/" : "slug/") + key.first.toString().toLatin1() +
           '/';
}

} // namespace

SiteRenderer::SiteRenderer(const Clock &clock)
    : m_clock(clock)
    , m_onDemand(onDemandBytes)
    , m_timer(this)
    , m_site(std::make_shared<const Site>())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SiteRenderer::lookAtClock);
}

SiteRenderer::~SiteRenderer() = default;

RenderFigures SiteRenderer::figures() const
{
    return {m_renderings, double(m_nanoseconds) / 1e9, m_pages};
}

Result<void> SiteRenderer::load()
{
    Result<publish::Renderer> renderer = publish::Renderer::load();
    if (!renderer)
        return tl::unexpected(renderer.error());
    m_renderer.emplace(std::move(*renderer));
    return makeWelcome().map([&](const SitePagePtr &page) { m_welcome = page; });
}

void SiteRenderer::show(const SiteState &state)
{
    m_workspace = state.workspace;
    const bool everything = !m_hasShown || m_origin != state.origin;
    m_hasShown = true;
    m_origin = state.origin;
    render(everything ? QSet<PageId>(m_workspace.pages.keyBegin(), m_workspace.pages.keyEnd())
                      : touchedPages(m_workspace, state.changes));
    armTimer();
    emit ready();
}

void SiteRenderer::lookAtClock()
{
    const Timestamp now = m_clock.now();
    QSet<PageId> due;
    for (const auto &[key, mounted] : m_mounts) {
        if (mounted.snapshot.refreshAt <= now)
            due.insert(key.first);
    }
    if (!due.isEmpty())
        render(due);
    armTimer();
}

void SiteRenderer::armTimer()
{
    Milliseconds nap = longestNap;
    for (const auto &[key, mounted] : m_mounts)
        nap = std::min(nap, mounted.snapshot.refreshAt - m_clock.now());
    m_timer.start(std::max(nap, shortestNap));
}

std::map<SiteRenderer::MountKey, publish::RenderSettings> SiteRenderer::wantedMounts() const
{
    std::map<MountKey, publish::RenderSettings> wanted;
    for (const Page &page : m_workspace.pages) {
        wanted.emplace(MountKey{page.id, Mount::AtSlug}, slugSettings(page, m_origin));
        if (page.isDefault || !page.domains.empty())
            wanted.emplace(MountKey{page.id, Mount::AtRoot}, rootSettings(page, m_origin));
    }
    return wanted;
}

void SiteRenderer::render(const QSet<PageId> &touched)
{
    const auto start = m_clock.steady();
    const auto wanted = wantedMounts();
    std::erase_if(m_mounts, [&](const auto &entry) { return !wanted.contains(entry.first); });
    for (const auto &[key, settings] : wanted) {
        const auto before = m_mounts.find(key);
        if (before == m_mounts.end() || touched.contains(key.first) ||
            !sameSettings(before->second.settings, settings))
            renderMount(key, settings);
    }
    m_onDemand.clear();
    const std::shared_ptr<const Site> before = m_site.current();
    publishSite();
    m_nanoseconds += std::chrono::nanoseconds(m_clock.steady() - start).count();
    emit shown(m_site.current(), pageNews(*before, *m_site.current()));
}

/// A page that cannot be rendered stays as it was: an old page is better than none.
void SiteRenderer::renderMount(const MountKey &key, const publish::RenderSettings &settings)
{
    const auto found = m_mounts.find(key);
    Mounted *before = found == m_mounts.end() ? nullptr : &found->second;
    ++m_renderings;
    Result<publish::PageSnapshot> snapshot = m_renderer->renderPage(
        m_workspace, key.first, m_clock.now(), settings, before ? &before->snapshot : nullptr);
    Result<SitePagePtr> served =
        snapshot ? serve(key, before, *snapshot) : tl::unexpected(snapshot.error());
    if (!served) {
        qCCritical(logPublish).noquote()
            << "page" << key.first.toString() << "cannot be rendered:" << served.error().detail;
        if (before) // not again at once, and again, and again
            before->snapshot.refreshAt = m_clock.now() + std::chrono::minutes(1);
        return;
    }
    m_mounts.insert_or_assign(key, Mounted{settings, std::move(*snapshot), std::move(*served)});
}

Result<SitePagePtr> SiteRenderer::serve(const MountKey &key, const Mounted *before,
                                        const publish::PageSnapshot &snapshot)
{
    auto page = std::make_shared<SitePage>();
    page->id = key.first;
    page->mount = key.second;
    page->revision = snapshot.revision;
    const auto add = [&](const QByteArray &path, const publish::DocumentPtr &document) {
        const bool isSame = before && before->snapshot.documents.value(path) == document;
        return (isSame ? Result<http::DocumentPtr>(before->served->documents.value(path))
                       : readyDocument(*document, 200))
            .map([&](const http::DocumentPtr &ready) { page->documents.insert(path, ready); });
    };
    for (auto it = snapshot.documents.begin(); it != snapshot.documents.end(); ++it) {
        if (Result<void> added = add(it.key(), it.value()); !added)
            return tl::unexpected(added.error());
    }
    return readyDocument(*snapshot.notFound, 404).map([&](const http::DocumentPtr &notFound) {
        page->notFound = notFound;
        return SitePagePtr(page);
    });
}

/// What is at "/" while there is no page.
Result<SitePagePtr> SiteRenderer::makeWelcome() const
{
    auto page = std::make_shared<SitePage>();
    return readyDocument(*m_renderer->renderWelcome(m_clock.now()), 200)
        .and_then([&](const http::DocumentPtr &hello) {
            page->documents.insert("/", hello);
            return readyDocument(*m_renderer->renderError(404, nullptr, m_clock.now(), {}), 404);
        })
        .map([&](const http::DocumentPtr &notFound) {
            page->notFound = notFound;
            return SitePagePtr(page);
        });
}

void SiteRenderer::publishSite()
{
    auto site = std::make_shared<Site>();
    for (const Page &page : m_workspace.pages) {
        const auto slug = m_mounts.find({page.id, Mount::AtSlug});
        if (slug != m_mounts.end())
            site->bySlug.insert(page.slug.toString().toLatin1(), slug->second.served);
        const auto root = m_mounts.find({page.id, Mount::AtRoot});
        if (root == m_mounts.end())
            continue;
        for (const Domain &domain : page.domains)
            site->byDomain.insert(domain.toString().toLatin1(), root->second.served);
        if (page.isDefault)
            site->fallback = root->second.served;
    }
    if (!site->fallback)
        site->fallback = m_welcome;
    site->incidents = m_workspace.incidents;
    site->version = m_site.current()->version + 1;
    m_pages = m_workspace.pages.size();
    m_site.publish(std::move(site));
}

void SiteRenderer::sendIncident(const SitePage &page, const IncidentId &id,
                                http::Responder responder)
{
    if (m_waiting.fetch_add(1) >= mostWaiting) {
        --m_waiting;
        responder.send(
            problem(http::Refusal{503, "Too many requests wait for old incidents.", {}}));
        return;
    }
    const auto kept = std::make_shared<http::Responder>(std::move(responder));
    QMetaObject::invokeMethod(
        this,
        [this, key = MountKey{page.id, page.mount}, id, kept] {
            --m_waiting;
            answerIncident(key, id, std::move(*kept));
        },
        Qt::QueuedConnection);
}

void SiteRenderer::answerIncident(const MountKey &key, const IncidentId &id,
                                  http::Responder responder)
{
    const auto mounted = m_mounts.find(key);
    if (mounted == m_mounts.end()) {
        responder.send(m_site.current()->fallback->notFound);
        return;
    }
    const QByteArray name = pageKey(key) + id.toString().toLatin1();
    if (const http::DocumentPtr *ready = m_onDemand.object(name)) {
        responder.send(*ready);
        return;
    }
    const Result<http::DocumentPtr> made =
        m_renderer
            ->renderIncident(m_workspace, key.first, id, m_clock.now(), mounted->second.settings)
            .and_then(
                [](const publish::DocumentPtr &document) { return readyDocument(*document, 200); });
    const http::DocumentPtr document = made ? *made : mounted->second.served->notFound;
    m_onDemand.insert(name, new http::DocumentPtr(document),
                      2 * document->body(http::Coding::Identity).size());
    responder.send(document);
}

} // namespace signalbox
