// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/commandqueue.h"
#include "core/sync/protocol.h"

namespace signalbox {

/// The replica without network and threads: the server's rows with the pending commands on
/// top, and the queue of those commands, in one database. Used by the thread that opened it.
///
/// A command goes this way:
///
///     submit() → pending → acknowledge() → settled, until apply() brings its sequence → gone
///                       ↘ reject()      → rejected, until keepMine() or takeTheirs() → gone
///
/// Pending and settled commands are applied to the rows, each with the images of what it
/// changed; so the rows of the server can be had back at any time by undoing them in reverse.
/// Settled ones stay on top until the server's own rows are here, so that nothing flickers
/// back in between. Every act is one transaction: killed in the middle of it, nothing happened.
class ReplicaStore
{
public:
    /// `database` must be a Flavour::Replica and outlive the store.
    [[nodiscard]] static Result<std::unique_ptr<ReplicaStore>> open(Database &database);

    /// Everything, for the start.
    [[nodiscard]] Result<ReplicaImage> image();

    /// This desktop, as the server knows it: made with the file.
    [[nodiscard]] ClientId client() const { return m_client; }
    /// Null before the first contact with a server.
    [[nodiscard]] const QUuid &workspaceId() const { return m_workspace; }
    /// Everything up to that sequence is here; 0 before the first contact.
    [[nodiscard]] qint64 cursor() const { return m_cursor; }
    /// Commands that wait for the server's answer.
    [[nodiscard]] int pendingCount() const { return m_queue.count(PendingState::Waiting); }
    /// The one to post next; none when nothing is pending.
    [[nodiscard]] std::optional<Command> nextPending() const;

    /// Applies it to the rows and puts it at the end of the queue; on the disk when this
    /// returns. The error of a command that the rules refuse is the one the server would give.
    [[nodiscard]] Result<ReplicaChange> submit(Command command);
    /// The server has applied it. Not an error for a command that is not pending: an answer
    /// may come twice.
    [[nodiscard]] Result<ReplicaChange> acknowledge(const CommandId &id, qint64 sequence);
    /// The server has refused it for good: undone, and kept with the error for the admin.
    [[nodiscard]] Result<ReplicaChange> reject(const CommandId &id, const Error &error);
    /// Puts the server's rows under the pending commands. The batch must be whole (no `more`)
    /// and asked for at the present cursor; one that was not is let lie: it was overtaken.
    [[nodiscard]] Result<ReplicaChange> apply(const ChangeBatch &batch);

    /// Queues a rejected command again as `fresh`, made against what the admin was shown: the
    /// revision in the refusal, else the row's present one.
    [[nodiscard]] Result<ReplicaChange> keepMine(const CommandId &id, const CommandId &fresh);
    /// Forgets a rejected command.
    [[nodiscard]] Result<ReplicaChange> takeTheirs(const CommandId &id);

    /// Another server, or the same one with another history: forgets where the replica stood,
    /// so that the next pull gets everything. Pending commands, made for what was there
    /// before, become rejected ones: the admin decides about each.
    [[nodiscard]] Result<ReplicaChange> startOver();

    /// An empty one is forgotten.
    [[nodiscard]] Result<void> saveDraft(const QString &key, const QJsonObject &draft);

private:
    struct Act;

    explicit ReplicaStore(Database &database)
        : m_database(database)
    {}

    /// One act: `work` on the rows and on copies of queue and state, kept as a whole or not at all.
    [[nodiscard]] Result<ReplicaChange> perform(const std::function<Result<void>(Act &)> &work);
    [[nodiscard]] Result<ReplicaChange> describe(const Act &act) const;
    /// What the admin saw who decides about it: the revision in the refusal, else the row's.
    [[nodiscard]] Result<qint64> revisionShown(const PendingCommand &rejected) const;

    Database &m_database;
    CommandQueue m_queue;
    ClientId m_client;
    QUuid m_workspace;
    qint64 m_cursor = 0;
};

} // namespace signalbox
