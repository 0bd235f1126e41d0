// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/event.h"
#include "core/server/site.h"

// The event streams that the server offers, and what goes over them.

namespace signalbox {

/// `event: change`, `data: {"sequence":N}`: to desktops after each commit.
inline constexpr char changeTopic[] = "changes";
[[nodiscard]] http::EventPtr changeEvent(qint64 sequence);
/// Begins with the present sequence number.
[[nodiscard]] http::EventStream changeStream(qint64 sequence);

/// `event: page`, `data: {"revision":"..."}`: to visitors once something else is to be seen at
/// the address that they have open. The topic is the address and not the page: tomorrow there
/// may be another page, as when another one becomes the default.
[[nodiscard]] QByteArray pageTopic(Site::By by, const QByteArray &name);
[[nodiscard]] http::EventPtr pageEvent(const Site &site, const SitePage &page);
/// Begins with the present one, so that nothing falls between reading a page and following it.
[[nodiscard]] http::EventStream pageStream(const Site &site, const Site::Place &place);

/// A page that looks different now, and where.
struct PageNews
{
    QByteArray topic;
    SitePagePtr page;
};
/// What is to be told of the step from one site to the next.
[[nodiscard]] std::vector<PageNews> pageNews(const Site &before, const Site &after);

} // namespace signalbox
