// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/outbox.h"

#include "core/storage/jsontext.h"

namespace signalbox {

namespace {

Result<void> removeWhere(Transaction &transaction, QLatin1StringView column, const QString &id)
{
    return transaction.database()
        .run(QLatin1String("DELETE FROM outbox WHERE ") + column + QLatin1String(" = ?"), {id})
        .map([](int) {});
}

} // namespace

Result<void> addOutbox(Transaction &transaction, const OutboxEntry &entry)
{
    return transaction.database()
        .run(QStringLiteral(
                 "INSERT INTO outbox (id, event, incident_id, update_id, release_at, created_at) "
                 "VALUES (?, ?, ?, ?, ?, ?)"),
             {idText(entry.id), enumName(entry.event), entry.incidentId.toString(),
              entry.updateId ? QVariant(entry.updateId->toString()) : QVariant(),
              toMillis(entry.releaseAt), toMillis(entry.createdAt)})
        .map([](int) {});
}

Result<std::vector<OutboxEntry>> dueOutbox(Database &database, Timestamp now, int limit)
{
    std::vector<OutboxEntry> due;
    Result<void> outcome;
    Result<void> done = database.query(
        QStringLiteral(
            "SELECT id, event, incident_id, update_id, release_at, created_at FROM outbox "
            "WHERE release_at <= ? ORDER BY id LIMIT ?"),
        {toMillis(now), limit}, [&](const SqlRow &row) {
            Result<OutboxEvent> event = parseEnum<OutboxEvent>(row.text(1));
            if (!event) {
                outcome = fail(ErrorCode::StorageDamaged,
                               QStringLiteral("outbox.event: ") + event.error().detail);
                return;
            }
            OutboxEntry entry{QUuid::fromString(row.text(0)),
                              *event,
                              IncidentId(QUuid::fromString(row.text(2))),
                              {},
                              fromMillis(row.number(4)),
                              fromMillis(row.number(5))};
            if (!row.isNull(3))
                entry.updateId = IncidentUpdateId(QUuid::fromString(row.text(3)));
            due.push_back(entry);
        });
    if (!done || !outcome)
        return tl::unexpected((done ? outcome : done).error());
    return due;
}

Result<void> removeOutbox(Transaction &transaction, const QUuid &id)
{
    return removeWhere(transaction, QLatin1StringView("id"), idText(id));
}

Result<void> cancelOutbox(Transaction &transaction, const IncidentId &incident)
{
    return removeWhere(transaction, QLatin1StringView("incident_id"), incident.toString());
}

Result<void> cancelOutbox(Transaction &transaction, const IncidentUpdateId &update)
{
    return removeWhere(transaction, QLatin1StringView("update_id"), update.toString());
}

} // namespace signalbox
