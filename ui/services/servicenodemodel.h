// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/servicetree.h"

#include <QAbstractItemModel>
#include <memory>

namespace signalbox {

/// Where a service stands or shall stand: under `parent` (none: at the top), before the sibling
/// that has `row` now; row = number of siblings: at the end.
struct ServicePlace
{
    std::optional<ServiceId> parent;
    int row = 0;

    friend bool operator==(const ServicePlace &, const ServicePlace &) = default;
};

/// A tree of services as an item model. Subclasses give the data of a row; the shape follows a
/// ServiceTree with row insertions, moves and removals, never a reset, so that views keep what
/// is open, selected and being edited.
class ServiceNodeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, StatusRole, PendingRole, NoteRole, UserRole };

    explicit ServiceNodeModel(QObject *parent = nullptr);
    ~ServiceNodeModel() override;

    [[nodiscard]] ServiceId idOf(const QModelIndex &index) const; ///< null for an invalid index
    [[nodiscard]] QModelIndex indexOf(const ServiceId &id, int column = 0) const;
    [[nodiscard]] ServicePlace placeOf(const ServiceId &id) const;
    [[nodiscard]] std::vector<ServiceId> childrenOf(const std::optional<ServiceId> &parent) const;
    [[nodiscard]] bool isBelow(const ServiceId &id, const ServiceId &ancestor) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                       int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    /// A service was dropped there. The model itself changes when the workspace has.
    void dropped(const signalbox::ServiceId &id, const signalbox::ServicePlace &place);

protected:
    /// Takes over the tree's shape.
    void follow(const ServiceTree &tree);
    void announce(const ServiceId &id); ///< dataChanged for its row

private:
    struct Node;

    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node, int column) const;
    [[nodiscard]] std::optional<ServiceId> dragged(const QMimeData *data) const;
    void place(const ServiceId &id, Node *parent, int row, const QSet<ServiceId> &wanted);
    void move(Node *from, int row, Node *to, int before);
    void prune(Node *node, const QSet<ServiceId> &wanted);

    std::unique_ptr<Node> m_root;
    QHash<ServiceId, Node *> m_nodes;
};

} // namespace signalbox
