// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/replicastore.h"
#include "core/sync/replicachange.h"

namespace signalbox {

/// The desktop's queue of commands, and how they are taken off the rows and put on again. A
/// value: an act works on a copy, and the store takes that over when the act is committed.
///
/// Commands lie on the rows in the order of their positions. So undoing is done from the end,
/// and whoever undoes from a position on must redo from there.
class CommandQueue
{
public:
    [[nodiscard]] static Result<CommandQueue> load(Database &database);

    /// By position, rejected ones too.
    [[nodiscard]] const std::vector<PendingCommand> &entries() const { return m_entries; }
    [[nodiscard]] const PendingCommand *find(const CommandId &id, PendingState state) const;
    [[nodiscard]] int count(PendingState state) const;
    /// What the waiting commands change, or would if they could be applied.
    [[nodiscard]] QSet<EntityRef> pendingEntities() const;
    [[nodiscard]] std::vector<RejectedCommand> rejected() const;
    /// The rows that were gone over since the last call, changed or not.
    [[nodiscard]] QSet<EntityRef> takeTouched() { return std::exchange(m_touched, {}); }

    /// At the end of the queue, applied. What the rules refuse is not queued if `mustApply`, and
    /// queued without effect otherwise.
    [[nodiscard]] Result<void> append(Transaction &transaction, const Command &command,
                                      bool mustApply);
    /// Replaces the entry of the same position; its effects on the rows stay as they are.
    [[nodiscard]] Result<void> update(Transaction &transaction, const PendingCommand &entry);
    [[nodiscard]] Result<void> remove(Transaction &transaction, qint64 position);
    /// Takes one off the rows and out of the queue, whatever lies on top of it.
    [[nodiscard]] Result<void> withdraw(Transaction &transaction, qint64 position);
    /// Takes out the settled ones up to that sequence, whose effects are undone.
    [[nodiscard]] Result<void> removeSettled(Transaction &transaction, qint64 upTo);

    [[nodiscard]] Result<void> undoFrom(Transaction &transaction, qint64 position);
    /// What cannot be applied any more stays queued without effect: the server decides.
    [[nodiscard]] Result<void> redoFrom(Transaction &transaction, qint64 position);

private:
    [[nodiscard]] Result<void> apply(Transaction &transaction, PendingCommand &entry);
    void touch(const std::vector<Change> &changes);

    std::vector<PendingCommand> m_entries;
    QSet<EntityRef> m_touched;
};

[[nodiscard]] Command commandOf(const PendingCommand &entry);

/// What is wrong is the database, not the command.
[[nodiscard]] bool isStorageFailure(ErrorCode code);

} // namespace signalbox
