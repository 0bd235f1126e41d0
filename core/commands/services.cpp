// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/handlers.h"
#include "core/commands/payload.h"

namespace signalbox {

namespace {

/// The parent is there, and the service is not its own ancestor.
Result<void> checkParent(const CommandContext &context, const Service &service)
{
    const QString field = QStringLiteral("parent_id");
    QSet<ServiceId> seen{service.id};
    std::optional<ServiceId> next = service.parentId;
    while (next) {
        if (seen.contains(*next))
            return invalid(field, QStringLiteral("would make the service its own ancestor"));
        seen.insert(*next);
        Result<std::optional<Stored<Service>>> parent =
            Repository<Service>(context.database()).find(*next);
        if (!parent)
            return tl::unexpected(parent.error());
        if (!*parent)
            return invalid(field, QStringLiteral("is no service"));
        next = (*parent)->entity.parentId;
    }
    return {};
}

Result<Subject> putChecked(const CommandContext &context, const Service &service)
{
    Result<void> done = checkParent(context, service);
    if (done)
        done = context.put(service);
    return done.map([&] { return subjectOf(service); });
}

Result<Subject> create(CommandContext &context)
{
    Result<Service> service = readNew<Service>(context, {"name"});
    if (!service)
        return tl::unexpected(service.error());
    service->createdAt = context.now();
    return putChecked(context, *service);
}

Result<Subject> edit(CommandContext &context)
{
    return readEdit<Service>(context).and_then(
        [&](const Edited<Service> &edited) { return putChecked(context, edited.after); });
}

/// The page without the service; what lay under it there moves up to where it was.
Page without(Page page, const ServiceId &gone)
{
    std::optional<ServiceId> above;
    for (const PageService &entry : page.services) {
        if (entry.serviceId == gone)
            above = entry.parentId;
    }
    std::erase_if(page.services, [&](const PageService &entry) { return entry.serviceId == gone; });
    for (PageService &entry : page.services) {
        if (entry.parentId == gone)
            entry.parentId = above;
    }
    return page;
}

Result<void> checkUnused(const CommandContext &context, const ServiceId &id)
{
    Result<bool> children = hasChildren(context.database(), id);
    if (!children)
        return tl::unexpected(children.error());
    if (*children)
        return fail(ErrorCode::InUse,
                    QStringLiteral("The service has services under it; move or delete them first."),
                    QStringLiteral("id"));
    Result<bool> incident = hasOpenIncident(context.database(), id);
    if (!incident)
        return tl::unexpected(incident.error());
    if (*incident)
        return fail(ErrorCode::InUse,
                    QStringLiteral("An open incident names the service; resolve it first."),
                    QStringLiteral("id"));
    return {};
}

/// Refused while services lie under it or an open incident names it. It goes from all pages.
/// Past incidents stay as they were reported: they go on naming its id, which readers must
/// expect to find no service for, and the audit keeps its last state.
Result<Subject> remove(CommandContext &context)
{
    Result<Stored<Service>> service = readOnlyId<Service>(context);
    if (!service)
        return tl::unexpected(service.error());
    const ServiceId id = service->entity.id;
    if (Result<void> unused = checkUnused(context, id); !unused)
        return tl::unexpected(unused.error());
    Result<std::vector<Page>> pages = pagesShowing(context.database(), id);
    if (!pages)
        return tl::unexpected(pages.error());
    for (const Page &page : *pages) {
        if (Result<void> done = context.put(without(page, id)); !done)
            return tl::unexpected(done.error());
    }
    return context.transaction().remove<Service>(id).map(
        [&] { return subjectOf(service->entity); });
}

constexpr std::array handlers{
    CommandHandler{QLatin1StringView("service.create"), Role::Editor, create},
    CommandHandler{QLatin1StringView("service.edit"), Role::Editor, edit},
    CommandHandler{QLatin1StringView("service.delete"), Role::Editor, remove},
};

} // namespace

std::span<const CommandHandler> serviceHandlers()
{
    return handlers;
}

} // namespace signalbox
