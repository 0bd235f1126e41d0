// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/statusrules.h"
#include "core/model/uptime.h"

#include <QTimeZone>

namespace signalbox::publish {

/// How far back the page lists incidents.
constexpr int pastDays = 15;

/// An incident as one page shows it.
struct IncidentView
{
    const Incident *incident = nullptr;
    const IncidentType *type = nullptr; ///< none if it is gone
    std::span<const IncidentUpdate> updates; ///< oldest first
    ServiceStatus worst = ServiceStatus::Operational; ///< of the page's services, ever
    ServiceStatus present = ServiceStatus::Operational; ///< the same, now
    std::vector<std::pair<int, ServiceStatus>> services; ///< nodes it names, with the worst impact
    Timestamp updatedAt;
};

/// All that the documents of one page are made from. Points into the workspace.
struct PageView
{
    const Workspace *workspace = nullptr;
    const Page *page = nullptr;
    Timestamp now;
    QTimeZone zone;
    ServiceTree tree;
    TreeStatus status;
    PageStatus sum;
    std::vector<Timestamp> starts; ///< of the days that the bars show, see dayStarts()
    std::vector<ServiceHistory> past; ///< by node
    std::vector<const Incident *> incidents; ///< all that the page shows, newest start first
    Timestamp updatedAt; ///< of the newest change to what the page shows

    /// The start of the fifteen days of past incidents.
    [[nodiscard]] Timestamp pastFrom() const { return starts[starts.size() - 1 - pastDays]; }
};

[[nodiscard]] PageView viewOf(const Workspace &workspace, const Page &page, Timestamp now,
                              const Observations &observed = {});
[[nodiscard]] IncidentView viewOf(const PageView &page, const Incident &incident);

/// When time alone will next change what the page shows: at midnight, or within a minute while
/// something is wrong and so percentages move.
[[nodiscard]] Timestamp nextChange(const PageView &page);

} // namespace signalbox::publish
