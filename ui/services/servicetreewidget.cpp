// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/servicetreewidget.h"

#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/statuswidgets.h"
#include "ui/kit/tokens.h"

#include <QAbstractProxyModel>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace signalbox {

void ServiceRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyleOptionViewItem box = option;
    initStyleOption(&box, index);
    const QString text = std::exchange(box.text, QString());
    const Tokens &tokens = tokensOf(box.widget);
    // The view's focus ring is the row's own; the style's dotted one would double it.
    box.state &= ~QStyle::State_HasFocus;
    box.widget->style()->drawControl(QStyle::CE_ItemViewItem, &box, painter, box.widget);

    const auto status = static_cast<ServiceStatus>(
        index.data(ServiceNodeModel::StatusRole).toInt());
    QRect rest = box.rect.adjusted(metrics::small, 0, -metrics::small, 0);
    painter->save();
    painter->setFont(box.font);
    painter->setPen(index.column() == 0 ? tokens.ink : tokens.soft);
    if (index.column() == 0) {
        const QRect lamp(rest.left(), rest.top(), metrics::dot, rest.height());
        paintDot(*painter, lamp, statusColor(tokens, status), metrics::dot);
        rest.setLeft(lamp.right() + metrics::small + 1);
        if (index.data(ServiceNodeModel::PendingRole).toBool()) {
            const QRect mark(rest.right() - 13, rest.center().y() - 6, 13, 13);
            icon(Glyph::Clock).paint(painter, mark);
            rest.setRight(mark.left() - metrics::small);
        }
    } else if (index.column() == statusColumn) {
        painter->setPen(status == ServiceStatus::Operational ? tokens.soft
                                                             : statusInk(tokens, status));
    }
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                      box.fontMetrics.elidedText(text, Qt::ElideRight, rest.width()));
    painter->restore();
}

QSize ServiceRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    // The same for each row, whatever its text: the view asks one row only.
    return {120, option.fontMetrics.height() + 2 * metrics::small};
}

ServiceTreeWidget::ServiceTreeWidget(ServiceNodeModel *source, QWidget *parent)
    : QTreeView(parent)
    , m_source(source)
    , m_delegate(new ServiceRowDelegate(this))
{
    setModel(source);
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(true);
    setAutoExpandDelay(500);
    setIndentation(metrics::wide);
    setExpandsOnDoubleClick(false);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideRight);
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { emit editRequested(m_source->idOf(toSource(index))); });
    connect(source, &ServiceNodeModel::dropped, this, &ServiceTreeWidget::moveRequested);
}

QModelIndex ServiceTreeWidget::toSource(const QModelIndex &index) const
{
    const auto *proxy = qobject_cast<const QAbstractProxyModel *>(model());
    return proxy ? proxy->mapToSource(index) : index;
}

QModelIndex ServiceTreeWidget::fromSource(const QModelIndex &index) const
{
    const auto *proxy = qobject_cast<const QAbstractProxyModel *>(model());
    return proxy ? proxy->mapFromSource(index) : index;
}

ServiceId ServiceTreeWidget::current() const { return m_source->idOf(toSource(currentIndex())); }

void ServiceTreeWidget::setCurrent(const ServiceId &id)
{
    const QModelIndex index = fromSource(m_source->indexOf(id));
    setCurrentIndex(index);
    if (index.isValid())
        scrollTo(index);
}

std::optional<ServicePlace> ServiceTreeWidget::placeFor(Qt::Key key, const ServiceId &id) const
{
    const ServicePlace here = m_source->placeOf(id);
    const std::vector<ServiceId> siblings = m_source->childrenOf(here.parent);
    const int last = static_cast<int>(siblings.size()) - 1;
    switch (key) {
    case Qt::Key_Up:
        return here.row > 0 ? std::optional(ServicePlace{here.parent, here.row - 1}) : std::nullopt;
    case Qt::Key_Down: // before the one after the next
        return here.row < last ? std::optional(ServicePlace{here.parent, here.row + 2})
                               : std::nullopt;
    case Qt::Key_Right: {
        if (here.row == 0)
            return std::nullopt;
        const ServiceId above = siblings[static_cast<size_t>(here.row - 1)];
        return ServicePlace{above, static_cast<int>(m_source->childrenOf(above).size())};
    }
    case Qt::Key_Left: {
        if (!here.parent)
            return std::nullopt;
        const ServicePlace outer = m_source->placeOf(*here.parent);
        return ServicePlace{outer.parent, outer.row + 1};
    }
    default: return std::nullopt;
    }
}

void ServiceTreeWidget::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void ServiceTreeWidget::keyPressEvent(QKeyEvent *event)
{
    const ServiceId id = current();
    if (event->modifiers() == Qt::AltModifier && !id.isNull() && dragEnabled()) {
        const auto key = static_cast<Qt::Key>(event->key());
        if (const auto place = placeFor(key, id)) {
            emit moveRequested(id, *place);
            if (place->parent)
                expand(fromSource(m_source->indexOf(*place->parent)));
            return;
        }
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left || key == Qt::Key_Right)
            return; // nowhere to go; not a plain arrow either
    }
    if (event->key() == Qt::Key_Delete && !id.isNull())
        emit removeRequested(id);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
              || event->key() == Qt::Key_F2)
             && !id.isNull())
        emit editRequested(id);
    else
        QTreeView::keyPressEvent(event);
}

void ServiceTreeWidget::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    emit currentServiceChanged(m_source->idOf(toSource(current)));
}

void ServiceTreeWidget::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_placeholder.isEmpty() || model()->rowCount(rootIndex()) > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(tokensOf(this).soft);
    painter.drawText(viewport()->rect().adjusted(metrics::large, metrics::large, -metrics::large,
                                                 -metrics::large),
                     Qt::AlignTop | Qt::AlignHCenter | Qt::TextWordWrap, m_placeholder);
}

void ServiceTreeWidget::drawBranches(QPainter *painter, const QRect &rect,
                                     const QModelIndex &index) const
{
    // No lines: only the arrow of a service that has others below it.
    if (selectionModel()->isSelected(index))
        painter->fillRect(rect, tokensOf(this).selection);
    if (!model()->hasChildren(index))
        return;
    const QRect cell(rect.right() - indentation() + 1, rect.top(), indentation(), rect.height());
    QRect box(0, 0, 14, 14);
    box.moveCenter(cell.center());
    icon(isExpanded(index) ? Glyph::ChevronDown : Glyph::ChevronRight).paint(painter, box);
}

} // namespace signalbox
