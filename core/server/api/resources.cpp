// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/api/collection.h"
#include "core/server/api/routes.h"

namespace signalbox {

namespace {

Result<const Page *> pageOf(const ApiCall &call)
{
    return call.pathId().and_then([&](const QUuid &id) -> Result<const Page *> {
        const auto &pages = call.control.workspace().pages;
        const auto found = pages.constFind(PageId(id));
        if (found == pages.constEnd())
            return nothingHere();
        return &*found;
    });
}

Result<http::Response> showArrangement(const ApiCall &call)
{
    return pageOf(call).map([&](const Page *page) {
        return jsonAnswer(200, JsonForm<std::vector<PageService>>::write(page->services).toArray());
    });
}

Result<http::Response> arrange(const ApiCall &call)
{
    const Result<const Page *> page = pageOf(call);
    if (!page)
        return tl::unexpected(page.error());
    const PageId id = (*page)->id;
    return checkIfMatch(call, call.control.revision(id.uuid()))
        .and_then([&] { return call.bodyArray(); })
        .and_then([&](const QJsonArray &services) {
            return runCommand(
                call, QStringLiteral("page.arrange"),
                {{QStringLiteral("id"), id.toString()}, {QStringLiteral("services"), services}});
        })
        .and_then([&](const Receipt &) { return showArrangement(call); });
}

} // namespace

std::vector<ApiRoute> resourceRoutes()
{
    const auto type = [](const char *name) { return QString::fromLatin1(name); };
    std::vector<ApiRoute> routes;
    Collection<Page>{"pages",           "Page",
                     "Pages",           type("page.create"),
                     type("page.edit"), type("page.delete"),
                     &Workspace::pages}
        .addRoutes(routes);
    Collection<Service>{"services",           "Service",
                        "Services",           type("service.create"),
                        type("service.edit"), type("service.delete"),
                        &Workspace::services}
        .addRoutes(routes);
    Collection<IncidentType>{"incident_types",
                             "IncidentType",
                             "IncidentTypes",
                             type("incident_type.create"),
                             type("incident_type.edit"),
                             type("incident_type.delete"),
                             &Workspace::incidentTypes}
        .addRoutes(routes);
    Collection<Member>{"members",           "Member",
                       "Members",           type("member.add"),
                       type("member.edit"), type("member.remove"),
                       &Workspace::members}
        .addRoutes(routes);
    const QByteArray services = "/api/v1/pages/{id}/services";
    routes.push_back({http::Method::Get,
                      services,
                      Role::Viewer,
                      type("getPageServices"),
                      {},
                      type("PageServices"),
                      200,
                      showArrangement});
    routes.push_back({http::Method::Put, services, Role::Editor, type("arrangePage"),
                      type("PageServices"), type("PageServices"), 200, arrange});
    return routes;
}

} // namespace signalbox
