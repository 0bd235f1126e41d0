// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/pageview.h"

#include "core/model/timeline.h"

#include <algorithm>

namespace signalbox::publish {

namespace {

std::span<const IncidentUpdate> timelineOf(const Workspace &workspace, const IncidentId &id)
{
    const auto found = workspace.updates.constFind(id);
    return found == workspace.updates.cend() ? std::span<const IncidentUpdate>() : *found;
}

Timestamp lastChange(const Incident &incident, std::span<const IncidentUpdate> updates)
{
    Timestamp last = incident.createdAt;
    for (const IncidentUpdate &update : updates)
        last = std::max({last, update.createdAt, update.editedAt.value_or(update.createdAt)});
    return last;
}

void findIncidents(PageView &view)
{
    view.updatedAt = view.page->createdAt;
    for (const ServiceNode &node : view.tree.nodes())
        view.updatedAt = std::max(view.updatedAt, node.service->createdAt);
    for (const Incident &incident : view.workspace->incidents) {
        if (!concerns(incident, view.tree))
            continue;
        view.incidents.push_back(&incident);
        const auto updates = timelineOf(*view.workspace, incident.id);
        view.updatedAt = std::max(view.updatedAt, lastChange(incident, updates));
    }
    std::ranges::sort(view.incidents, [](const Incident *a, const Incident *b) {
        return std::tie(b->startedAt, b->id) < std::tie(a->startedAt, a->id);
    });
}

} // namespace

PageView viewOf(const Workspace &workspace, const Page &page, Timestamp now,
                const Observations &observed)
{
    PageView view;
    view.workspace = &workspace;
    view.page = &page;
    view.now = now;
    view.zone = QTimeZone(page.timeZone.toString().toLatin1());
    if (!view.zone.isValid())
        view.zone = QTimeZone::utc();
    view.tree = ServiceTree::ofPage(workspace, page);
    view.status = treeStatus(workspace, view.tree, observed);
    view.starts = dayStarts(page.timeZone, now, std::max(page.historyDays, pastDays));
    const auto spans = historySpans(workspace, view.tree, view.starts.front(), now);
    view.past = histories(view.tree, spans, view.starts, now);
    findIncidents(view);
    const bool anyOpen = std::ranges::any_of(view.incidents, &Incident::isOpen);
    view.sum = pageStatus(view.tree, view.status, anyOpen);
    return view;
}

IncidentView viewOf(const PageView &page, const Incident &incident)
{
    IncidentView view;
    view.incident = &incident;
    const auto type = page.workspace->incidentTypes.constFind(incident.typeId);
    view.type = type == page.workspace->incidentTypes.cend() ? nullptr : &*type;
    view.updates = timelineOf(*page.workspace, incident.id);
    view.updatedAt = lastChange(incident, view.updates);

    std::map<int, ServiceStatus> worst; // by node: in the order in which the page shows them
    const auto note = [&](const ServiceId &id, ServiceStatus status) {
        const int node = page.tree.indexOf(id);
        if (node < 0)
            return;
        ServiceStatus &entry = worst[node];
        entry = std::max(entry, status);
        view.worst = std::max(view.worst, status);
    };
    for (const std::vector<Impact> *impacts : {&incident.services, &incident.impacts}) {
        for (const Impact &impact : *impacts)
            note(impact.serviceId, ServiceStatus::Operational);
    }
    for (const ImpactSpan &span : impactSpans(incident, view.updates))
        note(span.serviceId, span.impact);
    for (const Impact &impact : incident.impacts) {
        if (incident.isOpen() && page.tree.indexOf(impact.serviceId) >= 0)
            view.present = std::max(view.present, impact.impact);
    }
    view.services.assign(worst.begin(), worst.end());
    return view;
}

Timestamp nextChange(const PageView &page)
{
    const Timestamp midnight = page.starts.back();
    const bool moving = std::ranges::any_of(page.incidents, &Incident::isOpen);
    return moving ? std::min(midnight, page.now + std::chrono::minutes(1)) : midnight;
}

} // namespace signalbox::publish
