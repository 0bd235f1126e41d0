// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/transaction.h"

namespace signalbox {

/// One thing that somebody changed.
struct AuditEntry
{
    QUuid id; ///< version 7: in order of time
    Timestamp at;
    QString actor;                    ///< the name at the time
    std::optional<MemberId> memberId; ///< none: an automation or the machine's owner
    QString origin;                   ///< where from: an address, "desktop", "command line"
    QUuid commandId;
    QString commandType;
    QString kind; ///< "service", "token", ...
    QUuid entityId;
    std::optional<QJsonObject> before;
    std::optional<QJsonObject> after;
};

[[nodiscard]] Result<void> addAudit(Transaction &transaction, const AuditEntry &entry);
/// Newest first; `before` is the id of the last entry of the page before, null for the newest.
[[nodiscard]] Result<std::vector<AuditEntry>> listAudit(Database &database, const QUuid &before,
                                                        int limit);

} // namespace signalbox
