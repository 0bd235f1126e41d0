// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/servicetree.h"

#include <QSet>

namespace signalbox {

/// What is known about services beside what admins wrote: states of monitors and maintenance
/// in progress.
struct Observations
{
    QHash<ServiceId, ServiceStatus> monitored;
    QSet<ServiceId> inMaintenance;
};

/// Statuses of a tree's services, by node index.
struct TreeStatus
{
    std::vector<ServiceStatus> direct; ///< from what names the service itself
    std::vector<ServiceStatus> worst;  ///< with all below it: what is shown

    friend bool operator==(const TreeStatus &, const TreeStatus &) = default;
};

/// Each service is as bad as the worst of its manual status, what its monitors say and the
/// present impacts of open incidents; a parent as bad as the worst below it, too. Maintenance
/// in progress takes the place of the manual and monitored statuses, never of an incident's.
[[nodiscard]] TreeStatus treeStatus(const Workspace &workspace, const ServiceTree &tree,
                                    const Observations &observed = {});

/// The same over the workspace's own tree, by id.
[[nodiscard]] QHash<ServiceId, ServiceStatus> serviceStatuses(const Workspace &workspace,
                                                              const Observations &observed = {});

/// Which sentence sums a page up.
enum class Headline {
    AllOperational,
    UnderMaintenance,
    DegradedPerformance,
    OpenIncident, ///< an incident is open, but hurts no service
    PartialOutage,
    MajorOutage
};

struct PageStatus
{
    RollUp rollUp = RollUp::None;
    Headline headline = Headline::AllOperational;

    friend bool operator==(const PageStatus &, const PageStatus &) = default;
};

/// A major outage sums up as a partial one while it hits fewer than a quarter of the leaf
/// services. A leaf is hit by what names it or a service above it.
[[nodiscard]] PageStatus pageStatus(const ServiceTree &tree, const TreeStatus &status,
                                    bool anyOpenIncident);

/// Whether a page with this tree shows the incident: it names one of the tree's services, or
/// none at all, and so concerns everything.
[[nodiscard]] bool concerns(const Incident &incident, const ServiceTree &tree);

} // namespace signalbox
