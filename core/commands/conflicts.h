// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/context.h"

namespace signalbox {

/// What the three-way comparison of an edit works on: JSON images of the row as it is and as
/// the edit would have it.
[[nodiscard]] Result<void> checkConflicts(const CommandContext &context, const RowVersion &version,
                                          const QJsonObject &theirs, const QJsonObject &mine,
                                          const QStringList &fields);

/// Conflict if somebody else has changed one of `fields` since the command's revision, to
/// another value than the edit has. Always passes without a revision and on a replica.
template <Shaped T>
[[nodiscard]] Result<void> checkConflicts(const CommandContext &context, const Stored<T> &before,
                                          const T &after, const QStringList &fields)
{
    if (!context.command().revision || context.isTentative() ||
        *context.command().revision >= before.version.revision)
        return {};
    return checkConflicts(context, before.version, toJson(before.entity), toJson(after), fields);
}

} // namespace signalbox
