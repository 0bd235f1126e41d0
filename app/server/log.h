// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/settings.h"

namespace signalbox {

/// From here on every qCDebug, qCInfo, ... is one line on standard error:
/// "2026-11-23T08:15:00.000Z info signalbox.server listening" or, as JSON,
/// {"time":"...","level":"info","category":"signalbox.server","message":"listening"}.
void installLog(LogFormat format, bool debug);

} // namespace signalbox
