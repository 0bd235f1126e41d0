// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonValue>

namespace signalbox {

/// Reads a JSON text (RFC 8259) that must be an object or an array, in UTF-8. Stricter than
/// Qt: a name that comes twice in an object is refused, since two readers could disagree on
/// which one counts, and nothing may be nested deeper than 64. All failures are
/// MalformedInput and say where.
[[nodiscard]] Result<QJsonValue> parseJson(const QByteArray &bytes);

} // namespace signalbox
