// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/rowlist.h"

#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/tokens.h"
#include "ui/kit/words.h"

#include <QFocusEvent>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Tokens &tokens = tokensOf(option.palette);
        const OverviewRow &row = static_cast<const RowModel *>(index.model())->row(index);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        paintGround(*painter, option, index, tokens);
        QRect box = option.rect.adjusted(metrics::large, metrics::small, -metrics::large,
                                         -metrics::small);
        const QFont small = scaledFont(option.font, 0.92, QFont::Normal);
        if (!row.trailing.isEmpty()) {
            painter->setFont(small);
            painter->setPen(row.trailingTone ? statusInk(tokens, *row.trailingTone) : tokens.soft);
            painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, row.trailing);
            box.setRight(box.right() - painter->fontMetrics().horizontalAdvance(row.trailing)
                         - metrics::large);
        }
        if (row.dot) {
            paintDot(*painter, QRectF(box.left(), box.top(), metrics::dot, option.fontMetrics.height()),
                     statusColor(tokens, *row.dot));
            box.setLeft(box.left() + metrics::dot + metrics::small + 2);
        }
        const QFont strong = scaledFont(option.font, 1, QFont::DemiBold);
        painter->setFont(strong);
        painter->setPen(tokens.ink);
        painter->drawText(box, Qt::AlignTop | Qt::AlignLeft,
                          QFontMetrics(strong).elidedText(row.title, Qt::ElideRight, box.width()));
        painter->setFont(small);
        painter->setPen(tokens.soft);
        painter->drawText(box, Qt::AlignBottom | Qt::AlignLeft,
                          QFontMetrics(small).elidedText(row.detail, Qt::ElideRight, box.width()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override
    {
        const OverviewRow &row = static_cast<const RowModel *>(index.model())->row(index);
        const int lines = row.detail.isEmpty() ? 1 : 2;
        return {200, lines * (option.fontMetrics.height() + 1) + 2 * metrics::small};
    }

private:
    static void paintGround(QPainter &painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index, const Tokens &tokens)
    {
        const bool focused = option.state & QStyle::State_HasFocus;
        const QRectF box = QRectF(option.rect).adjusted(4.5, 2.5, -4.5, -2.5);
        if (index.row() > 0) {
            painter.setPen(tokens.hair);
            painter.drawLine(option.rect.topLeft(), option.rect.topRight());
        }
        if (!focused && !(option.state & QStyle::State_MouseOver))
            return;
        painter.setPen(focused ? QPen(tokens.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(focused ? tokens.selection : mix(tokens.ink, tokens.card, 0.04));
        painter.drawRoundedRect(box, metrics::radius, metrics::radius);
    }
};

} // namespace

void RowModel::setRows(std::vector<OverviewRow> rows)
{
    if (rows == m_rows)
        return;
    // The same things in the same order keep their selection; otherwise it starts anew.
    const bool same = std::ranges::equal(rows, m_rows, {}, &OverviewRow::entity,
                                         &OverviewRow::entity);
    if (same) {
        m_rows = std::move(rows);
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const OverviewRow &RowModel::row(const QModelIndex &index) const
{
    return m_rows.at(static_cast<size_t>(index.row()));
}

int RowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RowModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const OverviewRow &entry = row(index);
    switch (role) {
    case Qt::DisplayRole: return entry.title;
    case Qt::AccessibleTextRole: {
        QStringList parts{entry.title, entry.detail, entry.trailing};
        if (entry.dot)
            parts.insert(1, words::of(*entry.dot));
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    default: return {};
    }
}

RowList::RowList(const QString &name, QWidget *parent)
    : QListView(parent)
    , m_model(new RowModel(this))
{
    setModel(m_model);
    setItemDelegate(new RowDelegate(this));
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::PointingHandCursor);
    const auto tell = [this](const QModelIndex &index) { emit opened(m_model->row(index).entity); };
    connect(this, &QListView::clicked, this, tell);
    connect(this, &QListView::activated, this, tell);
}

void RowList::setRows(std::vector<OverviewRow> rows)
{
    m_model->setRows(std::move(rows));
    updateGeometry();
}

QSize RowList::sizeHint() const
{
    int height = 0;
    for (int i = 0; i < m_model->rowCount(); ++i)
        height += sizeHintForRow(i);
    return {400, height};
}

void RowList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid())
        setCurrentIndex(m_model->index(0));
}

void RowList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace signalbox
