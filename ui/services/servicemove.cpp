// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/servicemove.h"

#include "core/model/servicetree.h"

#include <algorithm>

namespace signalbox {

namespace {

bool isBelow(const Workspace &workspace, std::optional<ServiceId> id, const ServiceId &ancestor)
{
    // A chain is never longer than there are services, unless it is a ring.
    for (qsizetype steps = workspace.services.size(); id && steps >= 0; --steps) {
        if (*id == ancestor)
            return true;
        const auto found = workspace.services.constFind(*id);
        id = found == workspace.services.cend() ? std::nullopt : found->parentId;
    }
    return id.has_value();
}

/// Walks away from the moved service's new position and pushes whoever is in the way.
/// `direction` is 1 for the siblings after it, -1 for those before it.
template <class Range>
std::vector<PositionEdit> push(const Range &siblings, int position, int direction)
{
    std::vector<PositionEdit> edits;
    for (const Service &sibling : siblings) {
        if ((sibling.position - position) * direction > 0)
            break;
        position += direction;
        edits.push_back({sibling.id, position, false, {}});
    }
    return edits;
}

std::vector<PageService> flatten(const std::vector<PageService> &ordered)
{
    std::vector<PageService> result = ordered;
    QHash<QUuid, int> next;
    for (PageService &shown : result)
        shown.position = next[shown.parentId ? shown.parentId->uuid() : QUuid()]++;
    return result;
}

/// What the page really shows, parents before children, siblings in order.
std::vector<PageService> shownOrder(const Workspace &workspace, const Page &page)
{
    const ServiceTree tree = ServiceTree::ofPage(workspace, page);
    std::vector<PageService> ordered;
    for (const ServiceNode &node : tree.nodes()) {
        PageService shown{node.service->id, {}, 0};
        if (node.parent >= 0)
            shown.parentId = tree.nodes()[static_cast<size_t>(node.parent)].service->id;
        ordered.push_back(shown);
    }
    return ordered;
}

} // namespace

std::vector<PositionEdit> planMove(const Workspace &workspace, const ServiceId &moved,
                                   const std::optional<ServiceId> &parent, int row)
{
    const auto service = workspace.services.constFind(moved);
    if (service == workspace.services.cend() || isBelow(workspace, parent, moved))
        return {};
    std::vector<Service> siblings = workspace.children(parent);
    const auto self = std::ranges::find(siblings, moved, &Service::id);
    if (self != siblings.end()) {
        const int at = static_cast<int>(self - siblings.begin());
        if (row == at || row == at + 1)
            return {};
        siblings.erase(self);
        if (row > at)
            --row;
    }
    row = std::clamp(row, 0, static_cast<int>(siblings.size()));
    const std::span before(siblings.data(), static_cast<size_t>(row));
    const std::span after(siblings.data() + row, siblings.size() - static_cast<size_t>(row));

    PositionEdit edit{moved, 0, service->parentId != parent, parent};
    std::vector<PositionEdit> others;
    if (before.empty()) {
        edit.position = after.empty() ? 0 : after.front().position - 1;
    } else {
        edit.position = before.back().position + 1;
        others = push(after, edit.position, 1);
        if (!after.empty() && !others.empty()) {
            const int down = after.front().position - 1;
            std::vector<Service> upwards(before.rbegin(), before.rend());
            if (auto pushed = push(upwards, down, -1); pushed.size() < others.size()) {
                edit.position = down;
                others = std::move(pushed);
            }
        }
    }
    others.insert(others.begin(), edit);
    return others;
}

int lastPosition(const Workspace &workspace, const std::optional<ServiceId> &parent)
{
    const std::vector<Service> siblings = workspace.children(parent);
    return siblings.empty() ? 0 : siblings.back().position + 1;
}

std::vector<PageService> arrangedWith(const Workspace &workspace, const Page &page,
                                      const ServiceId &moved,
                                      const std::optional<ServiceId> &parent, int row)
{
    std::vector<PageService> ordered = shownOrder(workspace, page);
    const auto isMoved = [&](const PageService &shown) { return shown.serviceId == moved; };
    // Counted among the siblings as they are now, so found before the moved one is taken out.
    std::optional<ServiceId> beforeWhich;
    int count = 0;
    for (const PageService &shown : ordered) {
        if (shown.parentId == parent && count++ >= row && !isMoved(shown)) {
            beforeWhich = shown.serviceId;
            break;
        }
    }
    std::erase_if(ordered, isMoved);
    const auto where = beforeWhich ? std::ranges::find(ordered, *beforeWhich, &PageService::serviceId)
                                   : ordered.end();
    ordered.insert(where, PageService{moved, parent, 0});
    return flatten(ordered);
}

std::vector<PageService> arrangedWithout(const Workspace &workspace, const Page &page,
                                         const ServiceId &gone)
{
    std::vector<PageService> ordered = shownOrder(workspace, page);
    const auto found = std::ranges::find(ordered, gone, &PageService::serviceId);
    if (found == ordered.end())
        return ordered;
    const std::optional<ServiceId> parent = found->parentId;
    ordered.erase(found);
    for (PageService &shown : ordered) {
        if (shown.parentId == gone)
            shown.parentId = parent;
    }
    return flatten(ordered);
}

} // namespace signalbox
