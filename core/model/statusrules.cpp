// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/statusrules.h"

#include <algorithm>

namespace signalbox {

namespace {

void worsen(ServiceStatus &status, ServiceStatus by)
{
    status = std::max(status, by);
}

/// Leaves that a major outage hits, and all leaves.
std::pair<int, int> leavesDown(const ServiceTree &tree, const TreeStatus &status)
{
    int down = 0;
    int leaves = 0;
    int downUntil = 0; // within a service that is down itself: the end of its subtree
    for (int i = 0; i < tree.size(); ++i) {
        if (status.direct[size_t(i)] == ServiceStatus::MajorOutage)
            downUntil = std::max(downUntil, tree.nodes()[size_t(i)].end);
        if (!tree.isLeaf(i))
            continue;
        ++leaves;
        if (i < downUntil)
            ++down;
    }
    return {down, leaves};
}

} // namespace

TreeStatus treeStatus(const Workspace &workspace, const ServiceTree &tree,
                      const Observations &observed)
{
    TreeStatus status;
    status.direct.reserve(size_t(tree.size()));
    for (const ServiceNode &node : tree.nodes()) {
        const Service &service = *node.service;
        const bool maintained = observed.inMaintenance.contains(service.id);
        status.direct.push_back(
            maintained ? ServiceStatus::UnderMaintenance
                       : std::max(service.manualStatus, observed.monitored.value(service.id)));
    }
    for (const Incident &incident : workspace.incidents) {
        if (!incident.isOpen())
            continue;
        for (const Impact &impact : incident.impacts) {
            if (const int node = tree.indexOf(impact.serviceId); node >= 0)
                worsen(status.direct[size_t(node)], impact.impact);
        }
    }
    status.worst = status.direct;
    for (int i = tree.size() - 1; i >= 0; --i) {
        if (const int parent = tree.nodes()[size_t(i)].parent; parent >= 0)
            worsen(status.worst[size_t(parent)], status.worst[size_t(i)]);
    }
    return status;
}

QHash<ServiceId, ServiceStatus> serviceStatuses(const Workspace &workspace,
                                                const Observations &observed)
{
    const ServiceTree tree = ServiceTree::ofWorkspace(workspace);
    const TreeStatus status = treeStatus(workspace, tree, observed);
    QHash<ServiceId, ServiceStatus> byId;
    byId.reserve(tree.size());
    for (int i = 0; i < tree.size(); ++i)
        byId.insert(tree.nodes()[size_t(i)].service->id, status.worst[size_t(i)]);
    return byId;
}

PageStatus pageStatus(const ServiceTree &tree, const TreeStatus &status, bool anyOpenIncident)
{
    const auto worst = std::ranges::max_element(status.direct);
    switch (worst == status.direct.end() ? ServiceStatus::Operational : *worst) {
    case ServiceStatus::Operational:
        break;
    case ServiceStatus::UnderMaintenance:
        if (anyOpenIncident)
            break;
        return {RollUp::Maintenance, Headline::UnderMaintenance};
    case ServiceStatus::DegradedPerformance:
        return {RollUp::Minor, Headline::DegradedPerformance};
    case ServiceStatus::PartialOutage:
        return {RollUp::Major, Headline::PartialOutage};
    case ServiceStatus::MajorOutage: {
        const auto [down, leaves] = leavesDown(tree, status);
        if (down * 4 < leaves)
            return {RollUp::Major, Headline::PartialOutage};
        return {RollUp::Critical, Headline::MajorOutage};
    }
    }
    if (anyOpenIncident)
        return {RollUp::Minor, Headline::OpenIncident};
    return {};
}

bool concerns(const Incident &incident, const ServiceTree &tree)
{
    const auto shown = [&](const Impact &impact) { return tree.indexOf(impact.serviceId) >= 0; };
    if (incident.services.empty() && incident.impacts.empty())
        return true;
    return std::ranges::any_of(incident.services, shown)
           || std::ranges::any_of(incident.impacts, shown);
}

} // namespace signalbox
