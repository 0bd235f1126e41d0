// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/servicenodemodel.h"
#include "ui/shell/view.h"

namespace signalbox {

class Chip;
class ServicePicker;
class ServiceTreeWidget;

/// The services of one page, as the page arranges them.
class ArrangementModel : public ServiceNodeModel
{
    Q_OBJECT
public:
    explicit ArrangementModel(const Session &session, QObject *parent = nullptr);

    void show(const PageId &page);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void refresh();

    Session m_session;
    PageId m_page;
    QHash<ServiceId, std::pair<QString, ServiceStatus>> m_rows;
};

/// The tree of a page's services: drag, Alt+arrows, Delete takes one off, "+ Service" adds.
class Arrangement : public QWidget
{
    Q_OBJECT
public:
    explicit Arrangement(const Session &session, QWidget *parent = nullptr);
    void show(const PageId &page);

signals:
    void failed(const signalbox::Error &error);

private:
    void arrange(const std::vector<PageService> &services);
    void move(const ServiceId &id, const ServicePlace &place);
    void remove(const ServiceId &id);
    void add(const ServiceId &id);
    void addAll();
    void fit();
    [[nodiscard]] const Page *page() const;

    Session m_session;
    PageId m_page;
    ArrangementModel *m_model;
    ServiceTreeWidget *m_tree;
    ServicePicker *m_picker;
};

} // namespace signalbox
