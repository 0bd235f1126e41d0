// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views.h"

#include "ui/overview/overview.h"

namespace signalbox {

std::vector<ViewEntry> allViews()
{
    return {overviewEntry()};
}

} // namespace signalbox
