// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/rowlist.h"

namespace signalbox {

class Health;

// What the overview's lists show, as values: at most `most` rows each.

/// Newest start first: "Major · Identified · 38 min".
[[nodiscard]] std::vector<OverviewRow> incidentRows(const Workspace &workspace,
                                                    const Health &health, Timestamp now,
                                                    size_t most);
/// Worst first, with the group they are in.
[[nodiscard]] std::vector<OverviewRow> serviceRows(const Workspace &workspace,
                                                   const Health &health, size_t most);
/// The top level of what the page shows, for when all is well.
[[nodiscard]] std::vector<OverviewRow> pageRows(const Workspace &workspace, const Page &page,
                                                const Health &health, size_t most);
/// The newest updates of all incidents.
[[nodiscard]] std::vector<OverviewRow> activityRows(const Workspace &workspace, Timestamp now,
                                                    size_t most);

} // namespace signalbox
