// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <optional>
#include <utility>
#include <vector>

namespace signalbox::http {

/// A request target taken apart (RFC 9112 §3.2), as views into the bytes it came from.
struct Target
{
    QByteArrayView authority; ///< host and port of an absolute target; else empty
    QByteArrayView path;      ///< still percent-encoded; "*" for OPTIONS *
    QByteArrayView query;     ///< without the question mark
};

/// Nothing when the target is in no form that this server takes, or has a byte that no
/// browser would send unencoded.
[[nodiscard]] std::optional<Target> splitTarget(QByteArrayView raw);

/// Percent-decodes a path. Nothing when it has a broken escape, an encoded slash, backslash
/// or control character, a "." or ".." segment, or is no UTF-8 afterwards: such a path could
/// mean one thing to a proxy before us and another to us.
[[nodiscard]] std::optional<QByteArray> decodePath(QByteArrayView raw);

/// Whether the path is the same decoded and needs no check: the usual case, without a copy.
[[nodiscard]] bool isPlainPath(QByteArrayView raw);

/// Splits "a=1&b=two+words" (WHATWG URL §5.1): plus is a space, a broken escape stands for
/// itself, bad UTF-8 becomes U+FFFD.
[[nodiscard]] std::vector<std::pair<QString, QString>> decodeQuery(QByteArrayView raw);

/// Whether the bytes can stand in a Host field: a name, an IPv4 or bracketed IPv6 address,
/// and a port or none (RFC 9112 §3.2).
[[nodiscard]] bool isHost(QByteArrayView host);

} // namespace signalbox::http
