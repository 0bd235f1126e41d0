// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/transaction.h"

namespace signalbox {

/// Where a desktop's copy stands.
struct ReplicaState
{
    QUuid serverId; ///< whose rows these are (workspaceId()); null: never connected
    QString cursor; ///< ChangeCursor text, as the server gave it; empty: nothing yet
    QUuid client;   ///< this desktop's own id, made with the file and kept

    friend bool operator==(const ReplicaState &, const ReplicaState &) = default;
};

enum class PendingState {
    Waiting, ///< to be sent; applied to the copy
    Settled, ///< the server has it, the copy has not its rows yet; still applied to the copy
    Rejected ///< the server refused it; `error` says why; not applied, the admin decides
};

template <>
struct EnumNames<PendingState>
{
    static constexpr std::array names{
        std::pair{PendingState::Waiting, "waiting"},
        std::pair{PendingState::Settled, "settled"},
        std::pair{PendingState::Rejected, "rejected"},
    };
};

/// A command that the copy's rows do not have from the server yet. (A Command's parts; core/sync
/// puts them together, since commands lie above this room.)
struct PendingCommand
{
    qint64 position = 0; ///< in the queue; addPending() gives the next
    QUuid id;
    QString type;
    QJsonObject payload;
    std::optional<qint64> revision;
    QUuid client;
    Timestamp madeAt;
    PendingState state = PendingState::Waiting;
    std::vector<Change> changes; ///< what it did to the copy; restoring them undoes it
    std::optional<Error> error;
    std::optional<qint64> settledAt; ///< the sequence number that the server gave it

    friend bool operator==(const PendingCommand &, const PendingCommand &) = default;
};

/// Makes the row, with a new client id, if there is none yet.
[[nodiscard]] Result<ReplicaState> replicaState(Transaction &transaction);
[[nodiscard]] Result<void> setReplicaState(Transaction &transaction, const ReplicaState &state);

/// In queue order, every state.
[[nodiscard]] Result<std::vector<PendingCommand>> pendingCommands(Database &database);
/// At the end of the queue; gives its position.
[[nodiscard]] Result<qint64> addPending(Transaction &transaction, const PendingCommand &command);
/// Replaces what lies at command.position.
[[nodiscard]] Result<void> updatePending(Transaction &transaction, const PendingCommand &command);
[[nodiscard]] Result<void> removePending(Transaction &transaction, qint64 position);

/// What an admin has typed into a form and not submitted.
[[nodiscard]] Result<std::optional<QJsonObject>> draft(Database &database, const QString &name);
[[nodiscard]] Result<QHash<QString, QJsonObject>> drafts(Database &database);
[[nodiscard]] Result<void> saveDraft(Transaction &transaction, const QString &name,
                                     const QJsonObject &value);
[[nodiscard]] Result<void> removeDraft(Transaction &transaction, const QString &name);

/// The revision of every row, for guarding edits; rows that the server has not seen have 0.
struct RowRevision
{
    EntityKind kind = EntityKind::Page;
    QUuid id;
    qint64 revision = 0;
};
[[nodiscard]] Result<std::vector<RowRevision>> rowRevisions(Database &database);

} // namespace signalbox
