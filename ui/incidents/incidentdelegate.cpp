// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidentdelegate.h"

#include "ui/incidents/incidentlistmodel.h"
#include "ui/kit/icons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/statuswidgets.h"
#include "ui/kit/tokens.h"

#include <QListView>
#include <QPainter>
#include <QTextLayout>

namespace signalbox {

namespace {

constexpr int accentWidth = 3;

QFont titleFont(const QFont &base) { return scaledFont(base, 1, QFont::DemiBold); }
QFont metaFont(const QFont &base) { return scaledFont(base, 0.92, QFont::Normal); }

int textWidth(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return std::max(40, width - accentWidth - metrics::medium - metrics::large);
}

/// The first line and, if there is more, the rest cut to one line.
QStringList titleLines(const QString &title, const QFont &font, int width)
{
    const QFontMetrics metrics(font);
    if (metrics.horizontalAdvance(title) <= width)
        return {title};
    QTextLayout layout(title, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(width);
    const int cut = line.textLength();
    layout.endLayout();
    return {title.left(cut), metrics.elidedText(title.mid(cut).trimmed(), Qt::ElideRight, width)};
}

} // namespace

void IncidentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Tokens &tokens = tokensOf(option.widget);
    const bool chosen = option.state & QStyle::State_Selected;
    const bool under = option.state & QStyle::State_MouseOver;
    painter->save();
    painter->fillRect(option.rect, chosen  ? tokens.selection
                                   : under ? mix(tokens.ink, tokens.card, 0.04)
                                           : tokens.card);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      tokens.hair);
    if (chosen)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), accentWidth,
                                option.rect.height()),
                          tokens.accent);
    QRect line = option.rect.adjusted(accentWidth + metrics::medium, metrics::small + 3,
                                      -metrics::large, 0);
    const QFont font = titleFont(option.font);
    const QFontMetrics fm(font);
    painter->setFont(font);
    painter->setPen(tokens.ink);
    for (const QString &text : titleLines(index.data().toString(), font, textWidth(option))) {
        line.setHeight(fm.height());
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        line.moveTop(line.top() + fm.height());
    }
    line.moveTop(line.top() + 2);
    paintMeta(painter, option, line, index);
    painter->restore();
}

void IncidentDelegate::paintMeta(QPainter *painter, const QStyleOptionViewItem &option, QRect line,
                                 const QModelIndex &index) const
{
    const Tokens &tokens = tokensOf(option.widget);
    const QFont font = metaFont(option.font);
    const QFontMetrics fm(font);
    line.setHeight(fm.height());
    const auto status = static_cast<ServiceStatus>(
        index.data(IncidentListModel::ToneRole).toInt());
    paintDot(*painter, QRectF(line.left(), line.top(), metrics::dot, line.height()),
             statusColor(tokens, status));
    line.setLeft(line.left() + metrics::dot + 7);
    for (const auto &[role, glyph] :
         {std::pair{IncidentListModel::PendingRole, Glyph::Clock}, {IncidentListModel::DraftRole, Glyph::Edit}}) {
        if (!index.data(role).toBool())
            continue;
        const QRect mark(line.right() - 12, line.center().y() - 6, 13, 13);
        icon(glyph).paint(painter, mark);
        line.setRight(mark.left() - metrics::tight);
    }
    painter->setFont(font);
    painter->setPen(tokens.soft);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      fm.elidedText(index.data(IncidentListModel::MetaRole).toString(),
                                    Qt::ElideRight, line.width()));
}

QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics title(titleFont(option.font));
    const int lines = title.horizontalAdvance(index.data().toString()) <= textWidth(option) ? 1 : 2;
    return {100, 2 * (metrics::small + 3) + 2 + lines * title.height()
                     + QFontMetrics(metaFont(option.font)).height()};
}

} // namespace signalbox
