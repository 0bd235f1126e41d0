// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/api/apicall.h"
#include "core/server/control.h"

// What the routes have in common: how things look in answers, lists, conditions.

namespace signalbox {

/// An entity as the API shows it: its JSON form and its `revision`.
template <Shaped T>
[[nodiscard]] QJsonObject represent(const Control &control, const T &entity)
{
    QJsonObject json = toJson(entity);
    json.insert(QStringLiteral("revision"), control.revision(entity.id.uuid()));
    return json;
}

/// With the type's slug and the timeline, oldest first.
[[nodiscard]] QJsonObject represent(const Control &control, const Incident &incident);

[[nodiscard]] http::Response jsonAnswer(int status, const QJsonObject &json);
[[nodiscard]] http::Response jsonAnswer(int status, const QJsonArray &json);
/// With the ETag that If-Match takes: the `revision` in the JSON.
[[nodiscard]] http::Response entityAnswer(int status, const QJsonObject &json);

/// {"items":[...],"next_cursor":"..."|null}.
[[nodiscard]] http::Response listPage(const QJsonArray &items, const std::optional<QUuid> &next);

/// What ?cursor=&limit= ask for of a list. `ids` and `show` are asked for
/// what fits on the page; ids ascend, or descend for `newestFirst`. The cursor is the last id
/// shown, so a list stays whole while things come and go.
[[nodiscard]] Result<http::Response>
listAnswer(const ApiCall &call, std::vector<QUuid> ids, bool newestFirst,
           const std::function<QJsonObject(const QUuid &)> &show);

/// If-Match, for callers who want all or nothing: PreconditionFailed unless the
/// revision is the one named. Without the field anything goes.
[[nodiscard]] Result<void> checkIfMatch(const ApiCall &call, qint64 revision);

/// Makes a command of the type, with `revision` taken out of the payload, and runs it.
[[nodiscard]] Result<Receipt> runCommand(const ApiCall &call, const QString &type,
                                         QJsonObject payload);

/// The payload with the path's id. InvalidValue if the body names another one.
[[nodiscard]] Result<QJsonObject> withId(QJsonObject payload, const QUuid &id,
                                         const char *field = "id");

[[nodiscard]] tl::unexpected<Error> nothingHere();

} // namespace signalbox
