// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/commandlog.h"

#include "core/storage/jsontext.h"

namespace signalbox {

Result<std::optional<CommandRecord>> findCommand(Database &database, const QUuid &id)
{
    std::optional<CommandRecord> found;
    Result<void> done = database.query(QStringLiteral("SELECT client, type, payload_hash, receipt, "
                                                      "seq, applied_at FROM commands WHERE id = ?"),
                                       {idText(id)}, [&](const SqlRow &row) {
                                           found = CommandRecord{id,
                                                                 QUuid::fromString(row.text(0)),
                                                                 row.text(1),
                                                                 row.text(2),
                                                                 objectFromText(row.text(3)),
                                                                 row.number(4),
                                                                 fromMillis(row.number(5))};
                                       });
    return done.map([&] { return found; });
}

Result<void> addCommand(Transaction &transaction, const CommandRecord &record)
{
    return transaction.database()
        .run(QStringLiteral(
                 "INSERT INTO commands (id, client, type, payload_hash, receipt, seq, applied_at) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?)"),
             {idText(record.id), idText(record.client), record.type, record.payloadHash,
              textOf(record.receipt), record.sequence, toMillis(record.appliedAt)})
        .map([](int) {});
}

Result<QUuid> clientOfSequence(Database &database, qint64 sequence)
{
    return database.scalar(QStringLiteral("SELECT client FROM commands WHERE seq = ?"), {sequence})
        .map([](const QVariant &client) { return QUuid::fromString(client.toString()); });
}

Result<void> pruneCommands(Transaction &transaction, Timestamp before)
{
    return transaction.database()
        .run(QStringLiteral("DELETE FROM commands WHERE applied_at < ?"), {toMillis(before)})
        .map([](int) {});
}

} // namespace signalbox
