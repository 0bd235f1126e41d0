// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/actor.h"
#include "core/storage/database.h"

namespace signalbox {

/// A new key to the management API. The text is shown once and kept by nobody here; the hash
/// goes into token.create as "secret_hash".
struct TokenSecret
{
    QString text; ///< "sbx_" and 256 random bits in base64url: 47 characters
    QString hash; ///< SHA-256 of the text, 64 hexadecimal digits
};

[[nodiscard]] TokenSecret makeToken();

/// Who holds that token. Unauthorized if it is unknown, revoked or expired. A token never does
/// more than its member may at this moment. `origin` goes into the actor for the audit.
[[nodiscard]] Result<Actor> authenticate(Database &database, const QString &tokenText,
                                         Timestamp now, const QString &origin);

} // namespace signalbox
