// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/transaction.h"

namespace signalbox {

enum class OutboxEvent { IncidentOpened, IncidentUpdated, IncidentResolved };

template <>
struct EnumNames<OutboxEvent>
{
    static constexpr std::array names{
        std::pair{OutboxEvent::IncidentOpened, "incident_opened"},
        std::pair{OutboxEvent::IncidentUpdated, "incident_updated"},
        std::pair{OutboxEvent::IncidentResolved, "incident_resolved"},
    };
};

/// Something to tell subscribers, written in the transaction that made it happen. It may be
/// taken back until releaseAt.
struct OutboxEntry
{
    QUuid id;
    OutboxEvent event = OutboxEvent::IncidentOpened;
    IncidentId incidentId;
    std::optional<IncidentUpdateId> updateId;
    Timestamp releaseAt;
    Timestamp createdAt;

    friend bool operator==(const OutboxEntry &, const OutboxEntry &) = default;
};

[[nodiscard]] Result<void> addOutbox(Transaction &transaction, const OutboxEntry &entry);
/// What may go out at `now`, in the order in which it happened.
[[nodiscard]] Result<std::vector<OutboxEntry>> dueOutbox(Database &database, Timestamp now,
                                                         int limit);
[[nodiscard]] Result<void> removeOutbox(Transaction &transaction, const QUuid &id);
/// Takes back what has not gone out yet, when the incident or the update is deleted.
[[nodiscard]] Result<void> cancelOutbox(Transaction &transaction, const IncidentId &incident);
[[nodiscard]] Result<void> cancelOutbox(Transaction &transaction, const IncidentUpdateId &update);

} // namespace signalbox
