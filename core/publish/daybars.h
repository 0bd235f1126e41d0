// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/uptime.h"

namespace signalbox::publish {

/// The first of the days of which anything is known; as many as there are days if none.
[[nodiscard]] int firstKnownDay(const ServiceHistory &history, std::span<const Timestamp> starts);

/// The outline of `days` bars side by side, to be defined once in a page as the path "b":
/// lines from top to bottom, six units apart.
[[nodiscard]] QByteArray dayOutline(int days);

/// One service's bars as inline SVG. A quiet day is a piece of the shared outline, so only days
/// with trouble cost bytes: over their bar lies a pale one, and on it the trouble, rising from
/// the ground by its share of the day, at least by a fifth so that it is seen.
[[nodiscard]] QByteArray dayBars(const ServiceHistory &history, std::span<const Timestamp> starts);

} // namespace signalbox::publish
