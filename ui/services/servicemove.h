// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/page.h"
#include "core/model/workspace.h"

namespace signalbox {

/// A service's new position among its siblings, and its new parent if that changes too.
struct PositionEdit
{
    ServiceId id;
    int position = 0;
    bool reparent = false;
    std::optional<ServiceId> parent; ///< only with reparent

    friend bool operator==(const PositionEdit &, const PositionEdit &) = default;
};

/// The fewest edits, among pushing up and pushing down, after which `moved` stands under
/// `parent` before the sibling that has `row` now (counted with `moved` itself where it is one
/// of them). Positions leave no room by themselves and may all be alike, so neighbours can have
/// to give way:
///
///     a0 b0 c0 (by name), c to row 1 → c1 b2: a stays, b gives way
///
/// Empty when nothing would change, or when `parent` is below `moved`.
[[nodiscard]] std::vector<PositionEdit> planMove(const Workspace &workspace,
                                                 const ServiceId &moved,
                                                 const std::optional<ServiceId> &parent, int row);

/// The position that puts a new service behind all children of `parent`.
[[nodiscard]] int lastPosition(const Workspace &workspace, const std::optional<ServiceId> &parent);

/// The page's arrangement with `moved` (on it already or not) at that place; positions are
/// counted anew.
[[nodiscard]] std::vector<PageService> arrangedWith(const Workspace &workspace, const Page &page,
                                                    const ServiceId &moved,
                                                    const std::optional<ServiceId> &parent,
                                                    int row);
/// Without it; what was below it moves up to its place.
[[nodiscard]] std::vector<PageService> arrangedWithout(const Workspace &workspace,
                                                       const Page &page, const ServiceId &gone);

} // namespace signalbox
