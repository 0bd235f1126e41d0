// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/handlers.h"
#include "core/commands/payload.h"
#include "core/storage/tokens.h"

#include <algorithm>

namespace signalbox {

namespace {

/// Nobody makes, changes or removes somebody who may more than they do.
Result<void> checkRank(const CommandContext &context, Role role, const QString &field)
{
    if (!context.isTentative() && role > context.actor().scope)
        return fail(ErrorCode::Forbidden,
                    QStringLiteral("This needs the role \"%1\".").arg(enumName(role)), field);
    return {};
}

Result<void> checkEmail(const std::vector<Stored<Member>> &all, const Member &member)
{
    for (const Stored<Member> &other : all) {
        const bool same = other.entity.email.toString().compare(member.email.toString(),
                                                                Qt::CaseInsensitive) == 0;
        if (same && other.entity.id != member.id)
            return invalid(QStringLiteral("email"), QStringLiteral("is another member's address"));
    }
    return {};
}

/// A workspace that has owners keeps one.
Result<void> checkOwnerLeft(const std::vector<Stored<Member>> &all, const Member &leaving,
                            const QString &field)
{
    if (leaving.role != Role::Owner)
        return {};
    const bool another = std::ranges::any_of(all, [&](const Stored<Member> &other) {
        return other.entity.role == Role::Owner && other.entity.id != leaving.id;
    });
    if (another)
        return {};
    return fail(ErrorCode::InUse,
                QStringLiteral("This is the last owner; make another member one first."), field);
}

Result<std::vector<Stored<Member>>> everybody(const CommandContext &context)
{
    return Repository<Member>(context.database()).list();
}

Result<Subject> add(CommandContext &context)
{
    Result<Member> member = readNew<Member>(context, {"name", "email"});
    Result<std::vector<Stored<Member>>> all = everybody(context);
    if (!member || !all)
        return tl::unexpected(member ? all.error() : member.error());
    member->createdAt = context.now();
    Result<void> done = checkRank(context, member->role, QStringLiteral("role"));
    if (done)
        done = checkEmail(*all, *member);
    if (done)
        done = context.put(*member);
    return done.map([&] { return subjectOf(*member); });
}

Result<Subject> edit(CommandContext &context)
{
    Result<Edited<Member>> edited = readEdit<Member>(context);
    Result<std::vector<Stored<Member>>> all = everybody(context);
    if (!edited || !all)
        return tl::unexpected(edited ? all.error() : edited.error());
    const Member &before = edited->before.entity;
    const Member &after = edited->after;
    const QString field = QStringLiteral("role");
    Result<void> done = checkRank(context, before.role, QStringLiteral("id"));
    if (done)
        done = checkRank(context, after.role, field);
    if (done && after.role != before.role)
        done = checkOwnerLeft(*all, before, field);
    if (done)
        done = checkEmail(*all, after);
    if (done)
        done = context.put(after);
    return done.map([&] { return subjectOf(after); });
}

/// The member's tokens stop working with the commit.
Result<void> revokeTokens(CommandContext &context, const MemberId &id)
{
    Result<std::vector<ApiToken>> tokens = tokensOf(context.database(), id);
    if (!tokens)
        return tl::unexpected(tokens.error());
    for (const ApiToken &token : *tokens) {
        if (Result<void> removed = removeToken(context.transaction(), token.id); !removed)
            return removed;
        context.noteForAudit({Shape<ApiToken>::name, token.id.uuid(), toJson(token), {}});
    }
    return {};
}

Result<Subject> remove(CommandContext &context)
{
    Result<Stored<Member>> member = readOnlyId<Member>(context);
    Result<std::vector<Stored<Member>>> all = everybody(context);
    if (!member || !all)
        return tl::unexpected(member ? all.error() : member.error());
    const QString field = QStringLiteral("id");
    Result<void> done = checkRank(context, member->entity.role, field);
    if (done)
        done = checkOwnerLeft(*all, member->entity, field);
    if (done)
        done = revokeTokens(context, member->entity.id);
    if (done)
        done = context.transaction().remove<Member>(member->entity.id);
    return done.map([&] { return subjectOf(member->entity); });
}

constexpr std::array handlers{
    CommandHandler{QLatin1StringView("member.add"), Role::Admin, add},
    CommandHandler{QLatin1StringView("member.edit"), Role::Admin, edit},
    CommandHandler{QLatin1StringView("member.remove"), Role::Admin, remove},
};

} // namespace

std::span<const CommandHandler> memberHandlers()
{
    return handlers;
}

} // namespace signalbox
