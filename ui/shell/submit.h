// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replica.h"

#include <functional>

namespace signalbox {

/// Submits a command and calls `done` exactly once: with nothing when it is stored, with the
/// error when it was refused at once. Not called when `context` is gone by then.
/// \code
///     submit(m_session.replica, this, u"service.edit"_s, payload,
///            [this](const std::optional<Error> &error) { ... });
/// \endcode
CommandId submit(Replica &replica, QObject *context, const QString &type,
                 const QJsonObject &payload,
                 std::function<void(const std::optional<Error> &)> done = {});

} // namespace signalbox
