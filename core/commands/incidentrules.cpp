// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/incidentrules.h"

#include "core/commands/payload.h"

#include <algorithm>

namespace signalbox {

namespace {

/// How far an admin's clock may be ahead of ours.
constexpr std::chrono::minutes clockSkew{2};

Result<bool> isKnown(const CommandContext &context, const ServiceId &id,
                     const std::vector<Impact> &before)
{
    if (std::ranges::find(before, id, &Impact::serviceId) != before.end())
        return true;
    return Repository<Service>(context.database()).find(id).map([](const auto &found) {
        return found.has_value();
    });
}

Result<std::optional<IncidentType>> typeBySlug(const CommandContext &context, const Slug &slug)
{
    Result<std::vector<Stored<IncidentType>>> all =
        Repository<IncidentType>(context.database()).list();
    if (!all)
        return tl::unexpected(all.error());
    for (const Stored<IncidentType> &type : *all) {
        if (type.entity.slug == slug)
            return std::optional(type.entity);
    }
    return invalid(QStringLiteral("type"), QStringLiteral("is no incident type"));
}

} // namespace

Result<void> checkImpacts(const CommandContext &context, const std::vector<Impact> &impacts,
                          const std::vector<Impact> &before, const QString &field)
{
    QSet<ServiceId> seen;
    for (size_t i = 0; i < impacts.size(); ++i) {
        const QString path = QStringLiteral("%1[%2].service_id").arg(field).arg(i);
        const ServiceId &id = impacts[i].serviceId;
        if (seen.contains(id))
            return invalid(path, QStringLiteral("is named twice"));
        seen.insert(id);
        Result<bool> known = isKnown(context, id, before);
        if (!known)
            return tl::unexpected(known.error());
        if (!*known)
            return invalid(path, QStringLiteral("is no service"));
    }
    return {};
}

Result<void> checkPast(const CommandContext &context, Timestamp at, const QString &field)
{
    if (at > context.now() + clockSkew)
        return invalid(field, QStringLiteral("must not be in the future"));
    return {};
}

Result<std::optional<IncidentType>> readType(const CommandContext &context, const QJsonObject &json)
{
    Result<std::optional<Slug>> slug = readOptional<Slug>(json, "type");
    Result<std::optional<IncidentTypeId>> id = readOptional<IncidentTypeId>(json, "type_id");
    if (!slug || !id)
        return tl::unexpected(slug ? id.error() : slug.error());
    if (*slug && *id)
        return invalid(QStringLiteral("type"), QStringLiteral("and type_id exclude each other"));
    if (*slug)
        return typeBySlug(context, **slug);
    if (!*id)
        return std::optional<IncidentType>();
    Result<std::optional<Stored<IncidentType>>> found =
        Repository<IncidentType>(context.database()).find(**id);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return invalid(QStringLiteral("type_id"), QStringLiteral("is no incident type"));
    return std::optional((*found)->entity);
}

Result<void> checkTimeline(const Incident &incident, const std::vector<IncidentUpdate> &updates,
                           const QString &timeField, const QString &statusField)
{
    bool resolved = false;
    for (const IncidentUpdate &update : updates) {
        if (update.postedAt < incident.startedAt)
            return invalid(timeField, QStringLiteral("puts an update before the incident's start"));
        if (update.status == IncidentStatus::Postmortem) {
            if (!resolved)
                return invalid(statusField,
                               QStringLiteral("leaves a post-mortem that follows no resolution"));
            continue;
        }
        resolved = update.status == IncidentStatus::Resolved;
    }
    return {};
}

std::vector<IncidentUpdate> timelineWith(std::vector<IncidentUpdate> updates,
                                         const IncidentUpdate &update)
{
    updates = timelineWithout(std::move(updates), update.id);
    const auto earlier = [](const IncidentUpdate &a, const IncidentUpdate &b) {
        return std::tie(a.postedAt, a.id) < std::tie(b.postedAt, b.id);
    };
    updates.insert(std::ranges::upper_bound(updates, update, earlier), update);
    return updates;
}

std::vector<IncidentUpdate> timelineWithout(std::vector<IncidentUpdate> updates,
                                            const IncidentUpdateId &gone)
{
    std::erase_if(updates, [&](const IncidentUpdate &update) { return update.id == gone; });
    return updates;
}

} // namespace signalbox
