// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/problem.h"

#include "core/base/log.h"

#include <QJsonDocument>

namespace signalbox {

namespace {

http::Response document(int status, QJsonObject members)
{
    members.insert(QStringLiteral("type"), QStringLiteral("about:blank"));
    members.insert(QStringLiteral("title"), QString::fromLatin1(http::reasonPhrase(status)));
    members.insert(QStringLiteral("status"), status);
    http::Response response(status);
    response.setBody("application/problem+json",
                     QJsonDocument(members).toJson(QJsonDocument::Compact));
    response.setHeader("Cache-Control", "no-store");
    if (status == 429 || status == 503 || status == 507)
        response.setHeader("Retry-After", "5");
    return response;
}

/// For refusals that begin with a status instead of an error.
ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
    case 405:
        return ErrorCode::NotFound;
    case 413:
        return ErrorCode::TooLarge;
    case 429:
        return ErrorCode::RateLimited;
    case 503:
        return ErrorCode::Unavailable;
    default:
        return status >= 500 ? ErrorCode::Internal : ErrorCode::MalformedInput;
    }
}

QString codeName(int status)
{
    return status == 405 ? QStringLiteral("method_not_allowed")
                         : errorCodeName(codeOfStatus(status));
}

} // namespace

int httpStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::MalformedInput:
        return 400;
    case ErrorCode::InvalidValue:
        return 422;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::Conflict:
        return 409;
    case ErrorCode::PreconditionFailed:
        return 412;
    case ErrorCode::CommandReused:
        return 422;
    case ErrorCode::InUse:
        return 409;
    case ErrorCode::Unauthorized:
        return 401;
    case ErrorCode::Forbidden:
        return 403;
    case ErrorCode::TooLarge:
        return 422; // a value; a whole body is refused before it is read
    case ErrorCode::RateLimited:
        return 429;
    case ErrorCode::StorageFull:
        return 507;
    case ErrorCode::StorageReadOnly:
    case ErrorCode::StorageLocked:
    case ErrorCode::Unavailable:
    case ErrorCode::Cancelled:
        return 503;
    case ErrorCode::StorageDamaged:
    case ErrorCode::StorageNewer:
    case ErrorCode::Usage:
    case ErrorCode::Internal:
        return 500;
    }
    Q_UNREACHABLE();
}

http::Response problem(const Error &error)
{
    const int status = httpStatus(error.code);
    QJsonObject members = error.extra;
    members.insert(QStringLiteral("code"), errorCodeName(error.code));
    if (status == 500) {
        qCCritical(logServer).noquote() << "answering 500:" << error.detail;
        members.insert(QStringLiteral("detail"),
                       QStringLiteral("The server failed; its log says more."));
    } else {
        members.insert(QStringLiteral("detail"), error.detail);
    }
    if (!error.field.isEmpty())
        members.insert(QStringLiteral("field"), error.field);
    http::Response response = document(status, members);
    if (error.code == ErrorCode::Unauthorized)
        response.setHeader("WWW-Authenticate", "Bearer realm=\"Signalbox\"");
    return response;
}

http::Response problem(const http::Refusal &refusal)
{
    http::Response response =
        document(refusal.status, {{QStringLiteral("code"), codeName(refusal.status)},
                                  {QStringLiteral("detail"), QString::fromUtf8(refusal.reason)}});
    if (refusal.allowed)
        response.setHeader("Allow", http::allowValue(refusal.allowed));
    return response;
}

} // namespace signalbox
