// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <span>

namespace signalbox {

/// One service in a ServiceTree.
struct ServiceNode
{
    const Service *service = nullptr; ///< in the workspace that the tree was made from
    int parent = -1;                  ///< index of the parent; -1: at the top
    int end = 0;                      ///< index after the last of its descendants
    int depth = 0;
};

/// Services in the order in which they are shown: a node, then its descendants, then its next
/// sibling. So a subtree is the run [i, end), children come after their parent, and rules that
/// go up the tree are one pass backwards.
///
///     API(end 3) Orders(end 2) Payments(end 3) Mail(end 4)
///
/// Points into the workspace, which must outlive it unchanged. A service whose parent is not
/// there is shown at the top; a cycle, which no command makes, is cut at its first service.
class ServiceTree
{
public:
    /// The workspace's own tree.
    [[nodiscard]] static ServiceTree ofWorkspace(const Workspace &workspace);
    /// What a page shows, as the page arranges it.
    [[nodiscard]] static ServiceTree ofPage(const Workspace &workspace, const Page &page);

    [[nodiscard]] std::span<const ServiceNode> nodes() const { return m_nodes; }
    [[nodiscard]] int size() const { return int(m_nodes.size()); }
    [[nodiscard]] bool isLeaf(int node) const { return m_nodes[size_t(node)].end == node + 1; }
    /// -1 if the service is not in the tree.
    [[nodiscard]] int indexOf(const ServiceId &id) const { return m_index.value(id, -1); }

private:
    struct Item;
    class Arranger;
    [[nodiscard]] static ServiceTree arrange(std::vector<Item> items);

    std::vector<ServiceNode> m_nodes;
    QHash<ServiceId, int> m_index;
};

} // namespace signalbox
