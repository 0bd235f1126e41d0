// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/headers.h"

namespace signalbox::http {

/// An answer made for one request. Content-Length, Date and Connection are the server's.
///
///     responder.send(Response::json(201, body).setHeader("Location", "/api/v1/pages/7"));
class Response
{
public:
    explicit Response(int status = 204)
        : m_status(status)
    {}

    /// text/plain; for people who look at the bare answer.
    [[nodiscard]] static Response text(int status, QByteArrayView sentence);
    [[nodiscard]] static Response json(int status, QByteArray body);

    /// Replaces a field of that name. One that may not be sent (see isSendable) makes the
    /// whole answer a 500: an attempt to smuggle a field must not half succeed.
    Response &setHeader(QByteArray name, QByteArray value) &;
    Response setHeader(QByteArray name, QByteArray value) &&;
    /// Like setHeader, but keeps those of the same name: Set-Cookie, Link.
    Response &addHeader(QByteArray name, QByteArray value) &;
    Response &setBody(QByteArray contentType, QByteArray body) &;

    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const Headers &headers() const { return m_headers; }
    [[nodiscard]] const QByteArray &body() const { return m_body; }

    /// Status line and fields up to, not including, Date, Connection and the empty line.
    [[nodiscard]] QByteArray head() const;

private:
    void refuse(const QByteArray &name);

    int m_status;
    bool m_refused = false;
    Headers m_headers;
    QByteArray m_body;
};

} // namespace signalbox::http
