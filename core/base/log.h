// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace signalbox {

// One category a room, so that QT_LOGGING_RULES="signalbox.http.debug=true" works.
Q_DECLARE_LOGGING_CATEGORY(logStorage)
Q_DECLARE_LOGGING_CATEGORY(logCommands)
Q_DECLARE_LOGGING_CATEGORY(logHttp)
Q_DECLARE_LOGGING_CATEGORY(logPublish)
Q_DECLARE_LOGGING_CATEGORY(logSync)
Q_DECLARE_LOGGING_CATEGORY(logServer)
Q_DECLARE_LOGGING_CATEGORY(logUi)

} // namespace signalbox
