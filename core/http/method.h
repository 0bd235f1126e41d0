// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QFlags>

namespace signalbox::http {

/// The methods that the server knows (RFC 9110 §9.3, RFC 5789); any other is answered 501.
enum class Method : quint8 {
    Get = 1,
    Head = 2,
    Post = 4,
    Put = 8,
    Patch = 16,
    Delete = 32,
    Options = 64
};
Q_DECLARE_FLAGS(Methods, Method)
Q_DECLARE_OPERATORS_FOR_FLAGS(Methods)

/// "GET", ...
[[nodiscard]] QByteArrayView methodName(Method method);
/// The value of an Allow field: "GET, HEAD, OPTIONS".
[[nodiscard]] QByteArray allowValue(Methods methods);

} // namespace signalbox::http
