// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/handlers.h"
#include "core/commands/incidentrules.h"
#include "core/commands/payload.h"
#include "core/model/timeline.h"
#include "core/storage/outbox.h"

namespace signalbox {

namespace {

QString servicesField()
{
    return QStringLiteral("services");
}

/// The payload's services, with the type's default impact where none is given.
Result<std::vector<Impact>> readReported(const QJsonObject &json, const IncidentType &type)
{
    if (!json.value(servicesField()).isArray())
        return readValue<std::vector<Impact>>(json, "services");
    QJsonArray filled;
    for (const QJsonValue &value : json.value(servicesField()).toArray()) {
        QJsonObject entry = value.toObject();
        if (value.isObject() && !entry.contains(QLatin1String("impact")))
            entry.insert(QStringLiteral("impact"), enumName(type.defaultImpact));
        filled.append(value.isObject() ? QJsonValue(entry) : value);
    }
    return readValue<std::vector<Impact>>({{servicesField(), filled}}, "services");
}

Result<Incident> readIncident(const CommandContext &context)
{
    const QJsonObject &json = context.payload();
    Result<std::optional<IncidentType>> type = readType(context, json);
    if (!type)
        return tl::unexpected(type.error());
    if (!*type)
        return invalid(QStringLiteral("type"), QStringLiteral("is missing"));
    Result<IncidentId> id = newId<Incident>(context, json);
    Result<Title> title = readValue<Title>(json, "title");
    Result<std::optional<Timestamp>> start = readOptional<Timestamp>(json, "started_at");
    Result<std::vector<Impact>> services = readReported(json, **type);
    if (!id || !title || !start || !services)
        return tl::unexpected(!id      ? id.error()
                              : !title ? title.error()
                              : !start ? start.error()
                                       : services.error());
    Incident incident;
    incident.id = *id;
    incident.title = *title;
    incident.typeId = (*type)->id;
    incident.startedAt = start->value_or(context.now());
    incident.services = *services;
    incident.createdAt = context.now();
    Result<void> good = checkPast(context, incident.startedAt, QStringLiteral("started_at"));
    if (good)
        good = checkImpacts(context, incident.services, {}, servicesField());
    return good.map([&] { return incident; });
}

Result<IncidentUpdate> readFirstUpdate(const CommandContext &context, const QJsonObject &json,
                                       const Incident &incident)
{
    Result<void> shape = allowFields(json, {"id", "status", "body", "posted_at"});
    if (!shape)
        return tl::unexpected(shape.error());
    Result<IncidentUpdateId> id = newId<IncidentUpdate>(context, json);
    Result<IncidentStatus> status = readValue<IncidentStatus>(json, "status");
    Result<Markdown> body = readValue<Markdown>(json, "body");
    Result<std::optional<Timestamp>> posted = readOptional<Timestamp>(json, "posted_at");
    if (!id || !status || !body || !posted)
        return tl::unexpected(!id       ? id.error()
                              : !status ? status.error()
                              : !body   ? body.error()
                                        : posted.error());
    IncidentUpdate update;
    update.id = *id;
    update.incidentId = incident.id;
    update.status = *status;
    update.body = *body;
    update.postedAt = posted->value_or(std::max(context.now(), incident.startedAt));
    update.author = context.actor().name;
    update.createdAt = context.now();
    Result<void> good = checkPast(context, update.postedAt, QStringLiteral("posted_at"));
    if (good)
        good = checkTimeline(incident, {update}, QStringLiteral("posted_at"),
                             QStringLiteral("status"));
    return good.map([&] { return update; });
}

Result<IncidentUpdate> readFirstUpdate(const CommandContext &context, const Incident &incident)
{
    const QString field = QStringLiteral("update");
    const QJsonValue json = context.payload().value(field);
    if (json.isUndefined())
        return invalid(field, QStringLiteral("is missing"));
    if (!json.isObject())
        return invalid(field, QStringLiteral("must be an object"));
    Result<IncidentUpdate> update = readFirstUpdate(context, json.toObject(), incident);
    return update ? std::move(update) : tl::unexpected(update.error().within(field));
}

Result<Subject> putReported(CommandContext &context, const Incident &incident,
                            const IncidentUpdate &update)
{
    Result<void> done = context.put(settle(incident, std::array{update}));
    if (done)
        done = context.put(update);
    if (done && update.notify)
        done = context.tellSubscribers(OutboxEvent::IncidentOpened, update);
    return done.map([&] { return subjectOf(incident); });
}

Result<Subject> report(CommandContext &context)
{
    Result<void> shape =
        allowFields(context.payload(), {"id", "title", "type", "type_id", "services", "started_at",
                                        "notify", "update"});
    if (!shape)
        return tl::unexpected(shape.error());
    Result<Incident> incident = readIncident(context);
    if (!incident)
        return tl::unexpected(incident.error());
    Result<IncidentUpdate> update = readFirstUpdate(context, *incident);
    Result<std::optional<bool>> notify = readOptional<bool>(context.payload(), "notify");
    if (!update || !notify)
        return tl::unexpected(update ? notify.error() : update.error());
    update->notify = notify->value_or(false);
    return putReported(context, *incident, *update);
}

/// "type" by slug is for convenience; what is compared and merged is type_id.
Result<Edited<Incident>> readIncidentEdit(CommandContext &context, Command &withTypeId)
{
    Result<std::optional<IncidentType>> type = readType(context, context.payload());
    if (!type)
        return tl::unexpected(type.error());
    withTypeId.payload.remove(QLatin1String("type"));
    if (*type)
        withTypeId.payload.insert(QStringLiteral("type_id"), (*type)->id.toString());
    return readEdit<Incident>(CommandContext(context.transaction(), withTypeId, context.actor(),
                                             context.clock(), context.isTentative()));
}

Result<Subject> edit(CommandContext &context)
{
    Command withTypeId = context.command();
    Result<Edited<Incident>> edited = readIncidentEdit(context, withTypeId);
    if (!edited)
        return tl::unexpected(edited.error());
    const Incident &before = edited->before.entity;
    const Incident &after = edited->after;
    Result<std::vector<IncidentUpdate>> updates = updatesOf(context.database(), after.id);
    if (!updates)
        return tl::unexpected(updates.error());
    const QString start = QStringLiteral("started_at");
    Result<void> done = checkPast(context, after.startedAt, start);
    if (done)
        done = checkImpacts(context, after.services, before.services, servicesField());
    if (done)
        done = checkTimeline(after, *updates, start, start);
    if (done)
        done = context.put(settle(after, *updates));
    return done.map([&] { return subjectOf(after); });
}

/// Its updates go with it, and what has not been sent yet is taken back.
Result<Subject> remove(CommandContext &context)
{
    Result<Stored<Incident>> incident = readOnlyId<Incident>(context);
    if (!incident)
        return tl::unexpected(incident.error());
    const IncidentId id = incident->entity.id;
    Result<std::vector<IncidentUpdate>> updates = updatesOf(context.database(), id);
    if (!updates)
        return tl::unexpected(updates.error());
    Result<void> done;
    for (const IncidentUpdate &update : *updates) {
        if (done)
            done = context.transaction().remove<IncidentUpdate>(update.id);
    }
    if (done)
        done = context.transaction().remove<Incident>(id);
    if (done)
        done = cancelOutbox(context.transaction(), id);
    return done.map([&] { return subjectOf(incident->entity); });
}

constexpr std::array handlers{
    CommandHandler{QLatin1StringView("incident.report"), Role::Editor, report},
    CommandHandler{QLatin1StringView("incident.edit"), Role::Editor, edit},
    CommandHandler{QLatin1StringView("incident.delete"), Role::Editor, remove},
};

} // namespace

std::span<const CommandHandler> incidentHandlers()
{
    return handlers;
}

} // namespace signalbox
