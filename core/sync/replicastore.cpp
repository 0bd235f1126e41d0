// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/replicastore.h"

#include "core/base/log.h"
#include "core/sync/edits.h"
#include "core/sync/replicarows.h"

namespace signalbox {

namespace {

/// From here on it is cheaper to hand over everything than row by row.
constexpr qsizetype manyRows = 5000;

Result<void> putRow(Transaction &transaction, const ChangedRow &row)
{
    if (!row.data)
        return transaction.removeReplicated(row.kind, row.id);
    Result<void> put =
        transaction.putReplicated(row.kind, *row.data, {row.revision, row.fieldRevisions});
    if (put || isStorageFailure(put.error().code))
        return put;
    Error error = put.error().within(enumName(row.kind) + QLatin1Char(' ') +
                                     row.id.toString(QUuid::WithoutBraces));
    error.code = ErrorCode::MalformedInput;
    return tl::unexpected(error);
}

} // namespace

struct ReplicaStore::Act
{
    Transaction &transaction;
    CommandQueue queue;
    QUuid workspace;
    qint64 cursor = 0;
    QSet<EntityRef> touched;
    bool rejectedChanged = false;
    bool everything = false;
};

Result<std::unique_ptr<ReplicaStore>> ReplicaStore::open(Database &database)
{
    std::unique_ptr<ReplicaStore> store(new ReplicaStore(database));
    Result<CommandQueue> queue = CommandQueue::load(database);
    if (!queue)
        return tl::unexpected(queue.error());
    store->m_queue = std::move(*queue);
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<ReplicaState> state = replicaState(*transaction);
    if (!state)
        return tl::unexpected(state.error());
    if (Result<void> done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    store->m_client = ClientId(state->client);
    store->m_workspace = state->serverId;
    store->m_cursor = state->cursor.toLongLong();
    return store;
}

Result<ReplicaChange> ReplicaStore::perform(const std::function<Result<void>(Act &)> &work)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Act act{*transaction, m_queue, m_workspace, m_cursor, {}};
    Result<void> done = work(act);
    if (done && (act.workspace != m_workspace || act.cursor != m_cursor))
        done = setReplicaState(*transaction,
                               {act.workspace, QString::number(act.cursor), m_client.uuid()});
    if (!done)
        return tl::unexpected(done.error());
    act.touched += act.queue.takeTouched();
    Result<ReplicaChange> change = describe(act);
    if (!change)
        return change;
    if (done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    m_queue = std::move(act.queue);
    m_workspace = act.workspace;
    m_cursor = act.cursor;
    return change;
}

Result<ReplicaChange> ReplicaStore::describe(const Act &act) const
{
    ReplicaChange change;
    change.everything = act.everything || act.touched.size() > manyRows;
    if (!change.everything) {
        for (const EntityRef &entity : act.touched) {
            Result<RowState> row = readRow(m_database, entity);
            if (!row)
                return tl::unexpected(row.error());
            change.rows.push_back(std::move(*row));
        }
    }
    change.pendingEntities = act.queue.pendingEntities();
    change.pendingCount = act.queue.count(PendingState::Waiting);
    if (act.rejectedChanged)
        change.rejected = act.queue.rejected();
    return change;
}

Result<ReplicaImage> ReplicaStore::image()
{
    ReplicaImage image;
    if (Result<void> read = readRows(m_database, image); !read)
        return tl::unexpected(read.error());
    image.pendingEntities = m_queue.pendingEntities();
    image.pendingCount = pendingCount();
    image.rejected = m_queue.rejected();
    return drafts(m_database).map([&](const QHash<QString, QJsonObject> &saved) {
        image.drafts = saved;
        return image;
    });
}

std::optional<Command> ReplicaStore::nextPending() const
{
    for (const PendingCommand &entry : m_queue.entries()) {
        if (entry.state == PendingState::Waiting)
            return commandOf(entry);
    }
    return std::nullopt;
}

Result<ReplicaChange> ReplicaStore::submit(Command command)
{
    command.client = client();
    // A revision that this replica has not reached belongs to another history.
    if (command.revision && *command.revision > cursor())
        command.revision = 0;
    return perform([&](Act &act) { return act.queue.append(act.transaction, command, true); });
}

Result<ReplicaChange> ReplicaStore::acknowledge(const CommandId &id, qint64 sequence)
{
    return perform([&](Act &act) -> Result<void> {
        const PendingCommand *found = act.queue.find(id, PendingState::Waiting);
        if (!found)
            return {};
        PendingCommand entry = *found;
        if (sequence > act.cursor) {
            entry.state = PendingState::Settled;
            entry.settledAt = sequence;
            return act.queue.update(act.transaction, entry);
        }
        // The rows were here before the answer.
        return act.queue.withdraw(act.transaction, entry.position);
    });
}

Result<ReplicaChange> ReplicaStore::reject(const CommandId &id, const Error &error)
{
    return perform([&](Act &act) -> Result<void> {
        const PendingCommand *found = act.queue.find(id, PendingState::Waiting);
        if (!found)
            return {};
        const qint64 position = found->position;
        act.rejectedChanged = true;
        if (Result<void> undone = act.queue.undoFrom(act.transaction, position); !undone)
            return undone;
        PendingCommand entry = *act.queue.find(id, PendingState::Waiting);
        entry.state = PendingState::Rejected;
        entry.error = error;
        if (Result<void> updated = act.queue.update(act.transaction, entry); !updated)
            return updated;
        return act.queue.redoFrom(act.transaction, position);
    });
}

Result<ReplicaChange> ReplicaStore::apply(const ChangeBatch &batch)
{
    return perform([&](Act &act) -> Result<void> {
        if (batch.since != act.cursor || batch.more)
            return {};
        if (Result<void> undone = act.queue.undoFrom(act.transaction, 0); !undone)
            return undone;
        if (batch.reset) {
            act.everything = true;
            if (Result<void> cleared = act.transaction.clearReplicated(); !cleared)
                return cleared;
        }
        for (const ChangedRow &row : batch.rows) {
            act.touched.insert({row.kind, row.id});
            if (Result<void> put = putRow(act.transaction, row); !put)
                return put;
        }
        act.transaction.takeChanges();
        act.workspace = batch.workspace;
        act.cursor = batch.next;
        if (Result<void> removed = act.queue.removeSettled(act.transaction, batch.next); !removed)
            return removed;
        return act.queue.redoFrom(act.transaction, 0);
    });
}

Result<ReplicaChange> ReplicaStore::keepMine(const CommandId &id, const CommandId &fresh)
{
    return perform([&](Act &act) -> Result<void> {
        const PendingCommand *found = act.queue.find(id, PendingState::Rejected);
        if (!found)
            return {};
        if (act.workspace.isNull())
            return fail(ErrorCode::Unavailable,
                        QStringLiteral("The server's workspace is not here yet."));
        const PendingCommand rejected = *found;
        Command command = commandOf(rejected);
        command.id = fresh;
        if (command.revision) {
            Result<qint64> revision = revisionShown(rejected);
            if (!revision)
                return tl::unexpected(revision.error());
            command.revision = *revision;
        }
        act.rejectedChanged = true;
        if (Result<void> removed = act.queue.remove(act.transaction, rejected.position); !removed)
            return removed;
        return act.queue.append(act.transaction, command, false);
    });
}

Result<qint64> ReplicaStore::revisionShown(const PendingCommand &rejected) const
{
    const QJsonValue told =
        rejected.error.value_or(Error()).extra.value(QLatin1StringView("revision"));
    if (told.isDouble())
        return told.toInteger();
    const std::optional<EntityRef> edited = editedRow(commandOf(rejected));
    if (!edited)
        return 0;
    return readRow(m_database, *edited).map([](const RowState &row) { return row.revision; });
}

Result<ReplicaChange> ReplicaStore::takeTheirs(const CommandId &id)
{
    return perform([&](Act &act) -> Result<void> {
        const PendingCommand *found = act.queue.find(id, PendingState::Rejected);
        if (!found)
            return {};
        act.rejectedChanged = true;
        return act.queue.remove(act.transaction, found->position);
    });
}

Result<ReplicaChange> ReplicaStore::startOver()
{
    const Error replaced{ErrorCode::Cancelled,
                         QStringLiteral("The server's workspace was replaced before it had this."),
                         {},
                         {}};
    return perform([&](Act &act) -> Result<void> {
        if (Result<void> undone = act.queue.undoFrom(act.transaction, 0); !undone)
            return undone;
        const std::vector<PendingCommand> entries = act.queue.entries();
        for (PendingCommand entry : entries) {
            // Revisions in refusals are of the former history too.
            if (entry.state == PendingState::Rejected && entry.error)
                entry.error->extra = {};
            else
                entry.error = replaced;
            const bool settled = entry.state == PendingState::Settled;
            entry.state = PendingState::Rejected;
            Result<void> done = settled ? act.queue.remove(act.transaction, entry.position)
                                        : act.queue.update(act.transaction, entry);
            if (!done)
                return done;
        }
        act.workspace = {};
        act.cursor = 0;
        act.everything = act.rejectedChanged = true;
        // Their revisions would let edits of the new rows through that should not pass.
        return act.transaction.clearReplicated();
    });
}

Result<void> ReplicaStore::saveDraft(const QString &key, const QJsonObject &draft)
{
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<void> saved = draft.isEmpty() ? removeDraft(*transaction, key)
                                         : signalbox::saveDraft(*transaction, key, draft);
    return saved ? transaction->commit() : saved;
}

} // namespace signalbox
