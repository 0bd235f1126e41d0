// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/servicenodemodel.h"

#include <QMimeData>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox {

struct ServiceNodeModel::Node
{
    ServiceId id;
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;

    [[nodiscard]] int count() const { return static_cast<int>(children.size()); }

    void renumber(int from)
    {
        for (int i = from; i < count(); ++i)
            children[static_cast<size_t>(i)]->row = i;
    }

    std::unique_ptr<Node> take(int at)
    {
        const auto where = children.begin() + at;
        std::unique_ptr<Node> node = std::move(*where);
        children.erase(where);
        renumber(at);
        return node;
    }

    Node *put(int at, std::unique_ptr<Node> node)
    {
        node->parent = this;
        Node *raw = children.insert(children.begin() + at, std::move(node))->get();
        renumber(at);
        return raw;
    }
};

namespace {

const QString &mimeType()
{
    static const QString type = u"application/x-signalbox-service"_s;
    return type;
}

} // namespace

ServiceNodeModel::ServiceNodeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

ServiceNodeModel::~ServiceNodeModel() = default;

ServiceNodeModel::Node *ServiceNodeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex ServiceNodeModel::indexOf(const Node *node, int column) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, column, node);
}

ServiceId ServiceNodeModel::idOf(const QModelIndex &index) const { return nodeOf(index)->id; }

QModelIndex ServiceNodeModel::indexOf(const ServiceId &id, int column) const
{
    const Node *node = m_nodes.value(id);
    return node ? indexOf(node, column) : QModelIndex();
}

ServicePlace ServiceNodeModel::placeOf(const ServiceId &id) const
{
    const Node *node = m_nodes.value(id);
    if (!node)
        return {};
    const bool top = node->parent == m_root.get();
    return {top ? std::optional<ServiceId>() : node->parent->id, node->row};
}

std::vector<ServiceId> ServiceNodeModel::childrenOf(const std::optional<ServiceId> &parent) const
{
    const Node *node = parent ? m_nodes.value(*parent) : m_root.get();
    std::vector<ServiceId> ids;
    if (node) {
        for (const auto &child : node->children)
            ids.push_back(child->id);
    }
    return ids;
}

bool ServiceNodeModel::isBelow(const ServiceId &id, const ServiceId &ancestor) const
{
    const Node *node = m_nodes.value(id);
    while (node && node->id != ancestor)
        node = node->parent;
    return node != nullptr;
}

QModelIndex ServiceNodeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex ServiceNodeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(nodeOf(index)->parent, 0) : QModelIndex();
}

int ServiceNodeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : nodeOf(parent)->count();
}

Qt::ItemFlags ServiceNodeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled
           | Qt::ItemIsDropEnabled;
}

QStringList ServiceNodeModel::mimeTypes() const { return {mimeType()}; }

QMimeData *ServiceNodeModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(mimeType(), idOf(indexes.first()).toString().toLatin1());
    return data;
}

std::optional<ServiceId> ServiceNodeModel::dragged(const QMimeData *data) const
{
    const auto id = ServiceId::parse(QString::fromLatin1(data->data(mimeType())));
    // From another window of another workspace, maybe.
    return id && m_nodes.contains(*id) ? std::optional(*id) : std::nullopt;
}

bool ServiceNodeModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int,
                                       const QModelIndex &parent) const
{
    const std::optional<ServiceId> id = dragged(data);
    if (!id || action != Qt::MoveAction)
        return false;
    return !parent.isValid() || !isBelow(idOf(parent), *id);
}

bool ServiceNodeModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                    int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    ServicePlace place;
    if (parent.isValid())
        place.parent = idOf(parent);
    place.row = row < 0 ? nodeOf(parent)->count() : row;
    emit dropped(*dragged(data), place);
    return false; // true would make the view remove the rows it dragged
}

void ServiceNodeModel::follow(const ServiceTree &tree)
{
    QSet<ServiceId> wanted;
    wanted.reserve(tree.size());
    for (const ServiceNode &node : tree.nodes())
        wanted.insert(node.service->id);
    // Parents come first, so whatever is placed goes under a node that already stands where it
    // shall; that keeps a node from being moved under its own descendants.
    std::vector<int> filled(static_cast<size_t>(tree.size()) + 1, 0);
    for (const ServiceNode &node : tree.nodes()) {
        Node *parent = node.parent < 0
                           ? m_root.get()
                           : m_nodes.value(tree.nodes()[static_cast<size_t>(node.parent)].service->id);
        place(node.service->id, parent, filled[static_cast<size_t>(node.parent + 1)]++, wanted);
    }
    prune(m_root.get(), wanted);
}

void ServiceNodeModel::place(const ServiceId &id, Node *parent, int row,
                             const QSet<ServiceId> &wanted)
{
    Node *node = m_nodes.value(id);
    if (!node) {
        beginInsertRows(indexOf(parent, 0), row, row);
        auto fresh = std::make_unique<Node>();
        fresh->id = id;
        m_nodes.insert(id, parent->put(row, std::move(fresh)));
        endInsertRows();
        return;
    }
    if (node->parent == parent && node->row == row + 1) {
        // One row that goes down looks like many that go up. Moving it out of the way, behind
        // its siblings, takes one step instead; it is placed when its turn comes.
        Node *other = parent->children[static_cast<size_t>(row)].get();
        if (wanted.contains(other->id) && row + 1 < parent->count() - 1) {
            move(parent, row, parent, parent->count());
            return;
        }
    }
    if (node->parent != parent || node->row != row)
        move(node->parent, node->row, parent, row);
}

void ServiceNodeModel::move(Node *from, int row, Node *to, int before)
{
    beginMoveRows(indexOf(from, 0), row, row, indexOf(to, 0), before);
    std::unique_ptr<Node> node = from->take(row);
    to->put(from == to && before > row ? before - 1 : before, std::move(node));
    endMoveRows();
}

void ServiceNodeModel::prune(Node *node, const QSet<ServiceId> &wanted)
{
    for (int row = node->count() - 1; row >= 0; --row) {
        Node *child = node->children[static_cast<size_t>(row)].get();
        if (wanted.contains(child->id)) {
            prune(child, wanted);
            continue;
        }
        // All that is below it goes too: what stays was placed elsewhere.
        const auto forget = [this](const auto &self, const Node *gone) -> void {
            m_nodes.remove(gone->id);
            for (const auto &below : gone->children)
                self(self, below.get());
        };
        beginRemoveRows(indexOf(node, 0), row, row);
        forget(forget, child);
        node->take(row);
        endRemoveRows();
    }
}

void ServiceNodeModel::announce(const ServiceId &id)
{
    if (const Node *node = m_nodes.value(id))
        emit dataChanged(indexOf(node, 0), indexOf(node, columnCount() - 1));
}

} // namespace signalbox
