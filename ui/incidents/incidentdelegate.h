// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace signalbox {

/// Paints an entry of the incident list: the title on up to two lines, and below it a lamp with
/// type, status and time.
class IncidentDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    void paintMeta(QPainter *painter, const QStyleOptionViewItem &option, QRect line,
                   const QModelIndex &index) const;
};

} // namespace signalbox
