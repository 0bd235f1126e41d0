// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

namespace signalbox {

Q_LOGGING_CATEGORY(logStorage, "signalbox.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(logCommands, "signalbox.commands", QtInfoMsg)
Q_LOGGING_CATEGORY(logHttp, "signalbox.http", QtInfoMsg)
Q_LOGGING_CATEGORY(logPublish, "signalbox.publish", QtInfoMsg)
Q_LOGGING_CATEGORY(logSync, "signalbox.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(logServer, "signalbox.server", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "signalbox.ui", QtInfoMsg)

} // namespace signalbox
