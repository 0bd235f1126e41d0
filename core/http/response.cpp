// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/response.h"

#include "core/base/log.h"

namespace signalbox::http {

Response Response::text(int status, QByteArrayView sentence)
{
    Response response(status);
    response.setBody("text/plain; charset=utf-8", sentence.toByteArray() + '\n');
    // Such answers are mostly refusals, and caches may keep a 404 or 414 that says nothing.
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    return response;
}

Response Response::json(int status, QByteArray body)
{
    Response response(status);
    response.setBody("application/json", std::move(body));
    return response;
}

Response &Response::setHeader(QByteArray name, QByteArray value) &
{
    std::erase_if(m_headers, [&name](const Header &h) { return equalNames(h.name, name); });
    return addHeader(std::move(name), std::move(value));
}

Response Response::setHeader(QByteArray name, QByteArray value) &&
{
    setHeader(std::move(name), std::move(value));
    return std::move(*this);
}

Response &Response::addHeader(QByteArray name, QByteArray value) &
{
    if (m_refused)
        return *this;
    if (isSendable(name, value))
        m_headers.push_back({std::move(name), std::move(value)});
    else
        refuse(name);
    return *this;
}

Response &Response::setBody(QByteArray contentType, QByteArray body) &
{
    setHeader("Content-Type", std::move(contentType));
    if (!m_refused)
        m_body = std::move(body);
    return *this;
}

QByteArray Response::head() const
{
    QByteArray head;
    head.reserve(256);
    appendStatusLine(head, m_status);
    for (const Header &header : m_headers)
        appendField(head, header.name, header.value);
    // RFC 9110 §8.6: none of these may have a length.
    if (m_status != 204 && m_status != 304 && m_status >= 200)
        appendField(head, "Content-Length", QByteArray::number(m_body.size()));
    return head;
}

void Response::refuse(const QByteArray &name)
{
    qCWarning(logHttp) << "a handler set a field that may not be sent:" << name;
    *this = text(500, "Internal Server Error");
    m_refused = true;
}

} // namespace signalbox::http
