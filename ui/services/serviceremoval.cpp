// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/serviceremoval.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

Order reparent(const Service &child, const std::optional<ServiceId> &parent)
{
    return {u"service.edit"_s,
            {{u"id"_s, child.id.toString()},
             {u"parent_id"_s, JsonForm<std::optional<ServiceId>>::write(parent)}}};
}

} // namespace

ServiceRemoval planRemoval(const Workspace &workspace, const ServiceId &id)
{
    ServiceRemoval removal;
    const auto found = workspace.services.constFind(id);
    if (found == workspace.services.cend())
        return removal;
    removal.service = *found;
    removal.name = found->name.toString();
    removal.children = workspace.children(id);
    for (const Page &page : workspace.sortedPages()) {
        if (std::ranges::find(page.services, id, &PageService::serviceId) != page.services.end())
            removal.pages.push_back(page);
    }
    for (const Service &child : removal.children)
        removal.commands.push_back(reparent(child, found->parentId));
    removal.commands.push_back({u"service.delete"_s, {{u"id"_s, id.toString()}}});
    return removal;
}

std::vector<Order> ServiceRemoval::undo(const Clock &clock) const
{
    const auto fresh = ServiceId::make(clock);
    std::vector<Order> orders;
    orders.push_back({u"service.create"_s,
                      {{u"id"_s, fresh.toString()},
                       {u"name"_s, service.name.toString()},
                       {u"description"_s, service.description.toString()},
                       {u"parent_id"_s, JsonForm<std::optional<ServiceId>>::write(service.parentId)},
                       {u"position"_s, service.position},
                       {u"manual_status"_s, enumName(service.manualStatus)}}});
    for (const Service &child : children)
        orders.push_back(reparent(child, fresh));
    for (const Page &page : pages) {
        std::vector<PageService> services = page.services;
        for (PageService &shown : services) {
            if (shown.serviceId == service.id)
                shown.serviceId = fresh;
            if (shown.parentId == service.id)
                shown.parentId = fresh;
        }
        orders.push_back({u"page.arrange"_s,
                          {{u"id"_s, page.id.toString()},
                           {u"services"_s, JsonForm<std::vector<PageService>>::write(services)}}});
    }
    return orders;
}

} // namespace signalbox
