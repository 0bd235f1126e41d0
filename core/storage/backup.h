// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

namespace signalbox {

/// Writes a consistent copy of a SQLite database to `file` (mode 0600) while it is in use. The
/// copy appears under its name only when it is whole and on the disk; an older one is replaced.
/// Usage on PostgreSQL, whose own tools do this better (pg_dump).
[[nodiscard]] Result<void> backUp(Database &database, const QString &file);

/// Makes `target` of a backup, after checking that it is undamaged and no newer than this
/// program; it is another history from then on (see renewWorkspaceId). InUse if `target` exists:
/// nothing is ever overwritten.
[[nodiscard]] Result<void> restoreBackup(const QString &backup, const QString &target,
                                         const Clock &clock);

} // namespace signalbox
