// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

namespace signalbox {

/// The views of the program in the order of the navigation. A feature adds its entry here.
[[nodiscard]] std::vector<ViewEntry> allViews();

} // namespace signalbox
