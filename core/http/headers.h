// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <vector>

namespace signalbox::http {

/// A response field. Names compare without regard to case.
struct Header
{
    QByteArray name;
    QByteArray value;

    friend bool operator==(const Header &, const Header &) = default;
};
using Headers = std::vector<Header>;

[[nodiscard]] bool equalNames(QByteArrayView a, QByteArrayView b);

/// Whether the field may be sent as it is: the name is a token, the value has no control
/// character (so no CR, LF or NUL could start another field), and it is none of those that
/// the server itself writes: Content-Length, Transfer-Encoding, Connection, Date.
[[nodiscard]] bool isSendable(QByteArrayView name, QByteArrayView value);

/// "Not Found" for 404; "Unknown" for a status that RFC 9110 does not name.
[[nodiscard]] QByteArrayView reasonPhrase(int status);

/// Appends "name: value\r\n".
void appendField(QByteArray &out, QByteArrayView name, QByteArrayView value);
/// Appends "HTTP/1.1 404 Not Found\r\n".
void appendStatusLine(QByteArray &out, int status);

} // namespace signalbox::http
