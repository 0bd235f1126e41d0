// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/api/apicall.h"

#include "core/server/control.h"
#include "core/server/jsonbody.h"

#include <QJsonArray>

namespace signalbox {

namespace {

Result<QJsonValue> bodyValue(const http::Request &request)
{
    const QByteArrayView whole = request.header("Content-Type");
    const qsizetype end = whole.indexOf(';');
    const QByteArray type = (end < 0 ? whole : whole.first(end)).trimmed().toByteArray().toLower();
    if (type != "application/json")
        return fail(ErrorCode::MalformedInput,
                    QStringLiteral("The body must be sent as Content-Type: application/json."));
    return parseJson(request.body());
}

} // namespace

Result<QUuid> ApiCall::pathId(const char *name) const
{
    const QString text = QString::fromUtf8(request.param(name));
    const Result<Id<struct AnyEntity>> id = Id<struct AnyEntity>::parse(text);
    if (!id)
        return fail(ErrorCode::NotFound, QStringLiteral("There is nothing with this id."));
    return id->uuid();
}

Result<QJsonObject> ApiCall::bodyObject() const
{
    return bodyValue(request).and_then([](const QJsonValue &value) -> Result<QJsonObject> {
        if (!value.isObject())
            return fail(ErrorCode::MalformedInput, QStringLiteral("The body must be an object."));
        return value.toObject();
    });
}

Result<QJsonArray> ApiCall::bodyArray() const
{
    return bodyValue(request).and_then([](const QJsonValue &value) -> Result<QJsonArray> {
        if (!value.isArray())
            return fail(ErrorCode::MalformedInput, QStringLiteral("The body must be an array."));
        return value.toArray();
    });
}

Result<qint64> ApiCall::queryNumber(const char *name, qint64 fallback, qint64 minimum,
                                    qint64 maximum) const
{
    const QString field = QString::fromLatin1(name);
    const std::optional<QString> text = request.queryValue(field);
    if (!text)
        return fallback;
    bool isNumber = false;
    const qint64 number = text->toLongLong(&isNumber);
    if (!isNumber || number < minimum || number > maximum)
        return fail(
            ErrorCode::InvalidValue,
            QStringLiteral("must be a whole number from %1 to %2").arg(minimum).arg(maximum),
            field);
    return number;
}

Result<QUuid> ApiCall::cursor() const
{
    const std::optional<QString> text = request.queryValue(u"cursor");
    if (!text)
        return QUuid();
    const auto id = Id<struct AnyEntity>::parse(*text);
    if (!id)
        return fail(ErrorCode::InvalidValue,
                    QStringLiteral("must be the next_cursor of an earlier answer"),
                    QStringLiteral("cursor"));
    return id->uuid();
}

Result<CommandId> ApiCall::commandId() const
{
    const QByteArrayView key = request.header("Idempotency-Key");
    if (key.isNull())
        return CommandId::make(control.clock());
    const Result<CommandId> id = CommandId::parse(QString::fromLatin1(key));
    if (!id)
        return fail(ErrorCode::InvalidValue, QStringLiteral("must be a UUID"),
                    QStringLiteral("Idempotency-Key"));
    return id;
}

} // namespace signalbox
