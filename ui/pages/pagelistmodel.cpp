// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagelistmodel.h"

#include "ui/kit/words.h"
#include "ui/shell/health.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox {

PageListModel::PageListModel(Replica &replica, Health &health, QObject *parent)
    : QAbstractListModel(parent)
    , m_replica(replica)
    , m_health(health)
    , m_pages(replica.workspace().sortedPages())
{
    connect(&health, &Health::changed, this, &PageListModel::refresh);
}

void PageListModel::refresh()
{
    std::vector<Page> pages = m_replica.workspace().sortedPages();
    if (std::ranges::equal(pages, m_pages, {}, &Page::id, &Page::id)) {
        m_pages = std::move(pages);
        if (!m_pages.empty())
            emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    // Pages are few and seldom made; the view finds its place again by the page's id.
    beginResetModel();
    m_pages = std::move(pages);
    endResetModel();
}

PageId PageListModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_pages[static_cast<size_t>(row)].id : PageId();
}

int PageListModel::rowOf(const PageId &id) const
{
    const auto found = std::ranges::find(m_pages, id, &Page::id);
    return found == m_pages.end() ? -1 : static_cast<int>(found - m_pages.begin());
}

int PageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_pages.size());
}

QVariant PageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Page &page = m_pages[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return page.name.toString();
    case Qt::ToolTipRole: return page.name.toString().toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return QString(page.name.toString() + u", "_s + words::of(m_health.statusOf(page.id).headline));
    case IdRole: return page.id.uuid();
    case RollUpRole: return static_cast<int>(m_health.statusOf(page.id).rollUp);
    case AddressRole:
        return page.isDefault ? tr("Default · /p/%1").arg(page.slug.toString())
                              : QString(u"/p/"_s + page.slug.toString());
    default: return {};
    }
}

} // namespace signalbox
