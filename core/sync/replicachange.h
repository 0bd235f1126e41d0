// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replica.h"

#include <QSet>
#include <variant>

namespace signalbox {

[[nodiscard]] inline size_t qHash(const EntityRef &entity, size_t seed = 0)
{
    return qHashMulti(seed, static_cast<int>(entity.kind), entity.id);
}

/// An entity of any replicated kind.
using AnyEntity = std::variant<Page, Service, IncidentType, Incident, IncidentUpdate, Member>;

/// A row as it is now.
struct RowState
{
    EntityRef entity;
    std::optional<AnyEntity> data; ///< none: it is gone
    qint64 revision = 0;           ///< the server's; 0 while the server has not confirmed it

    friend bool operator==(const RowState &, const RowState &) = default;
};

/// What one act did to the replica, for those who hold it in memory. Rows may be listed that
/// are as they were: telling is cheaper for the one who has the former ones at hand.
struct ReplicaChange
{
    std::vector<RowState> rows;
    /// What pending commands touch, and how many there are, after the act.
    QSet<EntityRef> pendingEntities;
    int pendingCount = 0;
    std::optional<std::vector<RejectedCommand>> rejected; ///< set when they changed
    /// A whole snapshot came in: `rows` does not tell what it did, ReplicaStore::image() does.
    bool everything = false;
};

/// A whole replica in memory.
struct ReplicaImage
{
    Workspace workspace;
    QHash<EntityRef, qint64> revisions; ///< of the rows the server has confirmed
    QSet<EntityRef> pendingEntities;
    int pendingCount = 0;
    std::vector<RejectedCommand> rejected;
    QHash<QString, QJsonObject> drafts;
};

/// Brings the image up to the change; gives what is different now: other data, another revision,
/// or marked as pending where it was not or the reverse.
[[nodiscard]] std::vector<EntityRef> applyChange(ReplicaImage &image, const ReplicaChange &change);

} // namespace signalbox
