// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/statusjson.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace signalbox::publish {

namespace {

using L = QLatin1StringView;

/// As many as Statuspage lists.
constexpr size_t listedIncidents = 50;

QJsonValue optionalTime(const std::optional<Timestamp> &at)
{
    return at ? QJsonValue(toRfc3339(*at)) : QJsonValue(QJsonValue::Null);
}

QString impactName(ServiceStatus worst)
{
    switch (worst) {
    case ServiceStatus::Operational:
    case ServiceStatus::UnderMaintenance: return QStringLiteral("none");
    case ServiceStatus::DegradedPerformance: return QStringLiteral("minor");
    case ServiceStatus::PartialOutage: return QStringLiteral("major");
    case ServiceStatus::MajorOutage: return QStringLiteral("critical");
    }
    Q_UNREACHABLE();
}

QJsonArray componentsOf(const PageView &page)
{
    const auto nodes = page.tree.nodes();
    std::vector<QJsonArray> children(nodes.size() + 1); // the last: at the top
    std::vector<QJsonObject> objects;
    objects.reserve(nodes.size());
    for (size_t i = 0; i < nodes.size(); ++i) {
        const Service &service = *nodes[i].service;
        QJsonArray &siblings = children[nodes[i].parent < 0 ? nodes.size() : size_t(nodes[i].parent)];
        siblings.append(service.id.toString());
        const QString about = service.description.toString();
        const QDateTime created = QDateTime::fromMSecsSinceEpoch(toMillis(service.createdAt), page.zone);
        QJsonObject object;
        object[L("id")] = service.id.toString();
        object[L("name")] = service.name.toString();
        object[L("status")] = enumName(page.status.worst[i]);
        object[L("created_at")] = toRfc3339(service.createdAt);
        object[L("updated_at")] = toRfc3339(service.createdAt);
        object[L("position")] = int(siblings.size());
        object[L("description")] = about.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(about);
        object[L("showcase")] = true;
        object[L("start_date")] = created.date().toString(Qt::ISODate);
        object[L("group_id")] = nodes[i].parent < 0
                                    ? QJsonValue(QJsonValue::Null)
                                    : QJsonValue(nodes[size_t(nodes[i].parent)].service->id.toString());
        object[L("page_id")] = page.page->id.toString();
        object[L("group")] = !page.tree.isLeaf(int(i));
        object[L("only_show_if_degraded")] = false;
        objects.push_back(std::move(object));
    }
    QJsonArray array;
    for (size_t i = 0; i < objects.size(); ++i) {
        if (!page.tree.isLeaf(int(i)))
            objects[i][L("components")] = children[i];
        array.append(objects[i]);
    }
    return array;
}

/// A component's updated_at is when an incident last changed it.
void noteUpdates(QJsonArray &components, const PageView &page)
{
    std::vector<Timestamp> last(size_t(page.tree.size()));
    const auto note = [&](const std::vector<Impact> &impacts, Timestamp at) {
        for (const Impact &impact : impacts) {
            if (const int node = page.tree.indexOf(impact.serviceId); node >= 0)
                last[size_t(node)] = std::max(last[size_t(node)], at);
        }
    };
    for (const Incident *incident : page.incidents) {
        note(incident->services, incident->createdAt);
        for (const IncidentUpdate &update : page.workspace->updates.value(incident->id)) {
            note(update.services, update.createdAt);
            if (update.status == IncidentStatus::Resolved)
                note(incident->impacts, update.createdAt);
        }
    }
    for (size_t i = 0; i < last.size(); ++i) {
        if (last[i] <= page.tree.nodes()[i].service->createdAt)
            continue;
        QJsonObject object = components[qsizetype(i)].toObject();
        object[L("updated_at")] = toRfc3339(last[i]);
        components[qsizetype(i)] = object;
    }
}

/// Walks a timeline and tells what each update did to the page's services.
class AffectedComponents
{
public:
    AffectedComponents(const PageView &page, const Incident &incident) : m_page(page)
    {
        for (const Impact &impact : incident.services)
            set(impact.serviceId, impact.impact);
    }

    /// Call for each update, oldest first.
    QJsonValue next(const IncidentUpdate &update)
    {
        for (const Impact &impact : update.services)
            set(impact.serviceId, impact.impact);
        if (update.status != IncidentStatus::Postmortem)
            m_open = update.status != IncidentStatus::Resolved;
        QJsonArray affected;
        for (auto &[node, state] : m_states) {
            const ServiceStatus status = m_open ? state.impact : ServiceStatus::Operational;
            const Service &service = *m_page.tree.nodes()[size_t(node)].service;
            affected.append(QJsonObject{{L("code"), service.id.toString()},
                                        {L("name"), service.name.toString()},
                                        {L("old_status"), enumName(state.told)},
                                        {L("new_status"), enumName(status)}});
            state.told = status;
        }
        return affected.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(affected);
    }

private:
    struct State
    {
        ServiceStatus impact = ServiceStatus::Operational;
        ServiceStatus told = ServiceStatus::Operational; ///< what the update before said
    };

