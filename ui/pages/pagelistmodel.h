// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QAbstractListModel>

namespace signalbox {

/// The workspace's pages by name, with their roll-up.
class PageListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, RollUpRole, AddressRole };

    PageListModel(Replica &replica, Health &health, QObject *parent = nullptr);

    [[nodiscard]] PageId idAt(int row) const; ///< null if there is no such row
    [[nodiscard]] int rowOf(const PageId &id) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void refresh();

    Replica &m_replica;
    Health &m_health;
    std::vector<Page> m_pages;
};

} // namespace signalbox
