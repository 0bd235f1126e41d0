// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/stored.h"

#include <QSet>

namespace signalbox {

/// The pages of `after` that look different, or may, since those changes were made.
[[nodiscard]] QSet<PageId> touchedPages(const Workspace &after, const std::vector<Change> &changes);

} // namespace signalbox
