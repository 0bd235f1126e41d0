// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/servicetree.h"

#include <algorithm>

namespace signalbox {

struct ServiceTree::Item
{
    const Service *service;
    std::optional<ServiceId> parentId;
    int position;
};

ServiceTree ServiceTree::ofWorkspace(const Workspace &workspace)
{
    std::vector<Item> items;
    items.reserve(size_t(workspace.services.size()));
    for (const Service &service : workspace.services)
        items.push_back({&service, service.parentId, service.position});
    return arrange(std::move(items));
}

ServiceTree ServiceTree::ofPage(const Workspace &workspace, const Page &page)
{
    std::vector<Item> items;
    QSet<ServiceId> seen;
    items.reserve(page.services.size());
    for (const PageService &shown : page.services) {
        const auto found = workspace.services.constFind(shown.serviceId);
        if (found == workspace.services.cend() || seen.contains(shown.serviceId))
            continue;
        seen.insert(shown.serviceId);
        items.push_back({&*found, shown.parentId, shown.position});
    }
    return arrange(std::move(items));
}

/// Walks items depth first, with a path of its own instead of recursion: depth comes from
/// outside.
class ServiceTree::Arranger
{
public:
    explicit Arranger(std::vector<Item> items)
        : m_items(std::move(items))
        , m_children(m_items.size())
        , m_placed(m_items.size(), false)
    {
        QHash<ServiceId, size_t> itemOf;
        itemOf.reserve(qsizetype(m_items.size()));
        for (size_t i = 0; i < m_items.size(); ++i)
            itemOf.insert(m_items[i].service->id, i);
        for (size_t i = 0; i < m_items.size(); ++i) {
            const auto &parent = m_items[i].parentId;
            const auto found = parent ? itemOf.constFind(*parent) : itemOf.cend();
            (found == itemOf.cend() ? m_tops : m_children[*found]).push_back(i);
        }
    }

    ServiceTree arrange()
    {
        m_tree.m_nodes.reserve(m_items.size());
        m_tree.m_index.reserve(qsizetype(m_items.size()));
        for (const size_t top : m_tops)
            walkFrom(top);
        for (size_t i = 0; i < m_items.size(); ++i) {
            if (!m_placed[i]) // on a cycle, so under no top
                walkFrom(i);
        }
        return std::move(m_tree);
    }

private:
    struct Visit
    {
        size_t item;
        int node;
        size_t next; ///< which of its children comes next
    };

    void walkFrom(size_t top)
    {
        enter(top);
        while (!m_path.empty()) {
            Visit &visit = m_path.back();
            const std::vector<size_t> &below = m_children[visit.item];
            while (visit.next < below.size() && m_placed[below[visit.next]])
                ++visit.next;
            if (visit.next < below.size()) {
                enter(below[visit.next]);
                continue;
            }
            m_tree.m_nodes[size_t(visit.node)].end = m_tree.size();
            m_path.pop_back();
        }
    }

    void enter(size_t item)
    {
        m_placed[item] = true;
        const Service *service = m_items[item].service;
        const int node = m_tree.size();
        const int parent = m_path.empty() ? -1 : m_path.back().node;
        m_tree.m_nodes.push_back({service, parent, node + 1, int(m_path.size())});
        m_tree.m_index.insert(service->id, node);
        m_path.push_back({item, node, 0});
    }

    std::vector<Item> m_items;
    std::vector<std::vector<size_t>> m_children;
    std::vector<size_t> m_tops;
    std::vector<bool> m_placed;
    std::vector<Visit> m_path;
    ServiceTree m_tree;
};

ServiceTree ServiceTree::arrange(std::vector<Item> items)
{
    std::ranges::sort(items, [](const Item &a, const Item &b) {
        if (a.position != b.position)
            return a.position < b.position;
        const int order = a.service->name.toString().localeAwareCompare(b.service->name.toString());
        return order != 0 ? order < 0 : a.service->id < b.service->id;
    });
    return Arranger(std::move(items)).arrange();
}

} // namespace signalbox
