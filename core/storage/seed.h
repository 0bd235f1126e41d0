// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

namespace signalbox {

/// Makes the workspace, with the built-in incident types, if the database has none yet.
[[nodiscard]] Result<void> seed(Database &database);

/// The random id that tells this workspace from all others.
[[nodiscard]] Result<QUuid> workspaceId(Database &database);

/// Begins another history: after a restore, what desktops saw since the backup is not true any
/// more, and by the new id they know that they must not go on from there.
[[nodiscard]] Result<void> renewWorkspaceId(Database &database);

} // namespace signalbox
