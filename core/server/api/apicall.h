// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/actor.h"
#include "core/commands/command.h"
#include "core/http/handler.h"

#include <QJsonArray>
#include <QJsonObject>
#include <functional>

namespace signalbox {

class Control;

/// One call of the management API, on the control thread, its bearer known and let in.
struct ApiCall
{
    http::Request &request;
    Control &control;
    Actor actor;

    /// The id in the path; NotFound if it is no UUID, since nothing can lie there.
    [[nodiscard]] Result<QUuid> pathId(const char *name = "id") const;
    /// The body, which must be application/json and an object.
    [[nodiscard]] Result<QJsonObject> bodyObject() const;
    [[nodiscard]] Result<QJsonArray> bodyArray() const;
    /// A query parameter as a whole number within bounds; `fallback` without it.
    [[nodiscard]] Result<qint64> queryNumber(const char *name, qint64 fallback, qint64 minimum,
                                             qint64 maximum) const;
    /// ?cursor=, the id of the last thing of the page before; null without it.
    [[nodiscard]] Result<QUuid> cursor() const;
    /// The Idempotency-Key if there is one, else a new id.
    [[nodiscard]] Result<CommandId> commandId() const;
};

using ApiFunction = std::function<Result<http::Response>(const ApiCall &)>;

/// One line of the table from which the router and the OpenAPI document are made.
struct ApiRoute
{
    http::Method method;
    QByteArray pattern;    ///< "/api/v1/pages/{id}"
    Role least;            ///< who may call it at all; commands have rules of their own
    QString operation;     ///< OpenAPI operationId: "createPage"
    QString requestSchema; ///< name under components.schemas; empty: no body
    QString answerSchema;  ///< likewise; empty: no content
    int answerStatus;
    ApiFunction function;
};

} // namespace signalbox
