// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/api/answers.h"

#include <QJsonDocument>
#include <algorithm>

namespace signalbox {

QJsonObject represent(const Control &control, const Incident &incident)
{
    const Workspace &workspace = control.workspace();
    QJsonObject json = represent<Incident>(control, incident);
    json.insert(QStringLiteral("type"),
                workspace.incidentTypes.value(incident.typeId).slug.toString());
    QJsonArray updates;
    for (const IncidentUpdate &update : workspace.updates.value(incident.id))
        updates.append(represent(control, update));
    json.insert(QStringLiteral("updates"), updates);
    return json;
}

namespace {

http::Response documentAnswer(int status, const QJsonDocument &json)
{
    return http::Response::json(status, json.toJson(QJsonDocument::Compact))
        .setHeader("Cache-Control", "no-store");
}

} // namespace

http::Response jsonAnswer(int status, const QJsonObject &json)
{
    return documentAnswer(status, QJsonDocument(json));
}

http::Response jsonAnswer(int status, const QJsonArray &json)
{
    return documentAnswer(status, QJsonDocument(json));
}

http::Response entityAnswer(int status, const QJsonObject &json)
{
    http::Response response = jsonAnswer(status, json);
    const qint64 revision = json.value(QLatin1String("revision")).toInteger();
    response.setHeader("ETag", '"' + QByteArray::number(revision) + '"');
    return response;
}

http::Response listPage(const QJsonArray &items, const std::optional<QUuid> &next)
{
    const QJsonValue cursor =
        next ? QJsonValue(next->toString(QUuid::WithoutBraces)) : QJsonValue(QJsonValue::Null);
    return jsonAnswer(200,
                      {{QStringLiteral("items"), items}, {QStringLiteral("next_cursor"), cursor}});
}

Result<http::Response> listAnswer(const ApiCall &call, std::vector<QUuid> ids, bool newestFirst,
                                  const std::function<QJsonObject(const QUuid &)> &show)
{
    const Result<qint64> limit = call.queryNumber("limit", 50, 1, 500);
    if (!limit)
        return tl::unexpected(limit.error());
    const Result<QUuid> cursor = call.cursor();
    if (!cursor)
        return tl::unexpected(cursor.error());
    const auto before = [newestFirst](const QUuid &a, const QUuid &b) {
        return newestFirst ? b < a : a < b;
    };
    std::sort(ids.begin(), ids.end(), before);
    const auto from =
        cursor->isNull() ? ids.begin() : std::upper_bound(ids.begin(), ids.end(), *cursor, before);
    const auto until = from + std::min<qint64>(*limit, ids.end() - from);
    QJsonArray items;
    std::for_each(from, until, [&](const QUuid &id) { items.append(show(id)); });
    return listPage(items, until == ids.end() ? std::nullopt : std::optional(*(until - 1)));
}

Result<void> checkIfMatch(const ApiCall &call, qint64 revision)
{
    const QByteArray condition = call.request.headerList("If-Match");
    if (condition.isNull() || condition == "*")
        return {};
    const QByteArray current = '"' + QByteArray::number(revision) + '"';
    for (const QByteArray &tag : condition.split(',')) {
        if (tag.trimmed() == current)
            return {};
    }
    return fail(ErrorCode::PreconditionFailed,
                QStringLiteral("It was changed since: its revision is %1.").arg(revision),
                QStringLiteral("If-Match"));
}

Result<QJsonObject> withId(QJsonObject payload, const QUuid &id, const char *field)
{
    const QString name = QString::fromLatin1(field);
    const QString text = id.toString(QUuid::WithoutBraces);
    const QJsonValue given = payload.value(name);
    if (!given.isUndefined() && given != QJsonValue(text))
        return fail(ErrorCode::InvalidValue, QStringLiteral("must be the id in the address"), name);
    payload.insert(name, text);
    return payload;
}

tl::unexpected<Error> nothingHere()
{
    return fail(ErrorCode::NotFound, QStringLiteral("There is nothing with this id."));
}

Result<Receipt> runCommand(const ApiCall &call, const QString &type, QJsonObject payload)
{
    const Result<CommandId> id = call.commandId();
    if (!id)
        return tl::unexpected(id.error());
    Command command{*id, type, {}, std::nullopt, {}};
    if (const QJsonValue revision = payload.take(QLatin1String("revision"));
        !revision.isUndefined()) {
        if (!revision.isDouble() || revision.toInteger(-1) < 0)
            return fail(ErrorCode::InvalidValue, QStringLiteral("must be a revision number"),
                        QStringLiteral("revision"));
        command.revision = revision.toInteger();
    }
    command.payload = std::move(payload);
    return call.control.run(command, call.actor);
}

} // namespace signalbox
