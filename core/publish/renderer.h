// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/statusrules.h"
#include "core/publish/document.h"

namespace signalbox::publish {

class Assets;

struct RenderSettings
{
    QString origin; ///< "https://status.example.com", for absolute links in the JSON
    QString prefix; ///< where the page lies: "" or "/p/slug"
    bool live = true;     ///< listen to `prefix`/events; off for previews and static sites
    bool compress = true; ///< off where nobody asks for compressed bodies
};

/// Makes the documents of pages out of workspaces. Holds nothing but templates and texts: all
/// calls are pure and may run on several threads at once.
class Renderer
{
public:
    /// Reads templates and texts from a folder like resources/page, by default from the copy
    /// within the program. Fails with Internal if one is missing or malformed.
    [[nodiscard]] static Result<Renderer> load(const QString &folder = QStringLiteral(":/page"));
    ~Renderer();
    Renderer(Renderer &&) noexcept;
    Renderer &operator=(Renderer &&) noexcept;

    /// The whole snapshot: the page, its JSON, and the incidents that are open or ended in the
    /// last fifteen days. What has not changed since `previous` is taken from it, compressed
    /// bodies and all. NotFound if there is no such page.
    [[nodiscard]] Result<PageSnapshot> renderPage(const Workspace &workspace, const PageId &pageId,
                                                  Timestamp now, const RenderSettings &settings,
                                                  const PageSnapshot *previous = nullptr,
                                                  const Observations &observed = {}) const;

    /// One incident's page, for those too old for the snapshot. NotFound if the page does not
    /// show such an incident.
    [[nodiscard]] Result<DocumentPtr> renderIncident(const Workspace &workspace,
                                                     const PageId &pageId,
                                                     const IncidentId &incidentId, Timestamp now,
                                                     const RenderSettings &settings) const;

    /// What a server without any page shows: how to make one.
    [[nodiscard]] DocumentPtr renderWelcome(Timestamp now) const;

    /// An error page for an HTTP status: 404 says that there is nothing, others that it did
    /// not work. Without a page (none has that host or slug) in plain dress.
    [[nodiscard]] DocumentPtr renderError(int status, const Page *page, Timestamp now,
                                          const RenderSettings &settings) const;

private:
    explicit Renderer(std::unique_ptr<const Assets> assets);
    std::unique_ptr<const Assets> m_assets;
};

} // namespace signalbox::publish
