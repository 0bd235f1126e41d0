// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/commandqueue.h"

#include "core/commands/commandrunner.h"
#include "core/sync/edits.h"

#include <algorithm>
#include <ranges>

namespace signalbox {

namespace {

std::vector<FieldConflict> conflictsOf(const Error &error)
{
    std::vector<FieldConflict> conflicts;
    const QJsonArray listed = error.extra.value(QLatin1StringView("conflicts")).toArray();
    for (const QJsonValue &entry : listed) {
        const QJsonObject conflict = entry.toObject();
        conflicts.push_back({conflict.value(QLatin1StringView("field")).toString(),
                             conflict.value(QLatin1StringView("mine")),
                             conflict.value(QLatin1StringView("theirs"))});
    }
    return conflicts;
}

} // namespace

bool isStorageFailure(ErrorCode code)
{
    switch (code) {
    case ErrorCode::StorageFull:
    case ErrorCode::StorageReadOnly:
    case ErrorCode::StorageDamaged:
    case ErrorCode::StorageNewer:
    case ErrorCode::StorageLocked:
    case ErrorCode::Unavailable:
    case ErrorCode::Internal:
        return true;
    default:
        return false;
    }
}

Command commandOf(const PendingCommand &entry)
{
    return {CommandId(entry.id), entry.type, entry.payload, entry.revision, ClientId(entry.client)};
}

Result<CommandQueue> CommandQueue::load(Database &database)
{
    return pendingCommands(database).map([](std::vector<PendingCommand> entries) {
        CommandQueue queue;
        queue.m_entries = std::move(entries);
        return queue;
    });
}

const PendingCommand *CommandQueue::find(const CommandId &id, PendingState state) const
{
    const auto found = std::ranges::find(m_entries, id.uuid(), &PendingCommand::id);
    return found == m_entries.end() || found->state != state ? nullptr : &*found;
}

int CommandQueue::count(PendingState state) const
{
    return static_cast<int>(std::ranges::count(m_entries, state, &PendingCommand::state));
}

QSet<EntityRef> CommandQueue::pendingEntities() const
{
    QSet<EntityRef> entities;
    for (const PendingCommand &entry : m_entries) {
        if (entry.state != PendingState::Waiting)
            continue;
        if (const std::optional<EntityRef> edited = editedRow(commandOf(entry)))
            entities.insert(*edited);
        for (const Change &change : entry.changes)
            entities.insert({change.kind, change.id});
    }
    return entities;
}

std::vector<RejectedCommand> CommandQueue::rejected() const
{
    std::vector<RejectedCommand> rejected;
    for (const PendingCommand &entry : m_entries) {
        const Error error = entry.error.value_or(Error());
        if (entry.state == PendingState::Rejected)
            rejected.push_back({commandOf(entry), error, conflictsOf(error)});
    }
    return rejected;
}

Result<void> CommandQueue::append(Transaction &transaction, const Command &command, bool mustApply)
{
    PendingCommand entry;
    entry.id = command.id.uuid();
    entry.type = command.type;
    entry.payload = command.payload;
    entry.revision = command.revision;
    entry.client = command.client.uuid();
    entry.madeAt = transaction.database().clock().now();
    if (Result<void> applied = apply(transaction, entry); !applied) {
        if (mustApply || isStorageFailure(applied.error().code))
            return applied;
    }
    return addPending(transaction, entry).map([&](qint64 position) {
        entry.position = position;
        m_entries.push_back(entry);
    });
}

Result<void> CommandQueue::apply(Transaction &transaction, PendingCommand &entry)
{
    const Actor actor = machineOwner(QStringLiteral("desktop"));
    Result<std::vector<Change>> applied =
        applyTentatively(transaction, commandOf(entry), actor, transaction.database().clock());
    if (!applied)
        return tl::unexpected(applied.error());
    entry.changes = std::move(*applied);
    touch(entry.changes);
    return {};
}

void CommandQueue::touch(const std::vector<Change> &changes)
{
    for (const Change &change : changes)
        m_touched.insert({change.kind, change.id});
}

Result<void> CommandQueue::update(Transaction &transaction, const PendingCommand &entry)
{
    *std::ranges::find(m_entries, entry.position, &PendingCommand::position) = entry;
    return updatePending(transaction, entry);
}

Result<void> CommandQueue::remove(Transaction &transaction, qint64 position)
{
    std::erase_if(m_entries,
                  [&](const PendingCommand &entry) { return entry.position == position; });
    return removePending(transaction, position);
}

Result<void> CommandQueue::withdraw(Transaction &transaction, qint64 position)
{
    Result<void> done = undoFrom(transaction, position);
    if (done)
        done = remove(transaction, position);
    if (done)
        done = redoFrom(transaction, position);
    return done;
}

Result<void> CommandQueue::removeSettled(Transaction &transaction, qint64 upTo)
{
    const std::vector<PendingCommand> entries = m_entries;
    for (const PendingCommand &entry : entries) {
        if (entry.state != PendingState::Settled || entry.settledAt > upTo)
            continue;
        if (Result<void> removed = remove(transaction, entry.position); !removed)
            return removed;
    }
    return {};
}

Result<void> CommandQueue::undoFrom(Transaction &transaction, qint64 position)
{
    for (PendingCommand &entry : m_entries | std::views::reverse) {
        if (entry.position < position)
            break;
        const std::vector<Change> changes = std::exchange(entry.changes, {});
        touch(changes);
        for (const Change &change : changes | std::views::reverse) {
            if (Result<void> restored = transaction.restore(change); !restored)
                return restored;
        }
    }
    return {};
}

Result<void> CommandQueue::redoFrom(Transaction &transaction, qint64 position)
{
    for (PendingCommand &entry : m_entries) {
        if (entry.position < position || entry.state == PendingState::Rejected)
            continue;
        Result<void> done = apply(transaction, entry);
        if (!done && isStorageFailure(done.error().code))
            return done;
        if (done = updatePending(transaction, entry); !done)
            return done;
    }
    return {};
}

} // namespace signalbox
