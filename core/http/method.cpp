// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/method.h"

#include <QByteArray>
#include <array>

namespace signalbox::http {

namespace {

constexpr std::array allMethods{Method::Get,   Method::Head,   Method::Post,   Method::Put,
                                Method::Patch, Method::Delete, Method::Options};

} // namespace

QByteArrayView methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    case Method::Options:
        return "OPTIONS";
    }
    return {};
}

QByteArray allowValue(Methods methods)
{
    QByteArray value;
    for (const Method method : allMethods) {
        if (!methods.testFlag(method))
            continue;
        if (!value.isEmpty())
            value += ", ";
        value += methodName(method);
    }
    return value;
}

} // namespace signalbox::http
