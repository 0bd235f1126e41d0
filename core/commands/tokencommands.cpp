// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/handlers.h"
#include "core/commands/payload.h"
#include "core/storage/seed.h"
#include "core/storage/settings.h"
#include "core/storage/tokens.h"

namespace signalbox {

namespace {

/// "secret_hash": 64 hexadecimal digits. The secret itself is never in a command: commands are
/// hashed, audited and may wait in a queue.
Result<QByteArray> readSecretHash(const QJsonObject &json)
{
    const QString field = QStringLiteral("secret_hash");
    const QByteArray text = json.value(field).toString().toLatin1();
    const QByteArray hash = QByteArray::fromHex(text);
    if (hash.size() != 32 || hash.toHex() != text)
        return invalid(field,
                       QStringLiteral("must be the 64 hexadecimal digits of a SHA-256 hash"));
    return hash;
}

/// The command without the part that is no field of the token.
Command withoutHash(const Command &command)
{
    Command plain = command;
    plain.payload.remove(QLatin1String("secret_hash"));
    return plain;
}

Result<void> checkToken(const CommandContext &context, const ApiToken &token)
{
    if (token.scope > context.actor().scope)
        return fail(ErrorCode::Forbidden,
                    QStringLiteral("A token cannot do more than who makes it."),
                    QStringLiteral("scope"));
    if (token.expiresAt && *token.expiresAt <= context.now())
        return invalid(QStringLiteral("expires_at"), QStringLiteral("must be in the future"));
    if (!token.memberId)
        return {};
    // What its bearer does stands in the audit under that member's name.
    if (token.memberId != context.actor().memberId && context.actor().scope != Role::Owner)
        return fail(ErrorCode::Forbidden,
                    QStringLiteral("Only an owner makes tokens in another member's name."),
                    QStringLiteral("member_id"));
    Result<std::optional<Stored<Member>>> member =
        Repository<Member>(context.database()).find(*token.memberId);
    if (!member)
        return tl::unexpected(member.error());
    if (!*member)
        return invalid(QStringLiteral("member_id"), QStringLiteral("is no member"));
    return {};
}

Result<Subject> create(CommandContext &context)
{
    Result<QByteArray> hash = readSecretHash(context.payload());
    if (!hash)
        return tl::unexpected(hash.error());
    const Command plain = withoutHash(context.command());
    const CommandContext inner(context.transaction(), plain, context.actor(), context.clock(),
                               context.isTentative());
    Result<ApiToken> token = readNew<ApiToken>(inner, {"name", "scope"});
    if (!token)
        return tl::unexpected(token.error());
    token->createdAt = context.now();
    Result<void> done = checkToken(context, *token);
    if (done)
        done = addToken(context.transaction(), *token, *hash);
    if (!done)
        return tl::unexpected(done.error());
    context.noteForAudit({Shape<ApiToken>::name, token->id.uuid(), {}, toJson(*token)});
    return subjectOf(*token);
}

Result<Subject> revoke(CommandContext &context)
{
    Result<Stored<ApiToken>> token = readOnlyId<ApiToken>(context);
    if (!token)
        return tl::unexpected(token.error());
    if (token->entity.scope > context.actor().scope)
        return fail(ErrorCode::Forbidden, QStringLiteral("This token may do more than you."),
                    QStringLiteral("id"));
    if (Result<void> removed = removeToken(context.transaction(), token->entity.id); !removed)
        return tl::unexpected(removed.error());
    context.noteForAudit(
        {Shape<ApiToken>::name, token->entity.id.uuid(), toJson(token->entity), {}});
    return subjectOf(token->entity);
}

Result<Subject> editSettings(CommandContext &context)
{
    Result<WorkspaceSettings> before = loadSettings(context.database());
    if (!before)
        return tl::unexpected(before.error());
    Result<WorkspaceSettings> after = withChanges(*before, context.payload());
    if (!after)
        return tl::unexpected(after.error());
    Result<QUuid> workspace = workspaceId(context.database());
    if (!workspace)
        return tl::unexpected(workspace.error());
    if (Result<void> saved = saveSettings(context.transaction(), *after); !saved)
        return tl::unexpected(saved.error());
    const Subject subject{QStringLiteral("settings"), *workspace};
    if (*before != *after)
        context.noteForAudit({subject.kind, subject.id, toJson(*before), toJson(*after)});
    return subject;
}

constexpr std::array tokenList{
    CommandHandler{QLatin1StringView("token.create"), Role::Admin, create, false},
    CommandHandler{QLatin1StringView("token.revoke"), Role::Admin, revoke, false},
};

constexpr std::array settingsList{
    CommandHandler{QLatin1StringView("settings.edit"), Role::Admin, editSettings, false},
};

} // namespace

std::span<const CommandHandler> tokenHandlers()
{
    return tokenList;
}

std::span<const CommandHandler> settingsHandlers()
{
    return settingsList;
}

} // namespace signalbox
