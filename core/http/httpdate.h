// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QByteArrayView>
#include <optional>

namespace signalbox::http {

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7), whatever the locale.
[[nodiscard]] QByteArray formatHttpDate(Timestamp at);
/// Reads the three forms that RFC 9110 §5.6.7 tells a recipient to take; to the second.
[[nodiscard]] std::optional<Timestamp> parseHttpDate(QByteArrayView text);

} // namespace signalbox::http
