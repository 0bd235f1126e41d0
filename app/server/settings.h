// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/options.h"

namespace signalbox {

enum class LogFormat { Text, Json };

template <>
struct EnumNames<LogFormat>
{
    static constexpr std::array names{std::pair{LogFormat::Text, "text"},
                                      std::pair{LogFormat::Json, "json"}};
};

/// What the settings file and the command line say together.
struct Settings
{
    ServerOptions server;
    LogFormat logFormat = LogFormat::Text;
    bool logDebug = false;
};

/// Where things are when nobody says otherwise: $XDG_DATA_HOME/signalbox and 127.0.0.1:8080.
[[nodiscard]] Settings defaultSettings();

/// Reads a TOML file over `settings`. Unknown names and wrong types are errors; the detail is
/// the whole "file:line: sentence" for the admin.
[[nodiscard]] Result<void> readSettings(const QString &file, Settings &settings);

} // namespace signalbox
