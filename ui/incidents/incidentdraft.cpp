// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidentdraft.h"

#include "core/model/timeline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

template <class T>
void take(T &target, const QJsonObject &json, const QString &key)
{
    if (const auto found = json.constFind(key); found != json.constEnd()) {
        if (Result<T> value = JsonForm<T>::read(*found))
            target = std::move(*value);
    }
}

QJsonValue impactsJson(const std::vector<Impact> &services)
{
    return JsonForm<std::vector<Impact>>::write(services);
}

/// The update as the server would store it.
IncidentUpdate updateOf(const UpdateDraft &draft, const IncidentId &incident, Timestamp now)
{
    IncidentUpdate update;
    update.id = IncidentUpdateId(makeUuid(now));
    update.incidentId = incident;
    update.status = draft.status;
    update.body = Markdown::parse(draft.body).value_or(Markdown());
    update.postedAt = draft.postedAt.value_or(now);
    update.services = draft.services;
    update.notify = draft.notify;
    update.createdAt = now;
    return update;
}

} // namespace

QJsonObject toJson(const UpdateDraft &draft)
{
    return {{u"status"_s, enumName(draft.status)},
            {u"body"_s, draft.body},
            {u"notify"_s, draft.notify},
            {u"posted_at"_s, JsonForm<std::optional<Timestamp>>::write(draft.postedAt)},
            {u"services"_s, impactsJson(draft.services)}};
}

UpdateDraft updateDraftFromJson(const QJsonObject &json)
{
    UpdateDraft draft;
    take(draft.status, json, u"status"_s);
    draft.body = json.value(u"body"_s).toString();
    take(draft.notify, json, u"notify"_s);
    take(draft.postedAt, json, u"posted_at"_s);
    take(draft.services, json, u"services"_s);
    return draft;
}

QJsonObject toJson(const ReportDraft &draft)
{
    return {{u"title"_s, draft.title},
            {u"type_id"_s, draft.typeId.toString()},
            {u"services"_s, impactsJson(draft.services)},
            {u"started_at"_s, JsonForm<std::optional<Timestamp>>::write(draft.startedAt)},
            {u"update"_s, toJson(draft.update)}};
}

ReportDraft reportDraftFromJson(const QJsonObject &json)
{
    ReportDraft draft;
    draft.title = json.value(u"title"_s).toString();
    take(draft.typeId, json, u"type_id"_s);
    take(draft.services, json, u"services"_s);
    take(draft.startedAt, json, u"started_at"_s);
    draft.update = updateDraftFromJson(json.value(u"update"_s).toObject());
    return draft;
}

QJsonObject postPayload(const UpdateDraft &draft, const IncidentId &incident,
                        const IncidentUpdateId &id)
{
    QJsonObject payload{{u"id"_s, id.toString()},
                        {u"incident_id"_s, incident.toString()},
                        {u"status"_s, enumName(draft.status)},
                        {u"body"_s, draft.body},
                        {u"notify"_s, draft.notify}};
    if (draft.postedAt)
        payload.insert(u"posted_at"_s, toRfc3339(*draft.postedAt));
    if (!draft.services.empty())
        payload.insert(u"services"_s, impactsJson(draft.services));
    return payload;
}

QJsonObject reportPayload(const ReportDraft &draft, const IncidentId &incident,
                          const IncidentUpdateId &update)
{
    QJsonObject payload{{u"id"_s, incident.toString()},
                        {u"title"_s, draft.title},
                        {u"type_id"_s, draft.typeId.toString()},
                        {u"services"_s, impactsJson(draft.services)},
                        {u"notify"_s, draft.update.notify},
                        {u"update"_s, QJsonObject{{u"id"_s, update.toString()},
                                                  {u"status"_s, enumName(draft.update.status)},
                                                  {u"body"_s, draft.update.body}}}};
    if (draft.startedAt)
        payload.insert(u"started_at"_s, toRfc3339(*draft.startedAt));
    return payload;
}

std::vector<Impact> withChanges(std::vector<Impact> present, const std::vector<Impact> &changes)
{
    for (const Impact &change : changes) {
        const auto found = std::ranges::find(present, change.serviceId, &Impact::serviceId);
        if (found == present.end())
            present.push_back(change);
        else
            found->impact = change.impact;
    }
    return present;
}

std::vector<Impact> changesFrom(const std::vector<Impact> &present,
                                const std::vector<Impact> &wanted)
{
    std::vector<Impact> changes;
    for (const Impact &impact : wanted) {
        if (std::ranges::find(present, impact) == present.end())
            changes.push_back(impact);
    }
    for (const Impact &impact : present) {
        const bool gone = std::ranges::find(wanted, impact.serviceId, &Impact::serviceId)
                          == wanted.end();
        if (gone && impact.impact != ServiceStatus::Operational)
            changes.push_back({impact.serviceId, ServiceStatus::Operational});
    }
    return changes;
}

Workspace withPosted(Workspace workspace, const IncidentId &incident, const UpdateDraft &draft,
                     Timestamp now)
{
    const auto found = workspace.incidents.constFind(incident);
    if (found == workspace.incidents.cend())
        return workspace;
    const Incident before = *found;
    workspace.put(updateOf(draft, incident, now));
    workspace.put(settle(before, workspace.updates.value(incident)));
    return workspace;
}

Workspace withReported(Workspace workspace, const ReportDraft &draft, Timestamp now,
                       const QString &untitled)
{
    Incident incident;
    incident.id = IncidentId(makeUuid(now));
    incident.title = Title::parse(draft.title).or_else([&](const Error &) {
                         return Title::parse(untitled);
                     }).value_or(Title());
    incident.typeId = draft.typeId;
    incident.startedAt = draft.startedAt.value_or(now);
    incident.services = draft.services;
    incident.createdAt = now;
    UpdateDraft first = draft.update;
    first.postedAt = draft.startedAt;
    workspace.put(updateOf(first, incident.id, now));
    workspace.put(settle(incident, workspace.updates.value(incident.id)));
    return workspace;
}

} // namespace signalbox
