// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/handlers.h"
#include "core/commands/payload.h"

namespace signalbox {

namespace {

Result<Subject> putChecked(const CommandContext &context, const IncidentType &type)
{
    Result<std::vector<Stored<IncidentType>>> all =
        Repository<IncidentType>(context.database()).list();
    if (!all)
        return tl::unexpected(all.error());
    for (const Stored<IncidentType> &other : *all) {
        if (other.entity.id != type.id && other.entity.slug == type.slug)
            return invalid(
                QStringLiteral("slug"),
                QStringLiteral("is the slug of \"%1\"").arg(other.entity.name.toString()));
    }
    return context.put(type).map([&] { return subjectOf(type); });
}

Result<Subject> create(CommandContext &context)
{
    return readNew<IncidentType>(context, {"name", "slug"}).and_then([&](const IncidentType &type) {
        return putChecked(context, type);
    });
}

Result<Subject> edit(CommandContext &context)
{
    return readEdit<IncidentType>(context).and_then(
        [&](const Edited<IncidentType> &edited) -> Result<Subject> {
            const IncidentType &before = edited.before.entity;
            // Programs report with "type": "minor"; and admins everywhere know what Minor is.
            if (before.builtIn && !(before.slug == edited.after.slug))
                return invalid(QStringLiteral("slug"),
                               QStringLiteral("of a built-in type cannot be changed"));
            if (before.builtIn && !(before.name == edited.after.name))
                return invalid(QStringLiteral("name"),
                               QStringLiteral("of a built-in type cannot be changed"));
            return putChecked(context, edited.after);
        });
}

Result<Subject> remove(CommandContext &context)
{
    Result<Stored<IncidentType>> type = readOnlyId<IncidentType>(context);
    if (!type)
        return tl::unexpected(type.error());
    if (type->entity.builtIn)
        return fail(ErrorCode::InUse, QStringLiteral("A built-in incident type cannot be deleted."),
                    QStringLiteral("id"));
    Result<bool> used = isUsed(context.database(), type->entity.id);
    if (!used)
        return tl::unexpected(used.error());
    if (*used)
        return fail(ErrorCode::InUse, QStringLiteral("There are incidents of this type."),
                    QStringLiteral("id"));
    return context.transaction().remove<IncidentType>(type->entity.id).map([&] {
        return subjectOf(type->entity);
    });
}

constexpr std::array handlers{
    CommandHandler{QLatin1StringView("incident_type.create"), Role::Admin, create},
    CommandHandler{QLatin1StringView("incident_type.edit"), Role::Admin, edit},
    CommandHandler{QLatin1StringView("incident_type.delete"), Role::Admin, remove},
};

} // namespace

std::span<const CommandHandler> incidentTypeHandlers()
{
    return handlers;
}

} // namespace signalbox
