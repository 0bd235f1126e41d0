// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

namespace signalbox {

/// Makes the workspace, with the built-in incident types, if the database has none yet.
[[nodiscard]] Result<void> seed(Database &database);

/// The random id that tells this workspace from all others.
[[nodiscard]] Result<QUuid> workspaceId(Database &database);

} // namespace signalbox