    void set(const ServiceId &id, ServiceStatus impact)
    {
        if (const int node = m_page.tree.indexOf(id); node >= 0)
            m_states[node].impact = impact;
    }

    const PageView &m_page;
    std::map<int, State> m_states;
    bool m_open = true;
};

QJsonArray updatesOf(const PageView &page, const IncidentView &view)
{
    AffectedComponents affected(page, *view.incident);
    std::vector<QJsonObject> updates;
    for (const IncidentUpdate &update : view.updates) {
        updates.push_back({
            {L("id"), update.id.toString()},
            {L("status"), enumName(update.status)},
            {L("body"), update.body.toString()},
            {L("incident_id"), update.incidentId.toString()},
            {L("created_at"), toRfc3339(update.createdAt)},
            {L("updated_at"), toRfc3339(update.editedAt.value_or(update.createdAt))},
            {L("display_at"), toRfc3339(update.postedAt)},
            {L("affected_components"), affected.next(update)},
            {L("deliver_notifications"), update.notify},
            {L("custom_tweet"), QJsonValue::Null},
            {L("tweet_id"), QJsonValue::Null},
        });
    }
    QJsonArray newestFirst;
    for (auto it = updates.rbegin(); it != updates.rend(); ++it)
        newestFirst.append(*it);
    return newestFirst;
}

QJsonObject incidentObject(const PageView &page, const IncidentView &view, const QString &url,
                           const QJsonArray &components)
{
    const Incident &incident = *view.incident;
    std::optional<Timestamp> monitoringAt;
    for (const IncidentUpdate &update : view.updates) {
        if (update.status == IncidentStatus::Monitoring)
            monitoringAt = update.postedAt;
    }
    QJsonArray named;
    for (const auto &[node, impact] : view.services)
        named.append(components[node]);
    return {
        {L("id"), incident.id.toString()},
        {L("name"), incident.title.toString()},
        {L("status"), enumName(incident.status)},
        {L("created_at"), toRfc3339(incident.createdAt)},
        {L("updated_at"), toRfc3339(view.updatedAt)},
        {L("monitoring_at"), optionalTime(monitoringAt)},
        {L("resolved_at"), optionalTime(incident.endedAt)},
        {L("impact"), impactName(view.worst)},
        {L("shortlink"), QString(url + QStringLiteral("/incidents/") + incident.id.toString())},
        {L("started_at"), toRfc3339(incident.startedAt)},
        {L("page_id"), page.page->id.toString()},
        {L("incident_updates"), updatesOf(page, view)},
        {L("components"), named},
        {L("reminder_intervals"), QJsonValue::Null},
    };
}

} // namespace

std::map<QByteArray, QByteArray> statusJson(const PageView &page, const QString &url,
                                            const QString &description)
{
    const QJsonObject head{{L("id"), page.page->id.toString()},
                           {L("name"), page.page->name.toString()},
                           {L("url"), url},
                           {L("time_zone"), page.page->timeZone.toString()},
                           {L("updated_at"), toRfc3339(page.updatedAt)}};
    const QJsonObject status{{L("indicator"), enumName(page.sum.rollUp)},
                             {L("description"), description}};
    QJsonArray components = componentsOf(page);
    noteUpdates(components, page);

    QJsonArray incidents;
    QJsonArray unresolved;
    size_t listed = 0;
    for (const Incident *incident : page.incidents) {
        const bool recent = listed++ < listedIncidents;
        if (!recent && !incident->isOpen())
            continue;
        const QJsonObject object = incidentObject(page, viewOf(page, *incident), url, components);
        if (recent)
            incidents.append(object);
        if (incident->isOpen())
            unresolved.append(object);
    }

    const auto body = [&](std::initializer_list<std::pair<QString, QJsonValue>> parts) {
        QJsonObject object{{L("page"), head}};
        for (const auto &[name, value] : parts)
            object.insert(name, value);
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    };
    const QString incidentsKey = QStringLiteral("incidents");
    const std::pair statusPart{QStringLiteral("status"), QJsonValue(status)};
    const std::pair componentsPart{QStringLiteral("components"), QJsonValue(components)};
    return {
        {"/api/v2/status.json", body({statusPart})},
        {"/api/v2/components.json", body({componentsPart})},
        {"/api/v2/incidents.json", body({{incidentsKey, incidents}})},
        {"/api/v2/incidents/unresolved.json", body({{incidentsKey, unresolved}})},
        {"/api/v2/summary.json",
         body({componentsPart, {incidentsKey, unresolved},
               {QStringLiteral("scheduled_maintenances"), QJsonArray()}, statusPart})},
    };
}

} // namespace signalbox::publish
