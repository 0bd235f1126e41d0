// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/changelog.h"

#include "core/storage/rows.h"
#include "core/storage/tables.h"

#include <algorithm>
#include <limits>

namespace signalbox {

namespace {

struct Range
{
    qint64 after = 0; ///< exclusive
    qint64 upTo = 0;  ///< inclusive
};

Result<Range> wholeTransactions(Database &database, qint64 after, qint64 latest, int limit)
{
    // The number at which a page of `limit` rows ends; all its rows belong to the page.
    Result<QVariant> last = database.scalar(
        QStringLiteral("SELECT seq FROM changes WHERE seq > ? ORDER BY seq LIMIT 1 OFFSET ?"),
        {after, limit - 1});
    return last.map([&](const QVariant &seq) {
        return Range{after, seq.isValid() ? std::min(seq.toLongLong(), latest) : latest};
    });
}

/// The live rows of one kind.
template <Shaped T>
Result<void> appendLive(Database &database, const Range &range,
                        const QHash<QUuid, qint64> &sequences, std::vector<ReplicatedRow> &rows)
{
    const QString where = QStringLiteral("id IN (SELECT entity_id FROM changes WHERE seq > ? AND "
                                         "seq <= ? AND kind = ? AND deleted = 0)");
    return rows::select<T>(database, where, {range.after, range.upTo, QString(Shape<T>::name)})
        .map([&](std::vector<Stored<T>> found) {
            for (Stored<T> &row : found) {
                const QUuid id = row.entity.id.uuid();
                rows.push_back({KindOf<T>::value, id, sequences.value(id, row.version.revision),
                                toJson(row.entity), std::move(row.version)});
            }
        });
}

Result<void> readLog(Database &database, const Range &range, bool tombstones,
                     std::array<QHash<QUuid, qint64>, EnumNames<EntityKind>::names.size()> &live,
                     std::vector<ReplicatedRow> &rows)
{
    Result<void> outcome;
    Result<void> done = database.query(
        QStringLiteral(
            "SELECT kind, entity_id, seq, deleted FROM changes WHERE seq > ? AND seq <= ?"),
        {range.after, range.upTo}, [&](const SqlRow &row) {
            Result<EntityKind> kind = parseEnum<EntityKind>(row.text(0));
            if (!kind) {
                outcome = fail(ErrorCode::StorageDamaged,
                               QStringLiteral("changes.kind: ") + kind.error().detail);
                return;
            }
            const QUuid id = QUuid::fromString(row.text(1));
            if (row.number(3) == 0)
                live[static_cast<size_t>(*kind)].insert(id, row.number(2));
            else if (tombstones)
                rows.push_back({*kind, id, row.number(2), {}, {}});
        });
    return done ? outcome : done;
}

/// Rows of a transaction come with those first that others of it refer to.
int rank(const ReplicatedRow &row)
{
    constexpr std::array order{EntityKind::Member,   EntityKind::IncidentType,
                               EntityKind::Service,  EntityKind::Page,
                               EntityKind::Incident, EntityKind::IncidentUpdate};
    return static_cast<int>(std::ranges::find(order, row.kind) - order.begin());
}

Result<std::vector<ReplicatedRow>> readRows(Database &database, const Range &range, bool tombstones)
{
    std::vector<ReplicatedRow> rows;
    std::array<QHash<QUuid, qint64>, EnumNames<EntityKind>::names.size()> live;
    Result<void> done = readLog(database, range, tombstones, live, rows);
    for (const auto &[kind, name] : EnumNames<EntityKind>::names) {
        const QHash<QUuid, qint64> &sequences = live[static_cast<size_t>(kind)];
        if (done && !sequences.isEmpty())
            done = withEntity(
                kind, [&]<class T>() { return appendLive<T>(database, range, sequences, rows); });
    }
    std::ranges::sort(rows, {}, [](const ReplicatedRow &row) {
        return std::tuple(row.sequence, rank(row), row.id);
    });
    return done.map([&] { return std::move(rows); });
}

} // namespace

QString ChangeCursor::toString() const
{
    return snapshot > 0 ? QStringLiteral("%1.%2").arg(sequence).arg(snapshot)
                        : QString::number(sequence);
}

Result<ChangeCursor> ChangeCursor::parse(QStringView text)
{
    const auto parts = text.split(u'.');
    bool first = true;
    bool second = true;
    ChangeCursor cursor;
    if (!text.isEmpty())
        cursor.sequence = parts[0].toLongLong(&first);
    if (parts.size() > 1)
        cursor.snapshot = parts[1].toLongLong(&second);
    if (parts.size() > 2 || !first || !second || cursor.sequence < 0 || cursor.snapshot < 0)
        return fail(ErrorCode::InvalidValue, QStringLiteral("is not a cursor of this server"));
    return cursor;
}

Result<ChangePage> changesSince(Database &database, const ChangeCursor &cursor, int limit)
{
    qint64 latest = 0;
    qint64 oldest = 0;
    Result<void> state = database.query(QStringLiteral("SELECT seq, oldest_seq FROM workspace"), {},
                                        [&](const SqlRow &row) {
                                            latest = row.number(0);
                                            oldest = row.number(1);
                                        });
    if (!state)
        return tl::unexpected(state.error());
    ChangePage page;
    // A cursor from the future is one of another workspace, or of this one before a backup of
    // it was restored.
    page.reset = std::max(cursor.sequence, cursor.snapshot) < oldest || cursor.sequence > latest;
    const ChangeCursor from = page.reset ? ChangeCursor{0, latest} : cursor;
    Result<Range> range = wholeTransactions(database, from.sequence, latest, std::max(limit, 1));
    if (!range)
        return tl::unexpected(range.error());
    Result<std::vector<ReplicatedRow>> rows = readRows(database, *range, !page.reset);
    if (!rows)
        return tl::unexpected(rows.error());
    page.rows = std::move(*rows);
    page.more = range->upTo < latest;
    page.next = {range->upTo, range->upTo < from.snapshot ? from.snapshot : 0};
    return page;
}

Result<qint64> latestSequence(Database &database)
{
    return database.scalar(QStringLiteral("SELECT seq FROM workspace"))
        .map([](const QVariant &seq) { return seq.toLongLong(); });
}

Result<void> pruneTombstones(Transaction &transaction, Timestamp before)
{
    Database &database = transaction.database();
    const QVariantList bound{toMillis(before)};
    Result<QVariant> newest = database.scalar(
        QStringLiteral("SELECT max(seq) FROM changes WHERE deleted = 1 AND changed_at < ?"), bound);
    if (!newest)
        return tl::unexpected(newest.error());
    if (newest->isNull())
        return {};
    Result<int> pruned = database.run(
        QStringLiteral("DELETE FROM changes WHERE deleted = 1 AND changed_at < ?"), bound);
    if (!pruned)
        return tl::unexpected(pruned.error());
    return database
        .run(QStringLiteral("UPDATE workspace SET oldest_seq = ? WHERE oldest_seq < ?"),
             {*newest, *newest})
        .map([](int) {});
}

} // namespace signalbox
