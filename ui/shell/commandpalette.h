// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QAbstractListModel>
#include <QPointer>

class QLineEdit;
class QListView;

namespace signalbox {

/// One thing that the palette can do.
struct PaletteItem
{
    QString text;
    QString kind; ///< shown at the right: "Service", "Ctrl+1"
    Glyph glyph = Glyph::Info;
    std::function<void()> act;
};

/// The items that match what was typed, best first.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr int kindRole = Qt::UserRole;
    static constexpr int maximum = 50; ///< more are not shown: typing on is quicker

    using QAbstractListModel::QAbstractListModel;
    void setItems(std::vector<PaletteItem> items);
    void setFilter(const QString &typed);
    [[nodiscard]] const PaletteItem *item(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<PaletteItem> m_items;
    std::vector<size_t> m_shown;
};

/// Ctrl+K: views, things by name, and actions, by typing. Closes with Escape or a choice.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    CommandPalette(const Session &session, const std::vector<ViewEntry> &views,
                   const QList<QAction *> &actions, QWidget *window);
    void bringUp();
    [[nodiscard]] PaletteModel *model() const { return m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] std::vector<PaletteItem> collect() const;
    void addEntities(std::vector<PaletteItem> &items) const;
    void run();
    void place();
    void dismiss();

    Session m_session;
    std::vector<ViewEntry> m_views;
    QList<QAction *> m_actions;
    QLineEdit *m_field;
    QListView *m_list;
    PaletteModel *m_model;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace signalbox
