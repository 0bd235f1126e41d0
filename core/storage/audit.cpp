// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/audit.h"

#include "core/storage/jsontext.h"

namespace signalbox {

namespace {

QVariant image(const std::optional<QJsonObject> &json)
{
    return json ? QVariant(textOf(*json)) : QVariant();
}

std::optional<QJsonObject> image(const SqlRow &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(objectFromText(row.text(column)));
}

AuditEntry entryOf(const SqlRow &row)
{
    AuditEntry entry;
    entry.id = QUuid::fromString(row.text(0));
    entry.at = fromMillis(row.number(1));
    entry.actor = row.text(2);
    if (!row.isNull(3))
        entry.memberId = MemberId(QUuid::fromString(row.text(3)));
    entry.origin = row.text(4);
    entry.commandId = QUuid::fromString(row.text(5));
    entry.commandType = row.text(6);
    entry.kind = row.text(7);
    entry.entityId = QUuid::fromString(row.text(8));
    entry.before = image(row, 9);
    entry.after = image(row, 10);
    return entry;
}

} // namespace

Result<void> addAudit(Transaction &transaction, const AuditEntry &entry)
{
    return transaction.database()
        .run(QStringLiteral(
                 "INSERT INTO audit (id, happened_at, actor, member_id, origin, command_id, "
                 "command_type, kind, entity_id, before_image, after_image) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
             {idText(entry.id), toMillis(entry.at), entry.actor,
              entry.memberId ? QVariant(entry.memberId->toString()) : QVariant(), entry.origin,
              idText(entry.commandId), entry.commandType, entry.kind, idText(entry.entityId),
              image(entry.before), image(entry.after)})
        .map([](int) {});
}

Result<std::vector<AuditEntry>> listAudit(Database &database, const QUuid &before, int limit)
{
    std::vector<AuditEntry> entries;
    // "g" is after every hexadecimal digit.
    const QString bound = before.isNull() ? QStringLiteral("g") : idText(before);
    Result<void> done = database.query(
        QStringLiteral(
            "SELECT id, happened_at, actor, member_id, origin, command_id, command_type, kind, "
            "entity_id, before_image, after_image FROM audit WHERE id < ? ORDER BY id DESC LIMIT "
            "?"),
        {bound, limit}, [&](const SqlRow &row) { entries.push_back(entryOf(row)); });
    return done.map([&] { return entries; });
}

} // namespace signalbox
