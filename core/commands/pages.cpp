// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/handlers.h"
#include "core/commands/pagerules.h"
#include "core/commands/payload.h"

namespace signalbox {

namespace {

QString defaultField()
{
    return QStringLiteral("is_default");
}

Result<std::vector<Page>> otherPages(const CommandContext &context, const PageId &id)
{
    return Repository<Page>(context.database())
        .list()
        .map([&](const std::vector<Stored<Page>> &stored) {
            std::vector<Page> others;
            for (const Stored<Page> &row : stored) {
                if (row.entity.id != id)
                    others.push_back(row.entity);
            }
            return others;
        });
}

/// Exactly one page is the default: the others stop being it when this one starts.
Result<void> putAndKeepOneDefault(const CommandContext &context, const Page &page,
                                  const std::vector<Page> &others)
{
    for (Page other : others) {
        if (!page.isDefault || !other.isDefault)
            continue;
        other.isDefault = false;
        if (Result<void> done = context.put(other); !done)
            return done;
    }
    return context.put(page);
}

Result<Subject> create(CommandContext &context)
{
    Result<Page> page = readNew<Page>(context, {"name", "slug"});
    if (!page)
        return tl::unexpected(page.error());
    page->createdAt = context.now();
    Result<std::vector<Page>> others = otherPages(context, page->id);
    if (!others)
        return tl::unexpected(others.error());
    if (others->empty())
        page->isDefault = true;
    Result<void> done = checkPage(context, *page, *others);
    if (done)
        done = putAndKeepOneDefault(context, *page, *others);
    return done.map([&] { return subjectOf(*page); });
}

Result<Subject> putEdited(const CommandContext &context, const Edited<Page> &edited)
{
    Result<std::vector<Page>> others = otherPages(context, edited.after.id);
    if (!others)
        return tl::unexpected(others.error());
    if (edited.before.entity.isDefault && !edited.after.isDefault)
        return invalid(defaultField(),
                       QStringLiteral("stays until another page is made the default one"));
    Result<void> done = checkPage(context, edited.after, *others);
    if (done)
        done = putAndKeepOneDefault(context, edited.after, *others);
    return done.map([&] { return subjectOf(edited.after); });
}

Result<Subject> edit(CommandContext &context)
{
    return readEdit<Page>(context).and_then(
        [&](const Edited<Page> &edited) { return putEdited(context, edited); });
}

Result<Subject> arrange(CommandContext &context)
{
    Result<void> shape = allowFields(context.payload(), {"id", "services"});
    if (shape)
        shape = requireFields(context.payload(), {"id", "services"});
    return shape.and_then([&] { return edit(context); });
}

/// Who is the default page when this one is gone: nobody if it was the last, else the one
/// that the payload names, which it must if this one was.
Result<std::optional<Page>> heir(const CommandContext &context, const Page &page,
                                 const std::vector<Page> &others)
{
    Result<std::optional<PageId>> named = readOptional<PageId>(context.payload(), "default_id");
    if (!named)
        return tl::unexpected(named.error());
    const QString field = QStringLiteral("default_id");
    if (!*named && page.isDefault && !others.empty())
        return fail(ErrorCode::InUse,
                    QStringLiteral("This is the default page; say which one is to be it instead."),
                    field);
    if (!*named)
        return std::optional<Page>();
    for (const Page &other : others) {
        if (other.id == **named)
            return std::optional(other);
    }
    return invalid(field, QStringLiteral("is no other page"));
}

Result<Subject> remove(CommandContext &context)
{
    if (Result<void> known = allowFields(context.payload(), {"id", "default_id"}); !known)
        return tl::unexpected(known.error());
    Result<Stored<Page>> page =
        readValue<PageId>(context.payload(), "id").and_then([&](const PageId &id) {
            return context.load<Page>(id, QStringLiteral("id"));
        });
    if (!page)
        return tl::unexpected(page.error());
    Result<std::vector<Page>> others = otherPages(context, page->entity.id);
    if (!others)
        return tl::unexpected(others.error());
    Result<std::optional<Page>> next = heir(context, page->entity, *others);
    if (!next)
        return tl::unexpected(next.error());
    Result<void> done = context.transaction().remove<Page>(page->entity.id);
    if (done && *next) {
        (*next)->isDefault = true;
        done = putAndKeepOneDefault(context, **next, *others);
    }
    return done.map([&] { return subjectOf(page->entity); });
}

constexpr std::array handlers{
    CommandHandler{QLatin1StringView("page.create"), Role::Admin, create},
    CommandHandler{QLatin1StringView("page.edit"), Role::Admin, edit},
    CommandHandler{QLatin1StringView("page.arrange"), Role::Editor, arrange},
    CommandHandler{QLatin1StringView("page.delete"), Role::Admin, remove},
};

} // namespace

std::span<const CommandHandler> pageHandlers()
{
    return handlers;
}

} // namespace signalbox
