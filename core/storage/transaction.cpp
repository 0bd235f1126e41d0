// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/transaction.h"

#include "core/storage/jsontext.h"
#include "core/storage/rows.h"
#include "core/storage/tables.h"

namespace signalbox {

Result<Transaction> Transaction::begin(Database &database)
{
    if (Result<void> begun = database.begin(); !begun)
        return tl::unexpected(begun.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(other.m_database)
    , m_open(std::exchange(other.m_open, false))
    , m_sequence(other.m_sequence)
    , m_changes(std::move(other.m_changes))
    , m_places(std::move(other.m_places))
{}

Transaction::~Transaction()
{
    if (m_open)
        m_database->rollBack();
}

Result<void> Transaction::commit()
{
    if (!m_open)
        return fail(ErrorCode::Internal, QStringLiteral("the transaction has ended already"));
    if (flavour() == Flavour::Server) {
        if (Result<void> logged = logChanges(); !logged)
            return logged;
    }
    m_open = false;
    return m_database->commit();
}

Result<qint64> Transaction::sequence()
{
    if (flavour() == Flavour::Replica || m_sequence > 0)
        return m_sequence;
    Result<QVariant> next =
        m_database->scalar(QStringLiteral("UPDATE workspace SET seq = seq + 1 RETURNING seq"));
    if (!next)
        return tl::unexpected(next.error());
    if (!next->isValid())
        return fail(ErrorCode::StorageDamaged,
                    QStringLiteral("The database has no workspace row."));
    m_sequence = next->toLongLong();
    return m_sequence;
}

template <Shaped T>
Result<std::optional<Stored<T>>> Transaction::existing(const QUuid &id)
{
    return rows::select<T>(*m_database, QStringLiteral("id = ?"), {idText(id)})
        .map([](std::vector<Stored<T>> found) {
            return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
        });
}

template <Shaped T>
Result<void> Transaction::write(const T &entity, const RowVersion &version,
                                const std::optional<Stored<T>> &before)
{
    Result<void> written =
        rows::write(*m_database, entity, version, before ? &before->entity : nullptr);
    if (!written)
        return written;
    Change change{KindOf<T>::value, entity.id.uuid(), {}, toJson(entity), {}};
    if (before) {
        change.before = toJson(before->entity);
        change.versionBefore = before->version;
    }
    record(std::move(change));
    return {};
}

template <Shaped T>
Result<void> Transaction::put(const T &entity)
{
    Result<qint64> number = sequence();
    if (!number)
        return tl::unexpected(number.error());
    Result<std::optional<Stored<T>>> before = existing<T>(entity.id.uuid());
    if (!before)
        return tl::unexpected(before.error());
    if (*before && (*before)->entity == entity)
        return {};
    RowVersion version = *before ? (*before)->version : RowVersion();
    if (flavour() == Flavour::Server) {
        version.revision = *number;
        if (*before) {
            for (const QString &field : changedFields((*before)->entity, entity))
                version.fieldRevisions.insert(field, *number);
        }
    }
    return write(entity, version, *before);
}

template <Shaped T>
Result<void> Transaction::erase(const QUuid &id)
{
    Result<std::optional<Stored<T>>> before = existing<T>(id);
    if (!before)
        return tl::unexpected(before.error());
    if (!*before)
        return {};
    if (Result<void> erased = rows::erase<T>(*m_database, id); !erased)
        return erased;
    record({KindOf<T>::value, id, toJson((*before)->entity), {}, (*before)->version});
    return {};
}

template <Shaped T>
Result<void> Transaction::remove(const decltype(T::id) &id)
{
    if (Result<qint64> number = sequence(); !number)
        return tl::unexpected(number.error());
    return erase<T>(id.uuid());
}

void Transaction::record(Change change)
{
    const std::pair<int, QUuid> key(static_cast<int>(change.kind), change.id);
    if (const auto place = m_places.constFind(key); place != m_places.constEnd()) {
        m_changes[*place].after = std::move(change.after);
        return;
    }
    m_places.insert(key, m_changes.size());
    m_changes.push_back(std::move(change));
}

std::vector<Change> Transaction::changes() const
{
    std::vector<Change> kept = m_changes;
    // Made and removed again: nobody has seen it.
    std::erase_if(kept, [](const Change &change) { return !change.before && !change.after; });
    return kept;
}

std::vector<Change> Transaction::takeChanges()
{
    std::vector<Change> taken = changes();
    m_changes.clear();
    m_places.clear();
    return taken;
}

Result<void> Transaction::logChanges()
{
    const qint64 now = toMillis(m_database->clock().now());
    for (const Change &change : changes()) {
        Result<int> done = m_database->run(
            QStringLiteral("INSERT INTO changes (kind, entity_id, seq, deleted, changed_at) VALUES "
                           "(?, ?, ?, ?, ?) "
                           "ON CONFLICT (kind, entity_id) DO UPDATE SET seq = excluded.seq, "
                           "deleted = excluded.deleted, changed_at = excluded.changed_at"),
            {enumName(change.kind), idText(change.id), m_sequence, change.after ? 0 : 1, now});
        if (!done)
            return tl::unexpected(done.error());
    }
    return {};
}

Result<void> Transaction::putReplicated(EntityKind kind, const QJsonObject &json,
                                        const RowVersion &version)
{
    return withEntity(kind, [&]<class T>() -> Result<void> {
        Result<T> entity = fromJson<T>(json);
        if (!entity)
            return tl::unexpected(entity.error());
        Result<std::optional<Stored<T>>> before = existing<T>(entity->id.uuid());
        if (!before)
            return tl::unexpected(before.error());
        return write(*entity, version, *before);
    });
}

Result<void> Transaction::removeReplicated(EntityKind kind, const QUuid &id)
{
    return withEntity(kind, [&]<class T>() { return erase<T>(id); });
}

Result<void> Transaction::clearReplicated()
{
    for (const auto &[kind, name] : EnumNames<EntityKind>::names) {
        Result<void> done =
            withEntity(kind, [&]<class T>() { return rows::eraseAll<T>(*m_database); });
        if (!done)
            return done;
    }
    return {};
}

Result<void> Transaction::restore(const Change &change)
{
    if (!change.before)
        return removeReplicated(change.kind, change.id);
    return putReplicated(change.kind, *change.before, change.versionBefore);
}

#define SIGNALBOX_TRANSACTION_OF(Type)                                                             \
    template Result<void> Transaction::put<Type>(const Type &);                                    \
    template Result<void> Transaction::remove<Type>(const decltype(Type::id) &);

SIGNALBOX_TRANSACTION_OF(Page)
SIGNALBOX_TRANSACTION_OF(Service)
SIGNALBOX_TRANSACTION_OF(IncidentType)
SIGNALBOX_TRANSACTION_OF(Incident)
SIGNALBOX_TRANSACTION_OF(IncidentUpdate)
SIGNALBOX_TRANSACTION_OF(Member)
#undef SIGNALBOX_TRANSACTION_OF

} // namespace signalbox
