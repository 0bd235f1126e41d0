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

constexpr QLatin1StringView keyRefused("refused");

QJsonObject refusalToJson(const Error &error)
{
    return {{keyRefused, QJsonObject{{QStringLiteral("code"), errorCodeName(error.code)},
                                     {QStringLiteral("detail"), error.detail},
                                     {QStringLiteral("field"), error.field},
                                     {QStringLiteral("extra"), error.extra}}}};
}

Error refusalFromJson(const QJsonObject &receipt)
{
    const QJsonObject json = receipt.value(keyRefused).toObject();
    return {errorCodeFromName(json.value(QLatin1StringView("code")).toString()),
            json.value(QLatin1StringView("detail")).toString(),
            json.value(QLatin1StringView("field")).toString(),
            json.value(QLatin1StringView("extra")).toObject()};
}

/// A refusal that comes from the command and the rows, not from a machine in trouble.
bool isLasting(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidValue:
    case ErrorCode::MalformedInput:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::InUse:
    case ErrorCode::Forbidden:
    case ErrorCode::TooLarge:
        return true;
    default:
        return false;
    }
}

/// What came of a command when it came before.
Result<Outcome> outcomeOf(const CommandRecord &record, const Command &command)
{
    if (record.payloadHash != payloadHash(command))
        return fail(ErrorCode::CommandReused,
                    QStringLiteral("This command id was used before for something else."),
                    QStringLiteral("id"));
    if (record.receipt.contains(keyRefused))
        return tl::unexpected(refusalFromJson(record.receipt));
    return receiptFromJson(record.receipt).map([](Receipt receipt) {
        receipt.repeated = true;
        return Outcome{receipt, {}};
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
    Result<Outcome> outcome = attempt(command, actor);
    const bool fromDesktop = !command.client.isNull() && !command.id.isNull();
    if (outcome || !fromDesktop || !isLasting(outcome.error().code))
        return outcome;
    return remember(command, outcome.error());
}

Result<Outcome> CommandRunner::remember(const Command &command, const Error &refusal)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // Not for the number, but for the lock that comes with it.
    Result<qint64> sequence = transaction->sequence();
    if (!sequence)
        return tl::unexpected(sequence.error());
    Result<std::optional<CommandRecord>> earlier = findCommand(m_database, command.id.uuid());
    if (!earlier)
        return tl::unexpected(earlier.error());
    if (*earlier) // it was refused before, or another server has just had a copy of it
        return outcomeOf(**earlier, command);
    Result<void> done =
        addCommand(*transaction, {command.id.uuid(), command.client.uuid(), command.type,
                                  payloadHash(command), refusalToJson(refusal), 0, m_clock.now()});
    if (done)
        done = transaction->commit();
    // An admin must not be told of a refusal that a late copy of the command could undo.
    return tl::unexpected(done ? refusal : done.error());
}

Result<Outcome> CommandRunner::attempt(const Command &command, const Actor &actor)
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
    Result<std::optional<CommandRecord>> earlier = findCommand(m_database, command.id.uuid());
    if (!earlier)
        return tl::unexpected(earlier.error());
    if (*earlier)
        return outcomeOf(**earlier, command);
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
