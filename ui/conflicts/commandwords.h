// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replica.h"

namespace signalbox {

/// What an admin did, as a line: "Change service “Checkout”".
[[nodiscard]] QString commandTitle(const Workspace &workspace, const Command &command);
/// What it was about, as far as it is there to be opened.
[[nodiscard]] std::optional<EntityRef> commandEntity(const Workspace &workspace,
                                                     const Command &command);
/// The value of a field as the windows would show it: ids as names, statuses as words, times in
/// local time; whatever is unknown as JSON.
[[nodiscard]] QString valueWords(const Workspace &workspace, const QString &field,
                                 const QJsonValue &value, Timestamp now);

} // namespace signalbox
