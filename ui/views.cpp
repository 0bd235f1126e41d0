// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views.h"

#include "ui/conflicts/conflictview.h"
#include "ui/incidents/incidentsview.h"
#include "ui/overview/overview.h"
#include "ui/pages/pagesview.h"
#include "ui/services/servicesview.h"
#include "ui/settings/settingsview.h"

namespace signalbox {

std::vector<ViewEntry> allViews()
{
    return {
        overviewEntry(),
        incidentsEntry(),
        servicesEntry(),
        pagesEntry(),
        settingsEntry(),
        conflictEntry(),
    };
}

} // namespace signalbox
