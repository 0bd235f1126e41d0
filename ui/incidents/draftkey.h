// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/incident.h"

namespace signalbox {

/// Under which name the replica keeps the update that is being written for that incident; for
/// the null id, the report of a new one.
[[nodiscard]] inline QString draftKey(const IncidentId &incident)
{
    return incident.isNull() ? QStringLiteral("incident/new")
                             : QStringLiteral("incident/") + incident.toString();
}

} // namespace signalbox
