// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/responder.h"
#include "core/publish/renderer.h"
#include "core/server/metrics.h"
#include "core/server/published.h"
#include "core/server/site.h"
#include "core/server/topics.h"
#include "core/storage/stored.h"

#include <QCache>
#include <QObject>
#include <QTimer>
#include <map>

namespace signalbox {

/// What is to be shown. Cheap to copy (see Workspace).
struct SiteState
{
    Workspace workspace;
    std::vector<Change> changes; ///< since the state shown before
    QString origin;              ///< "https://status.example.com": how the default page is reached
};

/// Keeps the site as the newest state has it. Lives in the render thread; only what says so may
/// be called from elsewhere.
class SiteRenderer : public QObject
{
    Q_OBJECT
public:
    explicit SiteRenderer(const Clock &clock);
    ~SiteRenderer() override;

    // --- From any thread ------------------------------------------------------------------

    /// As last rendered. The reference is good until the same thread asks again.
    [[nodiscard]] const std::shared_ptr<const Site> &site() const { return m_site.current(); }
    /// Answers with an incident's page that is not kept ready, or with the page's 404.
    void sendIncident(const SitePage &page, const IncidentId &id, http::Responder responder);
    [[nodiscard]] RenderFigures figures() const;

    // --- On the render thread -------------------------------------------------------------

    /// Reads the templates.
    [[nodiscard]] Result<void> load();
    /// Renders what the changes touch, everything the first time, and publishes the site.
    void show(const SiteState &state);
    /// Renders what looks different because time has passed, and looks at the clock again when
    /// the next such moment comes.
    void lookAtClock();
    /// Looks at the clock no more; the last call before the thread ends.
    void rest() { m_timer.stop(); }

signals:
    /// After the site has been published, on the render thread.
    void shown(const std::shared_ptr<const signalbox::Site> &site,
               const std::vector<signalbox::PageNews> &news);
    /// show() is through, and the next state can come.
    void ready();

private:
    using MountKey = std::pair<PageId, Mount>;
    /// A page in one place, as rendered last.
    struct Mounted
    {
        publish::RenderSettings settings;
        publish::PageSnapshot snapshot;
        SitePagePtr served;
    };

    void render(const QSet<PageId> &touched);
    [[nodiscard]] std::map<MountKey, publish::RenderSettings> wantedMounts() const;
    void renderMount(const MountKey &key, const publish::RenderSettings &settings);
    [[nodiscard]] Result<SitePagePtr> serve(const MountKey &key, const Mounted *before,
                                            const publish::PageSnapshot &snapshot);
    void publishSite();
    [[nodiscard]] Result<SitePagePtr> makeWelcome() const;
    void armTimer();
    void answerIncident(const MountKey &key, const IncidentId &id, http::Responder responder);

    const Clock &m_clock;
    std::optional<publish::Renderer> m_renderer;
    SitePagePtr m_welcome;
    Workspace m_workspace;
    QString m_origin;
    std::map<MountKey, Mounted> m_mounts;
    bool m_hasShown = false;
    /// Incidents rendered on demand, in bytes; they may look different after any change.
    QCache<QByteArray, http::DocumentPtr> m_onDemand;
    QTimer m_timer;
    Published<Site> m_site;
    std::atomic<int> m_waiting{0}; ///< of sendIncident
    std::atomic<quint64> m_renderings{0};
    std::atomic<qint64> m_nanoseconds{0};
    std::atomic<qint64> m_pages{0};
};

} // namespace signalbox
