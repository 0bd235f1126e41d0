// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QAbstractListModel>
#include <QFrame>
#include <QSet>

class QLineEdit;
class QListView;

namespace signalbox {

/// Services in the order of their tree, flat, those whose name or path has the typed words.
class ServiceChoiceModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole, StatusRole };

    using QAbstractListModel::QAbstractListModel;

    /// `none` not empty: an entry of that text comes first and stands for no service.
    void load(const Session &session, const QSet<ServiceId> &excluded, const QString &none);
    void setFilter(const QString &words);
    [[nodiscard]] std::optional<ServiceId> idAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Choice
    {
        std::optional<ServiceId> id;
        QString name;
        QString path; ///< of the services above it: "API / Europe"
        ServiceStatus status = ServiceStatus::Operational;
    };

    std::vector<Choice> m_all;
    std::vector<size_t> m_shown;
};

/// A pop-up that finds a service by typing; arrows and Enter, or a click, pick it.
class ServicePicker : public QFrame
{
    Q_OBJECT
public:
    explicit ServicePicker(const Session &session, QWidget *parent = nullptr);

    void setExcluded(const QSet<ServiceId> &excluded) { m_excluded = excluded; }
    /// Offers to pick none.
    void setNone(const QString &text) { m_none = text; }
    /// Opens below that widget, with nothing typed.
    void popUp(QWidget *under);

signals:
    void picked(const std::optional<signalbox::ServiceId> &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(const QModelIndex &index);

    Session m_session;
    ServiceChoiceModel *m_model;
    QLineEdit *m_filter;
    QListView *m_list;
    QSet<ServiceId> m_excluded;
    QString m_none;
};

} // namespace signalbox
