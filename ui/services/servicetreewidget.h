// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/servicenodemodel.h"

#include <QStyledItemDelegate>
#include <QTreeView>

namespace signalbox {

/// Paints rows of a ServiceNodeModel: a lamp, the name, a dot for what waits for the server; the
/// status in its colour.
class ServiceRowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Columns whose text takes the status' colour; -1: none.
    int statusColumn = -1;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

/// A tree over a ServiceNodeModel, or over a filter on one. Alt+Up and Alt+Down move a service
/// among its siblings, Alt+Right puts it under the one above, Alt+Left takes it out again;
/// Delete asks for its removal, Enter to edit it.
class ServiceTreeWidget : public QTreeView
{
    Q_OBJECT
public:
    explicit ServiceTreeWidget(ServiceNodeModel *source, QWidget *parent = nullptr);

    [[nodiscard]] ServiceId current() const; ///< null if none
    void setCurrent(const ServiceId &id);
    /// Where a press of that key would move it; none: nowhere.
    [[nodiscard]] std::optional<ServicePlace> placeFor(Qt::Key key, const ServiceId &id) const;
    /// What to say while there are no rows.
    void setPlaceholder(const QString &text);
    [[nodiscard]] ServiceRowDelegate *rowDelegate() const { return m_delegate; }

signals:
    void currentServiceChanged(const signalbox::ServiceId &id);
    void moveRequested(const signalbox::ServiceId &id, const signalbox::ServicePlace &place);
    void removeRequested(const signalbox::ServiceId &id);
    void editRequested(const signalbox::ServiceId &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void paintEvent(QPaintEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    [[nodiscard]] QModelIndex toSource(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex fromSource(const QModelIndex &index) const;

    ServiceNodeModel *m_source;
    ServiceRowDelegate *m_delegate;
    QString m_placeholder;
};

} // namespace signalbox
