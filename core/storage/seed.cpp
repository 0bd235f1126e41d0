// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/seed.h"

#include "core/base/uuid.h"
#include "core/storage/transaction.h"

namespace signalbox {

namespace {

Result<void> makeWorkspace(Database &database)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Timestamp now = database.clock().now();
    Result<int> made = database.run(
        QStringLiteral("INSERT INTO workspace (single, id, seq, oldest_seq, created_at) "
                       "VALUES (1, ?, 0, 0, ?) ON CONFLICT (single) DO NOTHING"),
        {makeUuid(now).toString(QUuid::WithoutBraces), toMillis(now)});
    if (!made)
        return tl::unexpected(made.error());
    if (*made == 0) // another server was quicker
        return {};
    for (const IncidentType &type : {minorType(), majorType()}) {
        if (Result<void> put = transaction->put(type); !put)
            return put;
    }
    return transaction->commit();
}

} // namespace

Result<void> seed(Database &database)
{
    Result<QVariant> there = database.scalar(QStringLiteral("SELECT count(*) FROM workspace"));
    if (!there)
        return tl::unexpected(there.error());
    return there->toInt() > 0 ? Result<void>() : makeWorkspace(database);
}

Result<QUuid> workspaceId(Database &database)
{
    return database.scalar(QStringLiteral("SELECT id FROM workspace")).map([](const QVariant &id) {
        return QUuid::fromString(id.toString());
    });
}

Result<void> renewWorkspaceId(Database &database)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const QUuid id = makeUuid(database.clock().now());
    Result<int> renewed = database.run(QStringLiteral("UPDATE workspace SET id = ?"),
                                       {id.toString(QUuid::WithoutBraces)});
    return renewed ? transaction->commit() : tl::unexpected(renewed.error());
}

} // namespace signalbox
