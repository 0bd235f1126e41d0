// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/method.h"
#include "core/http/peer.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::http {

/// A request as it came, already checked against RFC 9112. It owns its bytes in one block, so
/// a handler that answers later may move it away; one that answers at once leaves it, and the
/// block serves the next request. Views stay good as long as the request is not moved.
class Request
{
public:
    [[nodiscard]] Method method() const { return m_method; }
    /// 10 or 11.
    [[nodiscard]] int version() const { return m_version; }
    /// Percent-decoded and UTF-8, starting with '/', without "." and ".." segments, NUL or
    /// encoded slashes; or "*" for OPTIONS *.
    [[nodiscard]] QByteArrayView path() const;
    /// As it came, without the question mark.
    [[nodiscard]] QByteArrayView query() const { return view(m_query); }
    /// The first parameter of that name, decoded.
    [[nodiscard]] std::optional<QString> queryValue(QStringView name) const;
    [[nodiscard]] std::vector<std::pair<QString, QString>> queryItems() const;
    /// Name and port as the client put them; empty only in HTTP/1.0.
    [[nodiscard]] QByteArrayView host() const { return view(m_host); }

    /// The first field of that name (without regard to case), or an empty view.
    [[nodiscard]] QByteArrayView header(QByteArrayView name) const;
    /// All fields of that name joined with ", ", as lists may be split over fields.
    [[nodiscard]] QByteArray headerList(QByteArrayView name) const;

    [[nodiscard]] const QByteArray &body() const { return m_body; }
    [[nodiscard]] const Peer &peer() const { return m_peer; }
    [[nodiscard]] bool isSecure() const { return m_secure; }

    /// What stood for "{name}" in the route's pattern, decoded; empty without such a part.
    [[nodiscard]] QByteArrayView param(QByteArrayView name) const;
    /// For routers: the part of path() that stands for "{name}".
    void setParam(const QByteArray &name, qsizetype offset, qsizetype size);

private:
    friend class RequestParser;

    struct Span
    {
        quint32 offset = 0;
        quint32 size = 0;
    };
    struct Field
    {
        Span name;
        Span value;
    };
    struct Param
    {
        QByteArray name;
        Span span; ///< within path()
    };

    [[nodiscard]] QByteArrayView view(Span span) const
    {
        return QByteArrayView(m_text.data() + span.offset, static_cast<qsizetype>(span.size));
    }
    Span keep(QByteArrayView bytes);
    void clear();

    std::string m_text; ///< target, names and values, one after the other
    std::vector<Field> m_fields;
    std::vector<Param> m_params;
    QByteArray m_decodedPath; ///< only if it differs from what came
    QByteArray m_body;
    Span m_path;
    Span m_query;
    Span m_host;
    Peer m_peer;
    Method m_method = Method::Get;
    quint8 m_version = 11;
    bool m_secure = false;
};

} // namespace signalbox::http
