// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/document.h"
#include "core/model/workspace.h"

#include <memory>

namespace signalbox {

/// Where a page lies. The links in it depend on that, so each place has its own rendering.
enum class Mount {
    AtRoot, ///< at "/", of its domains or as the default page
    AtSlug  ///< at "/p/SLUG/"
};

/// One page in one place, as it is served: ready answers by the path below the place ("/",
/// "/api/v2/status.json").
struct SitePage
{
    PageId id;
    Mount mount = Mount::AtRoot;
    QByteArray revision; ///< what tells this rendering from others, as the page itself has it
    QHash<QByteArray, http::DocumentPtr> documents;
    http::DocumentPtr notFound;
};
using SitePagePtr = std::shared_ptr<const SitePage>;

/// Everything visitors can see at one moment. Never changed once it is published.
struct Site
{
    QHash<QByteArray, SitePagePtr> byDomain; ///< small letters, no port
    QHash<QByteArray, SitePagePtr> bySlug;
    SitePagePtr fallback; ///< at "/": the default page; without one, a page that says so
    quint64 version = 0;  ///< grows with every site; the id of the events that tell of it
    /// All there are: an incident that is no ready document of a page may be an old one.
    QHash<IncidentId, Incident> incidents;

    /// How an address leads to a page.
    enum class By { DefaultPage, DomainName, SlugName };

    /// The page that a request means, and the path within it. The views may point into the
    /// request, which must outlive it.
    struct Place
    {
        const SitePage *page = nullptr; ///< none: no page has this address
        QByteArray path;
        By by = By::DefaultPage;
        QByteArray name; ///< the domain or the slug
    };
    /// By domain, then /p/SLUG, then the default page.
    [[nodiscard]] Place find(QByteArrayView host, QByteArrayView path) const;

    /// The incident that "/incidents/ID" means, if there is such an incident at all.
    [[nodiscard]] std::optional<IncidentId> incidentAt(QByteArrayView path) const;
};

} // namespace signalbox
