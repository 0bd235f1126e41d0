// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/api/collection.h"
#include "core/server/api/routes.h"

namespace signalbox {

namespace {

/// Programs name an incident's type by its slug; the edit command takes its id.
Result<QJsonObject> withTypeId(const Control &control, QJsonObject body)
{
    const QJsonValue slug = body.take(QLatin1String("type"));
    if (slug.isUndefined())
        return body;
    for (const IncidentType &type : control.workspace().incidentTypes) {
        if (QJsonValue(type.slug.toString()) == slug) {
            body.insert(QStringLiteral("type_id"), type.id.toString());
            return body;
        }
    }
    return fail(ErrorCode::InvalidValue, QStringLiteral("is not the slug of an incident type"),
                QStringLiteral("type"));
}

/// A program that back-dates a start and does not say when the first word was given records
/// what has happened: that word belongs to the start. Posted now it would stand after updates
/// that the program goes on to back-date, and an incident recorded as over would be open. A
/// `resolved` alone stays now, or the incident would have lasted no time at all.
QJsonObject withFirstWordAtStart(QJsonObject body)
{
    QJsonObject update = body.value(QLatin1String("update")).toObject();
    const bool resolved = update.value(QLatin1String("status"))
                          == enumName(IncidentStatus::Resolved);
    if (!body.contains(QLatin1String("started_at")) || update.isEmpty() || resolved
        || update.contains(QLatin1String("posted_at")))
        return body;
    update.insert(QStringLiteral("posted_at"), body.value(QLatin1String("started_at")));
    body.insert(QStringLiteral("update"), update);
    return body;
}

Result<const std::vector<IncidentUpdate> *> timelineOf(const ApiCall &call)
{
    return call.pathId().and_then(
        [&](const QUuid &id) -> Result<const std::vector<IncidentUpdate> *> {
            static const std::vector<IncidentUpdate> none;
            const Workspace &workspace = call.control.workspace();
            if (!workspace.incidents.contains(IncidentId(id)))
                return nothingHere();
            const auto found = workspace.updates.constFind(IncidentId(id));
            return found == workspace.updates.constEnd() ? &none : &*found;
        });
}

Result<const IncidentUpdate *> findUpdate(const ApiCall &call, const QUuid &id)
{
    return timelineOf(call).and_then(
        [&](const std::vector<IncidentUpdate> *timeline) -> Result<const IncidentUpdate *> {
            for (const IncidentUpdate &update : *timeline) {
                if (update.id.uuid() == id)
                    return &update;
            }
            return nothingHere();
        });
}

Result<http::Response> showUpdate(const ApiCall &call, int status, const QUuid &id)
{
    return findUpdate(call, id).map([&](const IncidentUpdate *update) {
        return entityAnswer(status, represent(call.control, *update));
    });
}

/// The id of the update in the path, if it is there and as the caller saw it.
Result<QUuid> writableUpdate(const ApiCall &call)
{
    return call.pathId("update")
        .and_then([&](const QUuid &id) { return findUpdate(call, id); })
        .and_then([&](const IncidentUpdate *update) {
            const QUuid id = update->id.uuid();
            return checkIfMatch(call, call.control.revision(id)).map([id] { return id; });
        });
}

Result<http::Response> listUpdates(const ApiCall &call)
{
    return timelineOf(call).and_then([&](const std::vector<IncidentUpdate> *timeline) {
        QHash<QUuid, const IncidentUpdate *> byId;
        std::vector<QUuid> ids;
        for (const IncidentUpdate &update : *timeline) {
            ids.push_back(update.id.uuid());
            byId.insert(update.id.uuid(), &update);
        }
        return listAnswer(call, ids, false, [&](const QUuid &id) {
            return represent(call.control, *byId.value(id));
        });
    });
}

Result<http::Response> postUpdate(const ApiCall &call)
{
    const Result<QUuid> incident = call.pathId();
    if (Result<const std::vector<IncidentUpdate> *> there = timelineOf(call); !there)
        return tl::unexpected(there.error());
    return call.bodyObject()
        .and_then([&](const QJsonObject &body) { return withId(body, *incident, "incident_id"); })
        .and_then([&](const QJsonObject &payload) {
            return runCommand(call, QStringLiteral("incident.post_update"), payload);
        })
        .and_then([&](const Receipt &receipt) {
            return showUpdate(call, 201, receipt.id).map([&](http::Response response) {
                return std::move(response).setHeader(
                    "Location", call.request.path().toByteArray() + '/' +
                                    receipt.id.toByteArray(QUuid::WithoutBraces));
            });
        });
}

Result<http::Response> getUpdate(const ApiCall &call)
{
    return call.pathId("update").and_then(
        [&](const QUuid &id) { return showUpdate(call, 200, id); });
}

Result<http::Response> editUpdate(const ApiCall &call)
{
    const Result<QUuid> id = writableUpdate(call);
    if (!id)
        return tl::unexpected(id.error());
    return call.bodyObject()
        .and_then([&](const QJsonObject &body) { return withId(body, *id); })
        .and_then([&](const QJsonObject &payload) {
            return runCommand(call, QStringLiteral("incident.edit_update"), payload);
        })
        .and_then([&](const Receipt &) { return showUpdate(call, 200, *id); });
}

Result<http::Response> deleteUpdate(const ApiCall &call)
{
    return writableUpdate(call)
        .and_then([](const QUuid &id) { return withId({}, id); })
        .and_then([&](const QJsonObject &payload) {
            return runCommand(call, QStringLiteral("incident.delete_update"), payload);
        })
        .map([](const Receipt &) { return http::Response(204); });
}

} // namespace

std::vector<ApiRoute> incidentRoutes()
{
    const auto text = [](const char *name) { return QString::fromLatin1(name); };
    std::vector<ApiRoute> routes;
    Collection<Incident> incidents{"incidents",           "Incident",
                                   "Incidents",           text("incident.report"),
                                   text("incident.edit"), text("incident.delete"),
                                   &Workspace::incidents};
    incidents.newestFirst = true;
    incidents.toCreatePayload = withFirstWordAtStart;
    incidents.toEditPayload = withTypeId;
    incidents.addRoutes(routes);
    const QByteArray all = "/api/v1/incidents/{id}/updates";
    const QByteArray one = all + "/{update}";
    const QString update = text("IncidentUpdate");
    using http::Method;
    routes.push_back({Method::Get,
                      all,
                      Role::Viewer,
                      text("listIncidentUpdates"),
                      {},
                      text("IncidentUpdateList"),
                      200,
                      listUpdates});
    routes.push_back({Method::Post, all, Role::Editor, text("postIncidentUpdate"),
                      text("IncidentUpdateCreate"), update, 201, postUpdate});
    routes.push_back(
        {Method::Get, one, Role::Viewer, text("getIncidentUpdate"), {}, update, 200, getUpdate});
    routes.push_back({Method::Patch, one, Role::Editor, text("editIncidentUpdate"),
                      text("IncidentUpdateEdit"), update, 200, editUpdate});
    routes.push_back({Method::Delete,
                      one,
                      Role::Editor,
                      text("deleteIncidentUpdate"),
                      {},
                      {},
                      204,
                      deleteUpdate});
    return routes;
}

} // namespace signalbox
