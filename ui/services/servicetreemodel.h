// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/servicenodemodel.h"
#include "ui/shell/view.h"

namespace signalbox {

/// All services of the workspace: name, status in words, pages that show it. Follows the
/// replica; a burst of changes is taken in at once.
class ServiceTreeModel : public ServiceNodeModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, StatusColumn, PagesColumn, ColumnCount };

    ServiceTreeModel(Replica &replica, Health &health, QObject *parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    /// What a row shows, kept to tell which rows changed.
    struct Row
    {
        QString name;
        QString description;
        QString pages;
        ServiceStatus status = ServiceStatus::Operational;
        bool pending = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();
    [[nodiscard]] QHash<ServiceId, Row> currentRows() const;
    [[nodiscard]] QVariant text(const Row &row, int column) const;
    [[nodiscard]] QString toolTip(const Row &row) const;

    Replica &m_replica;
    Health &m_health;
    QHash<ServiceId, Row> m_rows;
};

} // namespace signalbox
