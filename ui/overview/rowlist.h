// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replica.h"
#include "ui/kit/statuswidgets.h"

#include <QAbstractListModel>
#include <QListView>

namespace signalbox {

/// One line of a short list: a lamp, a title with a soft line under it, something at the right.
struct OverviewRow
{
    EntityRef entity; ///< what is opened
    QString title;
    QString detail;
    std::optional<ServiceStatus> dot;
    QString trailing;
    std::optional<ServiceStatus> trailingTone;

    friend bool operator==(const OverviewRow &, const OverviewRow &) = default;
};

class RowModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<OverviewRow> rows);
    [[nodiscard]] const OverviewRow &row(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<OverviewRow> m_rows;
};

/// A list as high as its rows, for within a card that scrolls with the view. For a few dozen.
class RowList : public QListView
{
    Q_OBJECT
public:
    explicit RowList(const QString &name, QWidget *parent = nullptr);

    void setRows(std::vector<OverviewRow> rows);
    [[nodiscard]] RowModel *rows() const { return m_model; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

signals:
    void opened(const signalbox::EntityRef &entity);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    RowModel *m_model;
};

} // namespace signalbox
