// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/adminrequest.h"
#include "core/server/api/answers.h"
#include "core/server/api/routes.h"
#include "core/storage/audit.h"
#include "core/storage/settings.h"

namespace signalbox {

namespace {

Result<Stored<ApiToken>> tokenOf(const ApiCall &call)
{
    return call.pathId().and_then([&](const QUuid &id) -> Result<Stored<ApiToken>> {
        auto found = Repository<ApiToken>(call.control.database()).find(TokenId(id));
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return nothingHere();
        return **found;
    });
}

Result<http::Response> listTokens(const ApiCall &call)
{
    const auto rows = Repository<ApiToken>(call.control.database()).list();
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<QUuid> ids;
    QHash<QUuid, QJsonObject> shown;
    for (const Stored<ApiToken> &row : *rows) {
        ids.push_back(row.entity.id.uuid());
        shown.insert(row.entity.id.uuid(), toJson(row.entity));
    }
    return listAnswer(call, ids, false, [&](const QUuid &id) { return shown.value(id); });
}

Result<http::Response> getToken(const ApiCall &call)
{
    return tokenOf(call).map(
        [](const Stored<ApiToken> &row) { return jsonAnswer(200, toJson(row.entity)); });
}

Result<http::Response> createTokenOf(const ApiCall &call)
{
    if (!call.request.header("Idempotency-Key").isNull())
        return fail(ErrorCode::InvalidValue,
                    QStringLiteral("cannot be used here: a secret is shown once"),
                    QStringLiteral("Idempotency-Key"));
    return call.bodyObject()
        .and_then(
            [&](const QJsonObject &body) { return createToken(call.control, body, call.actor); })
        .map([](const NewToken &made) {
            return jsonAnswer(201, {{QStringLiteral("token"), toJson(made.token)},
                                    {QStringLiteral("secret"), made.secret}})
                .setHeader("Location", "/api/v1/tokens/" + made.token.id.toString().toLatin1());
        });
}

Result<http::Response> revokeToken(const ApiCall &call)
{
    return tokenOf(call)
        .and_then([&](const Stored<ApiToken> &row) {
            return runCommand(call, QStringLiteral("token.revoke"),
                              {{QStringLiteral("id"), row.entity.id.toString()}});
        })
        .map([](const Receipt &) { return http::Response(204); });
}

QJsonObject represent(const AuditEntry &entry)
{
    const auto image = [](const std::optional<QJsonObject> &json) {
        return json ? QJsonValue(*json) : QJsonValue(QJsonValue::Null);
    };
    const auto id = [](const QUuid &uuid) { return uuid.toString(QUuid::WithoutBraces); };
    return {{QStringLiteral("id"), id(entry.id)},
            {QStringLiteral("at"), toRfc3339(entry.at)},
            {QStringLiteral("actor"), entry.actor},
            {QStringLiteral("member_id"), JsonForm<std::optional<MemberId>>::write(entry.memberId)},
            {QStringLiteral("origin"), entry.origin},
            {QStringLiteral("command_id"), id(entry.commandId)},
            {QStringLiteral("command_type"), entry.commandType},
            {QStringLiteral("kind"), entry.kind},
            {QStringLiteral("entity_id"), id(entry.entityId)},
            {QStringLiteral("before"), image(entry.before)},
            {QStringLiteral("after"), image(entry.after)}};
}

Result<http::Response> listAuditEntries(const ApiCall &call)
{
    const Result<qint64> limit = call.queryNumber("limit", 50, 1, 500);
    const Result<QUuid> cursor = call.cursor();
    if (!limit || !cursor)
        return tl::unexpected(limit ? cursor.error() : limit.error());
    // One more than asked for tells whether there is a next page.
    auto entries = listAudit(call.control.database(), *cursor, static_cast<int>(*limit) + 1);
    if (!entries)
        return tl::unexpected(entries.error());
    const bool more = qint64(entries->size()) > *limit;
    if (more)
        entries->pop_back();
    QJsonArray items;
    for (const AuditEntry &entry : *entries)
        items.append(represent(entry));
    return listPage(items, more ? std::optional(entries->back().id) : std::nullopt);
}

Result<http::Response> getSettings(const ApiCall &call)
{
    return loadSettings(call.control.database()).map([](const WorkspaceSettings &settings) {
        return jsonAnswer(200, toJson(settings));
    });
}

Result<http::Response> editSettings(const ApiCall &call)
{
    return call.bodyObject()
        .and_then([&](const QJsonObject &body) {
            return runCommand(call, QStringLiteral("settings.edit"), body);
        })
        .and_then([&](const Receipt &) { return getSettings(call); });
}

} // namespace

std::vector<ApiRoute> accessRoutes()
{
    const auto text = [](const char *name) { return QString::fromLatin1(name); };
    const QByteArray all = "/api/v1/tokens";
    const QByteArray one = all + "/{id}";
    using http::Method;
    return {
        {Method::Get, all, Role::Admin, text("listTokens"), {}, text("TokenList"), 200, listTokens},
        {Method::Post, all, Role::Admin, text("createToken"), text("TokenCreate"), text("NewToken"),
         201, createTokenOf},
        {Method::Get, one, Role::Admin, text("getToken"), {}, text("Token"), 200, getToken},
        {Method::Delete, one, Role::Admin, text("revokeToken"), {}, {}, 204, revokeToken},
        {Method::Get,
         "/api/v1/audit",
         Role::Admin,
         text("listAudit"),
         {},
         text("AuditEntryList"),
         200,
         listAuditEntries},
        {Method::Get,
         "/api/v1/settings",
         Role::Viewer,
         text("getSettings"),
         {},
         text("Settings"),
         200,
         getSettings},
        {Method::Patch, "/api/v1/settings", Role::Admin, text("editSettings"), text("Settings"),
         text("Settings"), 200, editSettings},
    };
}

} // namespace signalbox
