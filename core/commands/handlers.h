// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/context.h"

#include <span>

namespace signalbox {

/// One type of command.
struct CommandHandler
{
    QLatin1StringView type;
    Role least; ///< the smallest role that may
    Result<Subject> (*apply)(CommandContext &context);
    bool onReplica = true; ///< false: about what desktops have no copy of (tokens, settings)
};

// One list for each aggregate, in the file that is named after it. A new type of command is one
// function and one line in such a list.
[[nodiscard]] std::span<const CommandHandler> serviceHandlers();
[[nodiscard]] std::span<const CommandHandler> pageHandlers();
[[nodiscard]] std::span<const CommandHandler> incidentTypeHandlers();
[[nodiscard]] std::span<const CommandHandler> incidentHandlers();
[[nodiscard]] std::span<const CommandHandler> incidentUpdateHandlers();
[[nodiscard]] std::span<const CommandHandler> memberHandlers();
[[nodiscard]] std::span<const CommandHandler> tokenHandlers();
[[nodiscard]] std::span<const CommandHandler> settingsHandlers();

/// None if there is no such type.
[[nodiscard]] const CommandHandler *findHandler(const QString &type);

} // namespace signalbox
