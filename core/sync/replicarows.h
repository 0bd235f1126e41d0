// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/replicachange.h"

namespace signalbox {

// The rows of a replica's database as the windows get them.

/// One row as it is now, or that it is not there.
[[nodiscard]] Result<RowState> readRow(Database &database, const EntityRef &entity);
/// All rows, into the image's workspace and revisions.
[[nodiscard]] Result<void> readRows(Database &database, ReplicaImage &image);

} // namespace signalbox
