// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace signalbox {

/// "SGBX": SQLite's application_id in the header of our files.
inline constexpr int databaseApplicationId = 0x53474258;

/// Makes sure that the folder (mode 0700 if it is made) and the file (0600) are there and can be
/// written: the rows are nobody else's. StorageReadOnly or StorageFull otherwise.
[[nodiscard]] Result<void> makeDatabaseFile(const QString &path);

/// The file begins like a SQLite database of ours.
[[nodiscard]] bool isDatabaseFile(const QString &path);

/// Makes a finished file appear under its name, contents and name being on the disk.
[[nodiscard]] Result<void> publishFile(const QString &part, const QString &name);

} // namespace signalbox
