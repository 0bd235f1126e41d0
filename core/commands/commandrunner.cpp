// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/commandrunner.h"

#include "core/base/log.h"
#include "core/commands/handlers.h"
#include "core/storage/audit.h"
#include "core/storage/commandlog.h"

#include <QCryptographicHash>
#include <ranges>

namespace signalbox {

namespace {

/// Everything that makes two commands the same one. QJsonObject keeps its keys sorted, so the
/// order in which a client writes them does not matter.
QString payloadHash(const Command &command)
{
    QJsonObject essence{{QStringLiteral("type"), command.type},
                        {QStringLiteral("payload"), command.payload}};
    if (command.revision)
        essence.insert(QStringLiteral("revision"), *command.revision);
    const QByteArray text = QJsonDocument(essence).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

/// The stored receipt of a command that came before, if it did.
Result<std::optional<Receipt>> earlierReceipt(Database &database, const Command &command)
{
    Result<std::optional<CommandRecord>> record = findCommand(database, command.id.uuid());
    if (!record)
        return tl::unexpected(record.error());
    if (!*record)
        return std::optional<Receipt>();
    if ((*record)->payloadHash != payloadHash(command))
        return fail(ErrorCode::CommandReused,
                    QStringLiteral("This command id was used before for something else."),
                    QStringLiteral("id"));
    return receiptFromJson((*record)->receipt).map([](Receipt receipt) {
        receipt.repeated = true;
        return std::optional(receipt);
    });
}

Result<const CommandHandler *> handlerFor(const Command &command)
{
    if (command.id.isNull())
        return fail(ErrorCode::InvalidValue, QStringLiteral("is missing"), QStringLiteral("id"));
    const CommandHandler *handler = findHandler(command.type);
    if (!handler)
        return fail(ErrorCode::InvalidValue, QStringLiteral("is not a known type of command"),
                    QStringLiteral("type"));
    return handler;
}

Result<void> writeAudit(const CommandContext &context)
{
    std::vector<PrivateChange> touched = context.privateChanges();
    for (const Change &change : context.transaction().changes())
        touched.push_back({enumName(change.kind), change.id, change.before, change.after});
    for (const PrivateChange &change : touched) {
        const AuditEntry entry{makeUuid(context.now()),
                               context.now(),
                               context.actor().name.toString(),
                               context.actor().memberId,
                               context.actor().origin,
                               context.command().id.uuid(),
                               context.command().type,
                               change.kind,
                               change.id,
                               change.before,
                               change.after};
        if (Result<void> added = addAudit(context.transaction(), entry); !added)
            return added;
    }
    return {};
}

Result<void> storeReceipt(const CommandContext &context, const Receipt &receipt)
{
    const Command &command = context.command();
    return addCommand(context.transaction(),
                      {command.id.uuid(), command.client.uuid(), command.type, payloadHash(command),
                       toJson(receipt), receipt.sequence, context.now()});
}

} // namespace

Result<Outcome> CommandRunner::run(const Command &command, const Actor &actor)
{
    Result<const CommandHandler *> handler = handlerFor(command);
    if (!handler)
        return tl::unexpected(handler.error());
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // The number first: it holds the lock, so all that is looked at below stays as it is.
    Result<qint64> sequence = transaction->sequence();
    if (!sequence)
        return tl::unexpected(sequence.error());
    Result<std::optional<Receipt>> earlier = earlierReceipt(m_database, command);
    if (!earlier)
        return tl::unexpected(earlier.error());
    if (*earlier)
        return Outcome{**earlier, {}};
    if (actor.scope < (*handler)->least)
        return fail(ErrorCode::Forbidden,
                    QStringLiteral("This needs the role \"%1\".").arg(enumName((*handler)->least)));
    CommandContext context(*transaction, command, actor, m_clock, false);
    Result<Subject> subject = (*handler)->apply(context);
    if (!subject)
        return tl::unexpected(subject.error());
    const Receipt receipt{command.id, *sequence, subject->kind, subject->id, false};
    Result<void> done = writeAudit(context);
    if (done)
        done = storeReceipt(context, receipt);
    if (done)
        done = transaction->commit();
    if (!done)
        return tl::unexpected(done.error());
    qCDebug(logCommands).noquote() << command.type << receipt.id << "by" << actor.name.toString();
    return Outcome{receipt, transaction->takeChanges()};
}

Result<std::vector<Change>> applyTentatively(Transaction &transaction, const Command &command,
                                             const Actor &actor, const Clock &clock)
{
    Result<const CommandHandler *> handler = handlerFor(command);
    if (!handler)
        return tl::unexpected(handler.error());
    transaction.takeChanges();
    if (!(*handler)->onReplica)
        return std::vector<Change>();
    CommandContext context(transaction, command, actor, clock, true);
    Result<Subject> subject = (*handler)->apply(context);
    std::vector<Change> done = transaction.takeChanges();
    if (subject)
        return done;
    // Handlers check before they write, but one that writes several rows may fail in between.
    for (const Change &change : done | std::views::reverse) {
        if (Result<void> undone = transaction.restore(change); !undone)
            return tl::unexpected(undone.error());
    }
    transaction.takeChanges();
    return tl::unexpected(subject.error());
}

} // namespace signalbox
