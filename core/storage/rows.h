// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/stored.h"

namespace signalbox::rows {

// Reading and writing entities by their Shape. For core/storage alone: others read through
// Repository and write through Transaction. Instantiated in rows.cpp for every entity.

/// The rows for which `where` holds (all of them when empty), by id, with their lists. One
/// statement, and one for each child table, however many rows there are.
template <Shaped T>
[[nodiscard]] Result<std::vector<Stored<T>>> select(Database &database, const QString &where = {},
                                                    const QVariantList &values = {});

/// Inserts or replaces. `before` is what lies there now, if anything: lists that are the same
/// are not written again.
template <Shaped T>
[[nodiscard]] Result<void> write(Database &database, const T &entity, const RowVersion &version,
                                 const T *before);

template <Shaped T>
[[nodiscard]] Result<void> erase(Database &database, const QUuid &id);

/// Every row of the table and of its child tables.
template <Shaped T>
[[nodiscard]] Result<void> eraseAll(Database &database);

} // namespace signalbox::rows
