// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/transaction.h"

namespace signalbox {

/// What was done for a command id, so that the same command sent again changes nothing.
struct CommandRecord
{
    QUuid id;
    QUuid client; ///< null: no desktop
    QString type;
    QString payloadHash; ///< SHA-256 in hexadecimal of what makes two commands the same
    QJsonObject receipt;  ///< or the refusal; the command runner's to read
    qint64 sequence = 0;  ///< 0 of a refused one
    Timestamp appliedAt;
};

[[nodiscard]] Result<std::optional<CommandRecord>> findCommand(Database &database, const QUuid &id);
[[nodiscard]] Result<void> addCommand(Transaction &transaction, const CommandRecord &record);
/// The client whose command had that sequence number; a null id if none or long ago.
[[nodiscard]] Result<QUuid> clientOfSequence(Database &database, qint64 sequence);
/// Forgets commands applied before that; a desktop that was away for longer may repeat one.
[[nodiscard]] Result<void> pruneCommands(Transaction &transaction, Timestamp before);

} // namespace signalbox
