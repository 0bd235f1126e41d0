// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/handlers.h"
#include "core/commands/incidentrules.h"
#include "core/commands/payload.h"
#include "core/model/timeline.h"
#include "core/storage/outbox.h"

namespace signalbox {

namespace {

QString postedField()
{
    return QStringLiteral("posted_at");
}

QString statusField()
{
    return QStringLiteral("status");
}

/// The checks that adding and editing an update have in common, then both rows.
Result<Subject> putInTimeline(const CommandContext &context, const IncidentUpdate &update,
                              const std::vector<Impact> &servicesBefore)
{
    Result<Stored<Incident>> incident =
        context.load<Incident>(update.incidentId, QStringLiteral("incident_id"));
    if (!incident)
        return tl::unexpected(incident.error());
    Result<std::vector<IncidentUpdate>> updates = updatesOf(context.database(), update.incidentId);
    if (!updates)
        return tl::unexpected(updates.error());
    // A service that the incident names may be named again, even if it is gone since.
    std::vector<Impact> named = incident->entity.impacts;
    named.insert(named.end(), servicesBefore.begin(), servicesBefore.end());
    const std::vector<IncidentUpdate> timeline = timelineWith(*updates, update);
    Result<void> done;
    if (context.payload().contains(postedField()))
        done = checkPast(context, update.postedAt, postedField());
    if (done)
        done = checkImpacts(context, update.services, named, QStringLiteral("services"));
    if (done)
        done = checkTimeline(incident->entity, timeline, postedField(), statusField());
    if (done)
        done = context.put(update);
    if (done)
        done = context.put(settle(incident->entity, timeline));
    return done.map([&] { return subjectOf(update); });
}

/// Now, and after all that was posted before: what is posted last comes last, even within one
/// millisecond or when an update was dated a little ahead by a clock that was.
Result<Timestamp> nextTime(const CommandContext &context, const IncidentId &id)
{
    return updatesOf(context.database(), id).map([&](const std::vector<IncidentUpdate> &updates) {
        return updates.empty() ? context.now()
                               : std::max(context.now(), updates.back().postedAt + Milliseconds(1));
    });
}

Result<Subject> post(CommandContext &context)
{
    Result<IncidentUpdate> update =
        readNew<IncidentUpdate>(context, {"incident_id", "status", "body"});
    if (!update)
        return tl::unexpected(update.error());
    if (!context.payload().contains(postedField())) {
        Result<Timestamp> next = nextTime(context, update->incidentId);
        if (!next)
            return tl::unexpected(next.error());
        update->postedAt = *next;
    }
    update->author = context.actor().name;
    update->createdAt = context.now();
    Result<Subject> subject = putInTimeline(context, *update, {});
    if (!subject || !update->notify)
        return subject;
    const OutboxEvent event = update->status == IncidentStatus::Resolved
                                  ? OutboxEvent::IncidentResolved
                                  : OutboxEvent::IncidentUpdated;
    return context.tellSubscribers(event, *update).map([&] { return *subject; });
}

Result<Subject> edit(CommandContext &context)
{
    Result<Edited<IncidentUpdate>> edited = readEdit<IncidentUpdate>(context);
    if (!edited)
        return tl::unexpected(edited.error());
    if (edited->after == edited->before.entity)
        return subjectOf(edited->after);
    edited->after.editedAt = context.now();
    return putInTimeline(context, edited->after, edited->before.entity.services);
}

Result<Subject> remove(CommandContext &context)
{
    Result<Stored<IncidentUpdate>> update = readOnlyId<IncidentUpdate>(context);
    if (!update)
        return tl::unexpected(update.error());
    const IncidentId incidentId = update->entity.incidentId;
    Result<Stored<Incident>> incident = context.load<Incident>(incidentId, QStringLiteral("id"));
    Result<std::vector<IncidentUpdate>> updates = updatesOf(context.database(), incidentId);
    if (!incident || !updates)
        return tl::unexpected(incident ? updates.error() : incident.error());
    const std::vector<IncidentUpdate> rest = timelineWithout(*updates, update->entity.id);
    const QString field = QStringLiteral("id");
    if (rest.empty())
        return fail(
            ErrorCode::InUse,
            QStringLiteral("This is the incident's only update; delete the incident instead."),
            field);
    Result<void> done = checkTimeline(incident->entity, rest, field, field);
    if (done)
        done = context.transaction().remove<IncidentUpdate>(update->entity.id);
    if (done)
        done = cancelOutbox(context.transaction(), update->entity.id);
    if (done)
        done = context.put(settle(incident->entity, rest));
    return done.map([&] { return subjectOf(update->entity); });
}

constexpr std::array handlers{
    CommandHandler{QLatin1StringView("incident.post_update"), Role::Editor, post},
    CommandHandler{QLatin1StringView("incident.edit_update"), Role::Editor, edit},
    CommandHandler{QLatin1StringView("incident.delete_update"), Role::Editor, remove},
};

} // namespace

std::span<const CommandHandler> incidentUpdateHandlers()
{
    return handlers;
}

} // namespace signalbox
