// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/servicetreemodel.h"

#include "ui/kit/words.h"
#include "ui/shell/health.h"

using namespace Qt::StringLiterals;

namespace signalbox {

ServiceTreeModel::ServiceTreeModel(Replica &replica, Health &health, QObject *parent)
    : ServiceNodeModel(parent)
    , m_replica(replica)
    , m_health(health)
{
    // Health speaks after each burst of changes and after a reset.
    connect(&health, &Health::changed, this, &ServiceTreeModel::refresh);
    connect(&replica, &Replica::pendingChanged, this, &ServiceTreeModel::refresh);
    refresh();
}

int ServiceTreeModel::columnCount(const QModelIndex &) const { return ColumnCount; }

QHash<ServiceId, ServiceTreeModel::Row> ServiceTreeModel::currentRows() const
{
    const Workspace &workspace = m_replica.workspace();
    QHash<ServiceId, Row> rows;
    rows.reserve(workspace.services.size());
    for (const Service &service : workspace.services) {
        rows.insert(service.id,
                    {service.name.toString(), service.description.toString(), {},
                     m_health.statusOf(service.id),
                     m_replica.isPending({EntityKind::Service, service.id.uuid()})});
    }
    for (const Page &page : workspace.sortedPages()) {
        for (const PageService &shown : page.services) {
            const auto row = rows.find(shown.serviceId);
            if (row == rows.end())
                continue;
            row->pages += row->pages.isEmpty() ? page.name.toString()
                                               : QString(u", "_s + page.name.toString());
        }
    }
    return rows;
}

void ServiceTreeModel::refresh()
{
    QHash<ServiceId, Row> before = std::exchange(m_rows, currentRows());
    follow(ServiceTree::ofWorkspace(m_replica.workspace()));
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        const auto old = before.constFind(row.key());
        if (old != before.cend() && !(*old == *row))
            announce(row.key());
    }
}

QVariant ServiceTreeModel::data(const QModelIndex &index, int role) const
{
    const auto found = m_rows.constFind(idOf(index));
    if (!index.isValid() || found == m_rows.cend())
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(*found, index.column());
    case Qt::ToolTipRole: return toolTip(*found);
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn
                   ? QVariant(tr("%1, %2", "service, status").arg(found->name, words::of(found->status)))
                   : text(*found, index.column());
    case IdRole: return idOf(index).uuid();
    case StatusRole: return static_cast<int>(found->status);
    case PendingRole: return found->pending;
    default: return {};
    }
}

QVariant ServiceTreeModel::text(const Row &row, int column) const
{
    switch (column) {
    case NameColumn: return row.name;
    case StatusColumn: return words::of(row.status);
    case PagesColumn: return row.pages.isEmpty() ? tr("Internal") : row.pages;
    default: return {};
    }
}

QString ServiceTreeModel::toolTip(const Row &row) const
{
    // Escaped: tool tips guess at rich text, and a name is anybody's text.
    QString tip = u"<b>"_s + row.name.toHtmlEscaped() + u"</b>"_s;
    if (!row.description.isEmpty())
        tip += u"<br>"_s + row.description.left(400).toHtmlEscaped();
    if (row.pending)
        tip += u"<br>"_s + tr("Not on the server yet").toHtmlEscaped();
    return tip;
}

QVariant ServiceTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Service");
    case StatusColumn: return tr("Status");
    case PagesColumn: return tr("Shown on");
    default: return {};
    }
}

} // namespace signalbox
