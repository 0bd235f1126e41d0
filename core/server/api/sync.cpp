// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/api/answers.h"
#include "core/server/api/routes.h"
#include "core/storage/changelog.h"
#include "core/sync/protocol.h"

// What desktops use. core/sync/README.md has the contract.

namespace signalbox {

namespace {

/// A desktop that is a replica of another history must not have its commands applied here.
Result<void> checkWorkspace(const ApiCall &call)
{
    const QByteArrayView named = call.request.header("Signalbox-Workspace");
    const QByteArray ours = call.control.workspaceId().toByteArray(QUuid::WithoutBraces);
    if (named.isNull() || named == ours)
        return {};
    return fail(ErrorCode::PreconditionFailed,
                QStringLiteral("This server holds another workspace than the one named."),
                QStringLiteral("Signalbox-Workspace"));
}

Result<http::Response> takeCommand(const ApiCall &call)
{
    if (Result<void> same = checkWorkspace(call); !same)
        return tl::unexpected(same.error());
    return call.bodyObject()
        .and_then([](const QJsonObject &body) { return commandFromJson(body); })
        .and_then([&](const Command &command) { return call.control.run(command, call.actor); })
        .map([](const Receipt &receipt) { return jsonAnswer(200, toJson(receipt)); });
}

/// Without those that are gone for a snapshot: it says what there is.
std::vector<ChangedRow> rowsOf(std::vector<ReplicatedRow> logged, bool withGone)
{
    std::vector<ChangedRow> rows;
    rows.reserve(logged.size());
    for (ReplicatedRow &row : logged) {
        if (row.entity || withGone)
            rows.push_back({row.kind, row.id, row.sequence, row.version.revision,
                            row.version.fieldRevisions, std::move(row.entity)});
    }
    return rows;
}

Result<http::Response> listChanges(const ApiCall &call)
{
    constexpr qint64 largest = 9'007'199'254'740'991; // of a number in JSON
    const Result<qint64> since = call.queryNumber("since", 0, 0, largest);
    const Result<qint64> limit = call.queryNumber("limit", 500, 1, 5'000);
    if (!since || !limit)
        return tl::unexpected(since ? limit.error() : since.error());
    const bool goesOn = call.request.queryValue(u"snapshot") == QStringLiteral("true");
    const Result<qint64> latest = latestSequence(call.control.database());
    if (!latest)
        return tl::unexpected(latest.error());
    const bool isSnapshot = goesOn || *since == 0;
    Result<ChangePage> page =
        changesSince(call.control.database(), {*since, isSnapshot ? *latest : 0}, int(*limit));
    if (!page)
        return tl::unexpected(page.error());
    ChangeBatch batch;
    batch.workspace = call.control.workspaceId();
    batch.sequence = *latest;
    batch.more = page->more;
    batch.next = page->more ? page->next.sequence : *latest;
    batch.reset = page->reset || (isSnapshot && !goesOn);
    batch.rows = rowsOf(std::move(page->rows), !batch.reset);
    return jsonAnswer(200, toJson(batch));
}

Result<http::Response> showOpenApi(const ApiCall &)
{
    return jsonAnswer(200, openApiDocument());
}

} // namespace

std::vector<ApiRoute> syncRoutes()
{
    const auto text = [](const char *name) { return QString::fromLatin1(name); };
    using http::Method;
    return {
        // The command's own rule says who may; a viewer's desktop gets a Forbidden from there.
        {Method::Post, "/api/v1/commands", Role::Viewer, text("runCommand"), text("Command"),
         text("Receipt"), 200, takeCommand},
        {Method::Get,
         "/api/v1/changes",
         Role::Viewer,
         text("listChanges"),
         {},
         text("ChangeBatch"),
         200,
         listChanges},
        {Method::Get,
         "/api/v1/openapi.json",
         Role::Viewer,
         text("getOpenApi"),
         {},
         text("OpenApi"),
         200,
         showOpenApi},
    };
}

const std::vector<ApiRoute> &apiRoutes()
{
    static const std::vector<ApiRoute> all = [] {
        std::vector<ApiRoute> routes;
        for (std::vector<ApiRoute> some :
             {resourceRoutes(), incidentRoutes(), accessRoutes(), syncRoutes()})
            std::move(some.begin(), some.end(), std::back_inserter(routes));
        return routes;
    }();
    return all;
}

} // namespace signalbox
