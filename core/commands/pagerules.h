// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/context.h"

namespace signalbox {

/// What must hold for a page beside its own fields: slug and domains are no other page's, its
/// services exist, each once, and their parents are on the page without a circle.
[[nodiscard]] Result<void> checkPage(const CommandContext &context, const Page &page,
                                     const std::vector<Page> &others);

} // namespace signalbox
