// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewrows.h"

#include "ui/kit/words.h"
#include "ui/shell/health.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

ServiceStatus worstImpact(const Incident &incident)
{
    ServiceStatus worst = ServiceStatus::Operational;
    for (const Impact &impact : incident.impacts)
        worst = std::max(worst, impact.impact);
    return worst;
}

/// An update's text as one line.
QString firstWords(const QString &markdown)
{
    return markdown.left(300).simplified();
}

} // namespace

std::vector<OverviewRow> incidentRows(const Workspace &workspace, const Health &health,
                                      Timestamp now, size_t most)
{
    std::vector<OverviewRow> rows;
    for (const IncidentId &id : health.openIncidents()) {
        if (rows.size() == most)
            break;
        const Incident incident = workspace.incidents.value(id);
        QStringList detail;
        if (const auto type = workspace.incidentTypes.constFind(incident.typeId);
            type != workspace.incidentTypes.constEnd())
            detail.append(type->name.toString());
        detail.append(words::of(incident.status));
        detail.append(words::duration(now - incident.startedAt));
        rows.push_back({{EntityKind::Incident, id.uuid()}, incident.title.toString(),
                        detail.join(u" · "_s), worstImpact(incident), {}, {}});
    }
    return rows;
}

std::vector<OverviewRow> serviceRows(const Workspace &workspace, const Health &health,
                                     size_t most)
{
    std::vector<OverviewRow> rows;
    for (const ServiceId &id : health.troubled()) {
        if (rows.size() == most)
            break;
        const Service service = workspace.services.value(id);
        QString name = service.name.toString();
        if (service.parentId) {
            const auto group = workspace.services.constFind(*service.parentId);
            if (group != workspace.services.constEnd())
                name = QString(group->name.toString() + u" › "_s + name);
        }
        const ServiceStatus status = health.statusOf(id);
        rows.push_back({{EntityKind::Service, id.uuid()}, name, {}, status,
                        words::of(status), status});
    }
    return rows;
}

std::vector<OverviewRow> pageRows(const Workspace &workspace, const Page &page,
                                  const Health &health, size_t most)
{
    std::vector<OverviewRow> rows;
    const ServiceTree tree = ServiceTree::ofPage(workspace, page);
    for (int i = 0; i < tree.size() && rows.size() < most;
         i = tree.nodes()[static_cast<size_t>(i)].end) {
        const Service &service = *tree.nodes()[static_cast<size_t>(i)].service;
        const ServiceStatus status = health.statusOf(service.id);
        rows.push_back({{EntityKind::Service, service.id.uuid()}, service.name.toString(), {},
                        status, words::of(status), status});
    }
    return rows;
}

std::vector<OverviewRow> activityRows(const Workspace &workspace, Timestamp now, size_t most)
{
    std::vector<const IncidentUpdate *> newest;
    for (const std::vector<IncidentUpdate> &timeline : workspace.updates) {
        // Oldest first in each: only its last few can be among the newest of all.
        const size_t skip = timeline.size() - std::min(timeline.size(), most);
        for (size_t i = skip; i < timeline.size(); ++i)
            newest.push_back(&timeline[i]);
    }
    const auto end = newest.begin()
                     + static_cast<std::ptrdiff_t>(std::min(newest.size(), most));
    std::partial_sort(newest.begin(), end, newest.end(),
                      [](const IncidentUpdate *a, const IncidentUpdate *b) {
                          return a->postedAt != b->postedAt ? a->postedAt > b->postedAt
                                                            : b->id < a->id;
                      });
    newest.erase(end, newest.end());
    std::vector<OverviewRow> rows;
    for (const IncidentUpdate *update : newest) {
        const QString title = workspace.incidents.value(update->incidentId).title.toString();
        const QString text = firstWords(update->body.toString());
        rows.push_back({{EntityKind::Incident, update->incidentId.uuid()},
                        QString(words::of(update->status) + u" · "_s + title),
                        text.isEmpty() ? update->author.toString() : text, {},
                        words::moment(update->postedAt, now), {}});
    }
    return rows;
}

} // namespace signalbox
