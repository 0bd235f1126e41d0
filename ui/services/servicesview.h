// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/servicenodemodel.h"
#include "ui/services/serviceremoval.h"
#include "ui/shell/view.h"

class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;

namespace signalbox {

class ServicePanel;
class ServiceTreeModel;
class ServiceTreeWidget;

/// The tree of services with the form of the chosen one beside it.
class ServicesView : public View
{
    Q_OBJECT
public:
    explicit ServicesView(const Session &session, QWidget *parent = nullptr);

    void open(const EntityRef &entity) override;
    void createNew() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildSide();
    [[nodiscard]] QWidget *buildTree();
    void buildActions();
    void filter(const QString &text);
    void choose(const ServiceId &id);
    void showEmptiness();
    void move(const ServiceId &id, const ServicePlace &place);
    void moveUnder(const ServiceId &id, const std::optional<ServiceId> &parent);
    void remove(const ServiceId &id);
    void submitAll(const std::vector<Order> &orders);
    void refused(const Error &error);
    [[nodiscard]] QString freshName() const;

    Session m_session;
    ServiceTreeModel *m_model;
    QSortFilterProxyModel *m_proxy;
    ServiceTreeWidget *m_tree = nullptr;
    ServicePanel *m_panel = nullptr;
    QLineEdit *m_filter = nullptr;
    QStackedWidget *m_pages;   ///< the emptiness, or the tree
};

[[nodiscard]] ViewEntry servicesEntry();

} // namespace signalbox
