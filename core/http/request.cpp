// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request.h"

#include "core/http/headers.h"
#include "core/http/target.h"

namespace signalbox::http {

QByteArrayView Request::path() const
{
    return m_decodedPath.isEmpty() ? view(m_path) : QByteArrayView(m_decodedPath);
}

std::optional<QString> Request::queryValue(QStringView name) const
{
    for (const auto &[key, value] : decodeQuery(query())) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

std::vector<std::pair<QString, QString>> Request::queryItems() const
{
    return decodeQuery(query());
}

QByteArrayView Request::header(QByteArrayView name) const
{
    for (const Field &field : m_fields) {
        if (equalNames(view(field.name), name))
            return view(field.value);
    }
    return {};
}

QByteArray Request::headerList(QByteArrayView name) const
{
    QByteArray list;
    for (const Field &field : m_fields) {
        if (!equalNames(view(field.name), name))
            continue;
        if (!list.isEmpty())
            list += ", ";
        list += view(field.value);
    }
    return list;
}

QByteArrayView Request::param(QByteArrayView name) const
{
    for (const Param &param : m_params) {
        if (param.name == name)
            return path().sliced(param.span.offset, param.span.size);
    }
    return {};
}

void Request::setParam(const QByteArray &name, qsizetype offset, qsizetype size)
{
    m_params.push_back({name, {static_cast<quint32>(offset), static_cast<quint32>(size)}});
}

Request::Span Request::keep(QByteArrayView bytes)
{
    const Span span{static_cast<quint32>(m_text.size()), static_cast<quint32>(bytes.size())};
    m_text.append(bytes.data(), static_cast<size_t>(bytes.size()));
    return span;
}

void Request::clear()
{
    m_text.clear();
    m_fields.clear();
    m_params.clear();
    m_decodedPath.clear();
    m_body.clear(); // gives the memory back: bodies are rare and may be large
    m_path = m_query = m_host = Span{};
    m_method = Method::Get;
    m_version = 11;
    m_secure = false;
}

} // namespace signalbox::http
