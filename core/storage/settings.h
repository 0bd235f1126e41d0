// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/transaction.h"

namespace signalbox {

/// Workspace-wide settings that admins change at run time.
struct WorkspaceSettings
{
    QString baseUrl;                 ///< where the pages are reached from outside; empty: unknown
    Milliseconds undoWindow{10'000}; ///< how long a notification is held

    friend bool operator==(const WorkspaceSettings &, const WorkspaceSettings &) = default;
};

/// The defaults for what was never set.
[[nodiscard]] Result<WorkspaceSettings> loadSettings(Database &database);
[[nodiscard]] Result<void> saveSettings(Transaction &transaction,
                                        const WorkspaceSettings &settings);

/// {"base_url","undo_window_s"}: as the API shows and takes them. Reading keeps what is not
/// named, and refuses unknown names and values out of range (undo window: 0 to 3600 s).
[[nodiscard]] QJsonObject toJson(const WorkspaceSettings &settings);
[[nodiscard]] Result<WorkspaceSettings> withChanges(WorkspaceSettings settings,
                                                    const QJsonObject &json);

} // namespace signalbox
