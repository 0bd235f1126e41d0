// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/transaction.h"

namespace signalbox {

/// How far a reader of the change log has come. Opaque to clients: they send back the text that
/// came with the last page; "" and "0" start from the beginning.
struct ChangeCursor
{
    qint64 sequence = 0; ///< everything up to it has been read
    /// While reading a full snapshot: the newest number when it began; else 0.
    qint64 snapshot = 0;

    /// "17", or "17.203" within a snapshot.
    [[nodiscard]] QString toString() const;
    [[nodiscard]] static Result<ChangeCursor> parse(QStringView text);
    friend bool operator==(const ChangeCursor &, const ChangeCursor &) = default;
};

/// One entity as it is now, or the news that it is gone (no `entity`).
struct ReplicatedRow
{
    EntityKind kind = EntityKind::Page;
    QUuid id;
    qint64 sequence = 0; ///< of its last change; for a row that is there also its revision
    std::optional<QJsonObject> entity;
    RowVersion version;

    friend bool operator==(const ReplicatedRow &, const ReplicatedRow &) = default;
};

struct ChangePage
{
    /// The cursor was too old (tombstones since have been forgotten): these are the first rows
    /// of a full snapshot. The reader forgets all it has, then goes on as usual.
    bool reset = false;
    std::vector<ReplicatedRow> rows; ///< by sequence; a transaction is never split
    ChangeCursor next;               ///< to ask with the next time
    bool more = false;               ///< ask again at once

    friend bool operator==(const ChangePage &, const ChangePage &) = default;
};

/// What has changed after the cursor: about `limit` rows, more only if one transaction has more.
[[nodiscard]] Result<ChangePage> changesSince(Database &database, const ChangeCursor &cursor,
                                              int limit);

/// The number of the newest change.
[[nodiscard]] Result<qint64> latestSequence(Database &database);

/// Forgets tombstones older than that; readers that have not come so far get a full snapshot.
[[nodiscard]] Result<void> pruneTombstones(Transaction &transaction, Timestamp before);

/// {"reset","rows":[{"kind","id","sequence","entity","field_revisions"}],"next","more"}: the
/// answer of GET /api/v1/changes. "entity" is null for what is gone.
[[nodiscard]] QJsonObject toJson(const ChangePage &page);
[[nodiscard]] Result<ChangePage> changePageFromJson(const QJsonObject &json);

} // namespace signalbox
