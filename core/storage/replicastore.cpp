// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/replicastore.h"

#include "core/base/uuid.h"
#include "core/storage/jsontext.h"
#include "core/storage/tables.h"

namespace signalbox {

namespace {

QString changesText(const std::vector<Change> &changes)
{
    QJsonArray array;
    for (const Change &change : changes)
        array.append(toJson(change));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Result<std::vector<Change>> changesFromText(const QString &text)
{
    std::vector<Change> changes;
    for (const QJsonValue &value : QJsonDocument::fromJson(text.toUtf8()).array()) {
        Result<Change> change = changeFromJson(value.toObject());
        if (!change)
            return tl::unexpected(change.error());
        changes.push_back(std::move(*change));
    }
    return changes;
}

QVariant errorText(const std::optional<Error> &error)
{
    if (!error)
        return {};
    return textOf(QJsonObject{{QStringLiteral("code"), errorCodeName(error->code)},
                              {QStringLiteral("detail"), error->detail},
                              {QStringLiteral("field"), error->field},
                              {QStringLiteral("extra"), error->extra}});
}

std::optional<Error> errorFromText(const QVariant &text)
{
    if (text.isNull())
        return {};
    const QJsonObject json = objectFromText(text.toString());
    return Error{errorCodeFromName(json.value(QLatin1String("code")).toString()),
                 json.value(QLatin1String("detail")).toString(),
                 json.value(QLatin1String("field")).toString(),
                 json.value(QLatin1String("extra")).toObject()};
}

Result<PendingCommand> commandOf(const SqlRow &row)
{
    Result<PendingState> state = parseEnum<PendingState>(row.text(7));
    Result<std::vector<Change>> changes = changesFromText(row.text(8));
    if (!state || !changes)
        return fail(ErrorCode::StorageDamaged,
                    QStringLiteral("pending_commands: ") +
                        (state ? changes.error() : state.error()).detail);
    PendingCommand command;
    command.position = row.number(0);
    command.id = QUuid::fromString(row.text(1));
    command.type = row.text(2);
    command.payload = objectFromText(row.text(3));
    if (!row.isNull(4))
        command.revision = row.number(4);
    command.client = QUuid::fromString(row.text(5));
    command.madeAt = fromMillis(row.number(6));
    command.state = *state;
    command.changes = std::move(*changes);
    command.error = errorFromText(row.value(9));
    if (!row.isNull(10))
        command.settledAt = row.number(10);
    return command;
}

} // namespace

Result<ReplicaState> replicaState(Transaction &transaction)
{
    std::optional<ReplicaState> found;
    Result<void> done = transaction.database().query(
        QStringLiteral("SELECT server_id, cursor, client FROM replica"), {},
        [&](const SqlRow &row) {
            found = ReplicaState{QUuid::fromString(row.text(0)), row.text(1),
                                 QUuid::fromString(row.text(2))};
        });
    if (!done)
        return tl::unexpected(done.error());
    if (found)
        return *found;
    const ReplicaState fresh{{}, {}, makeUuid(transaction.database().clock().now())};
    return setReplicaState(transaction, fresh).map([&] { return fresh; });
}

Result<void> setReplicaState(Transaction &transaction, const ReplicaState &state)
{
    return transaction.database()
        .run(QStringLiteral(
                 "INSERT INTO replica (single, server_id, cursor, client) VALUES (1, ?, ?, ?) "
                 "ON CONFLICT (single) DO UPDATE SET server_id = excluded.server_id, "
                 "cursor = excluded.cursor, client = excluded.client"),
             {idText(state.serverId), state.cursor, idText(state.client)})
        .map([](int) {});
}

Result<std::vector<PendingCommand>> pendingCommands(Database &database)
{
    std::vector<PendingCommand> commands;
    Result<void> outcome;
    Result<void> done =
        database.query(QStringLiteral("SELECT position, id, type, payload, revision, client, "
                                      "made_at, state, before_images, error, "
                                      "settled_at FROM pending_commands ORDER BY position"),
                       {}, [&](const SqlRow &row) {
                           Result<PendingCommand> command = commandOf(row);
                           if (command)
                               commands.push_back(std::move(*command));
                           else
                               outcome = tl::unexpected(command.error());
                       });
    if (!done || !outcome)
        return tl::unexpected((done ? outcome : done).error());
    return commands;
}

Result<qint64> addPending(Transaction &transaction, const PendingCommand &command)
{
    Result<QVariant> last =
        transaction.database().scalar(QStringLiteral("SELECT max(position) FROM pending_commands"));
    if (!last)
        return tl::unexpected(last.error());
    PendingCommand placed = command;
    placed.position = last->toLongLong() + 1;
    return updatePending(transaction, placed).map([&] { return placed.position; });
}

Result<void> updatePending(Transaction &transaction, const PendingCommand &command)
{
    return transaction.database()
        .run(
            QStringLiteral(
                "INSERT INTO pending_commands (position, id, type, payload, revision, client, "
                "made_at, "
                "state, before_images, error, settled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (position) DO UPDATE SET id = excluded.id, type = excluded.type, "
                "payload = excluded.payload, revision = excluded.revision, client = "
                "excluded.client, "
                "made_at = excluded.made_at, state = excluded.state, "
                "before_images = excluded.before_images, error = excluded.error, "
                "settled_at = excluded.settled_at"),
            {command.position, idText(command.id), command.type, textOf(command.payload),
             command.revision ? QVariant(*command.revision) : QVariant(), idText(command.client),
             toMillis(command.madeAt), enumName(command.state), changesText(command.changes),
             errorText(command.error),
             command.settledAt ? QVariant(*command.settledAt) : QVariant()})
        .map([](int) {});
}

Result<void> removePending(Transaction &transaction, qint64 position)
{
    return transaction.database()
        .run(QStringLiteral("DELETE FROM pending_commands WHERE position = ?"), {position})
        .map([](int) {});
}

Result<std::optional<QJsonObject>> draft(Database &database, const QString &name)
{
    return database.scalar(QStringLiteral("SELECT value FROM drafts WHERE name = ?"), {name})
        .map([](const QVariant &text) {
            return text.isValid() ? std::optional(objectFromText(text.toString())) : std::nullopt;
        });
}

Result<QHash<QString, QJsonObject>> drafts(Database &database)
{
    QHash<QString, QJsonObject> all;
    return database
        .query(QStringLiteral("SELECT name, value FROM drafts"), {},
               [&](const SqlRow &row) { all.insert(row.text(0), objectFromText(row.text(1))); })
        .map([&] { return all; });
}

Result<void> saveDraft(Transaction &transaction, const QString &name, const QJsonObject &value)
{
    return transaction.database()
        .run(QStringLiteral("INSERT INTO drafts (name, value, saved_at) VALUES (?, ?, ?) "
                            "ON CONFLICT (name) DO UPDATE SET value = excluded.value, saved_at = "
                            "excluded.saved_at"),
             {name, textOf(value), toMillis(transaction.database().clock().now())})
        .map([](int) {});
}

Result<void> removeDraft(Transaction &transaction, const QString &name)
{
    return transaction.database()
        .run(QStringLiteral("DELETE FROM drafts WHERE name = ?"), {name})
        .map([](int) {});
}

Result<std::vector<RowRevision>> rowRevisions(Database &database)
{
    std::vector<RowRevision> revisions;
    for (const auto &entry : EnumNames<EntityKind>::names) {
        const EntityKind kind = entry.first;
        const QLatin1StringView table = withEntity(kind, []<class T>() { return Table<T>::name; });
        Result<void> done = database.query(
            QLatin1String("SELECT id, revision FROM ") + table, {}, [&](const SqlRow &row) {
                revisions.push_back({kind, QUuid::fromString(row.text(0)), row.number(1)});
            });
        if (!done)
            return tl::unexpected(done.error());
    }
    return revisions;
}

} // namespace signalbox
