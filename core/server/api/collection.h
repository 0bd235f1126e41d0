// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/api/answers.h"

namespace signalbox {

/// What the five calls of a collection need to know about its entity.
template <Shaped T>
struct Collection
{
    using IdOf = decltype(T::id);

    const char *path;     ///< "pages"
    const char *singular; ///< "Page": schema and operation ids
    const char *plural;
    QString createType; ///< "page.create"
    QString editType;
    QString deleteType;
    QHash<IdOf, T> Workspace::*rows;
    bool newestFirst = false;
    /// Turn what POST and PATCH take into what the commands take, where they differ.
    QJsonObject (*toCreatePayload)(QJsonObject) = nullptr;
    Result<QJsonObject> (*toEditPayload)(const Control &, QJsonObject) = nullptr;

    [[nodiscard]] Result<QJsonObject> show(const Control &control, const QUuid &id) const
    {
        const QHash<IdOf, T> &all = control.workspace().*rows;
        const auto found = all.constFind(IdOf(id));
        if (found == all.constEnd())
            return nothingHere();
        return represent(control, *found);
    }

    [[nodiscard]] Result<http::Response> list(const ApiCall &call) const
    {
        std::vector<QUuid> ids;
        const QHash<IdOf, T> &all = call.control.workspace().*rows;
        ids.reserve(static_cast<size_t>(all.size()));
        for (auto it = all.keyBegin(); it != all.keyEnd(); ++it)
            ids.push_back(it->uuid());
        return listAnswer(call, std::move(ids), newestFirst,
                          [&](const QUuid &id) { return *show(call.control, id); });
    }

    [[nodiscard]] Result<http::Response> get(const ApiCall &call) const
    {
        return call.pathId()
            .and_then([&](const QUuid &id) { return show(call.control, id); })
            .map([](const QJsonObject &json) { return entityAnswer(200, json); });
    }

    [[nodiscard]] Result<http::Response> create(const ApiCall &call) const
    {
        const Result<Receipt> receipt = call.bodyObject().and_then(
            [&](const QJsonObject &body) {
                return runCommand(call, createType, toCreatePayload ? toCreatePayload(body) : body);
            });
        if (!receipt)
            return tl::unexpected(receipt.error());
        return show(call.control, receipt->id).map([&](const QJsonObject &json) {
            return entityAnswer(201, json).setHeader(
                "Location", "/api/v1/" + QByteArray(path) + '/' +
                                receipt->id.toByteArray(QUuid::WithoutBraces));
        });
    }

    [[nodiscard]] Result<http::Response> edit(const ApiCall &call) const
    {
        const Result<QUuid> id = writableId(call);
        if (!id)
            return tl::unexpected(id.error());
        return call.bodyObject()
            .and_then([&](const QJsonObject &body) -> Result<QJsonObject> {
                return toEditPayload ? toEditPayload(call.control, body) : body;
            })
            .and_then([&](const QJsonObject &body) { return withId(body, *id); })
            .and_then([&](const QJsonObject &body) { return runCommand(call, editType, body); })
            .and_then([&](const Receipt &) { return show(call.control, *id); })
            .map([](const QJsonObject &json) { return entityAnswer(200, json); });
    }

    [[nodiscard]] Result<http::Response> remove(const ApiCall &call) const
    {
        return writableId(call)
            .and_then([](const QUuid &id) { return withId({}, id); })
            .and_then([&](const QJsonObject &body) { return runCommand(call, deleteType, body); })
            .map([](const Receipt &) { return http::Response(204); });
    }

    /// It is there and as the caller saw it.
    [[nodiscard]] Result<QUuid> writableId(const ApiCall &call) const
    {
        return call.pathId().and_then([&](const QUuid &id) {
            return show(call.control, id)
                .and_then([&](const QJsonObject &) {
                    return checkIfMatch(call, call.control.revision(id));
                })
                .map([&] { return id; });
        });
    }

    void addRoutes(std::vector<ApiRoute> &routes) const
    {
        const auto call = [self = *this](auto method) {
            return [self, method](const ApiCall &request) { return (self.*method)(request); };
        };
        const QByteArray all = "/api/v1/" + QByteArray(path);
        const QByteArray one = all + "/{id}";
        const QString name = QString::fromLatin1(singular);
        const QString names = QString::fromLatin1(plural);
        const QString create = name + QLatin1String("Create");
        using http::Method;
        routes.push_back({Method::Get,
                          all,
                          Role::Viewer,
                          QLatin1String("list") + names,
                          {},
                          name + QLatin1String("List"),
                          200,
                          call(&Collection::list)});
        routes.push_back({Method::Post, all, Role::Editor, QLatin1String("create") + name, create,
                          name, 201, call(&Collection::create)});
        routes.push_back({Method::Get,
                          one,
                          Role::Viewer,
                          QLatin1String("get") + name,
                          {},
                          name,
                          200,
                          call(&Collection::get)});
        routes.push_back({Method::Patch, one, Role::Editor, QLatin1String("edit") + name,
                          name + QLatin1String("Edit"), name, 200, call(&Collection::edit)});
        routes.push_back({Method::Delete,
                          one,
                          Role::Editor,
                          QLatin1String("delete") + name,
                          {},
                          {},
                          204,
                          call(&Collection::remove)});
    }
};

} // namespace signalbox
