// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/touchedpages.h"

namespace signalbox {

namespace {

QSet<PageId> pagesShowing(const Workspace &workspace, const QSet<ServiceId> &services)
{
    QSet<PageId> found;
    for (const Page &page : workspace.pages) {
        const bool shows =
            std::any_of(page.services.begin(), page.services.end(), [&](const PageService &entry) {
                return services.contains(entry.serviceId);
            });
        if (shows)
            found.insert(page.id);
    }
    return found;
}

QSet<PageId> allPages(const Workspace &workspace)
{
    return QSet<PageId>(workspace.pages.keyBegin(), workspace.pages.keyEnd());
}

void addServices(QSet<ServiceId> &services, const QJsonValue &impacts)
{
    const QJsonArray entries = impacts.toArray();
    for (const QJsonValue &entry : entries) {
        const auto id =
            ServiceId::parse(entry.toObject().value(QLatin1String("service_id")).toString());
        if (id)
            services.insert(*id);
    }
}

/// The services that an image of an incident or an update names.
void addServices(QSet<ServiceId> &services, const std::optional<QJsonObject> &image)
{
    if (!image)
        return;
    addServices(services, image->value(QLatin1String("services")));
    addServices(services, image->value(QLatin1String("impacts")));
}

/// An incident that names no service concerns every page.
bool namesNoService(const std::optional<QJsonObject> &image)
{
    QSet<ServiceId> services;
    addServices(services, image);
    return image && services.isEmpty();
}

/// Pages that show it as it is and pages that showed it as it was.
QSet<PageId> pagesOfIncident(const Workspace &workspace, const Change &change)
{
    const bool isUpdate = change.kind == EntityKind::IncidentUpdate;
    if (!isUpdate && (namesNoService(change.before) || namesNoService(change.after)))
        return allPages(workspace);
    QSet<ServiceId> services;
    addServices(services, change.before);
    addServices(services, change.after);
    const QJsonObject image = change.after ? *change.after : change.before.value_or(QJsonObject());
    const auto incidentId = IncidentId::parse(image.value(QLatin1String("incident_id")).toString());
    if (isUpdate && incidentId) {
        const Incident incident = workspace.incidents.value(*incidentId);
        for (const auto *impacts : {&incident.services, &incident.impacts}) {
            for (const Impact &impact : *impacts)
                services.insert(impact.serviceId);
        }
    }
    return services.isEmpty() ? allPages(workspace) : pagesShowing(workspace, services);
}

QSet<PageId> pagesOf(const Workspace &workspace, const Change &change)
{
    switch (change.kind) {
    case EntityKind::Page:
        return {PageId(change.id)};
    case EntityKind::Service:
        return pagesShowing(workspace, {ServiceId(change.id)});
    case EntityKind::IncidentType:
        return allPages(workspace);
    case EntityKind::Incident:
    case EntityKind::IncidentUpdate:
        return pagesOfIncident(workspace, change);
    case EntityKind::Member:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

QSet<PageId> touchedPages(const Workspace &after, const std::vector<Change> &changes)
{
    QSet<PageId> touched;
    for (const Change &change : changes)
        touched.unite(pagesOf(after, change));
    return touched.intersect(allPages(after));
}

} // namespace signalbox
