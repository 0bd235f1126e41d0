// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/settings.h"

#include <QStringList>

namespace signalbox {

inline constexpr int exitDone = 0;
inline constexpr int exitFailed = 1;
inline constexpr int exitUsage = 2;

/// What was asked for, options and settings file read and checked.
struct Invocation
{
    QString command; ///< "serve", "token create", ...
    Settings settings;
    /// Values of --name and the like, by name; only those that the command knows.
    QHash<QString, QString> options;
    QStringList operands; ///< FILE, ID: as many as the command takes
};

/// `arguments` without the program's name. Usage errors have a detail for people.
[[nodiscard]] Result<Invocation> parseCommandLine(const QStringList &arguments);

[[nodiscard]] QString helpText();

} // namespace signalbox
