// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

namespace signalbox {

/// One file of resources/sql.
struct Migration
{
    int number = 0;
    QString name; ///< "0001_workspace"
    QStringList statements;
};

/// All that this program knows, ascending from 1 without gaps.
[[nodiscard]] const std::vector<Migration> &migrations();

/// The number of the newest migration that the database has had; 0 for an empty one.
[[nodiscard]] Result<int> schemaVersion(Database &database);

/// Brings the schema up to `upTo` (the newest by default) in one transaction, after a backup if
/// a SQLite file already has one. StorageNewer if the database has more than this program knows.
[[nodiscard]] Result<void> migrate(Database &database, int upTo = -1);

} // namespace signalbox
