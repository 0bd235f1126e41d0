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

/// `event: page`, `data: {"revision":"..."}`: to visitors once the page is rendered anew.
[[nodiscard]] QByteArray pageTopic(const SitePage &page);
[[nodiscard]] http::EventPtr pageEvent(const SitePage &page);
/// Begins with the present one, so that nothing falls between reading a page and following it.
[[nodiscard]] http::EventStream pageStream(const SitePage &page);

} // namespace signalbox
