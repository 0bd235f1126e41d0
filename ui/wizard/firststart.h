// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QDialog>
#include <memory>

class QStackedWidget;

namespace signalbox {

class NameStep;
class PlaceStep;
class RemoteForm;
class ServicesStep;
class TextLabel;
struct FirstPage;

/// Place → (server) → name → services → done. Enter goes on, Escape closes; a server that has
/// pages already is taken as it is.
class FirstStart : public QDialog
{
    Q_OBJECT
public:
    explicit FirstStart(const Environment &environment, QWidget *parent = nullptr);

    enum Step { Place, Server, PageName, ServiceNames, Done };
    [[nodiscard]] Step step() const;

signals:
    void openPageWanted(const QUrl &url);

private:
    void addStep(QWidget *step);
    void buildDone();
    void enter(Step step);
    void next();
    void back();
    void startHere();
    void onConnector();
    void onReplica();
    void create();
    void submitNext(const std::shared_ptr<FirstPage> &plan, size_t at);
    void finishCreate();
    void setBusy(const QString &doing);

    Environment m_environment;
    TextLabel *m_title;
    TextLabel *m_text;
    QStackedWidget *m_stack;
    MessageBar *m_message;
    TextLabel *m_doing;
    QPushButton *m_back;
    QPushButton *m_next;
    PlaceStep *m_place;
    RemoteForm *m_server;
    NameStep *m_name;
    ServicesStep *m_services;
    TextLabel *m_address = nullptr;
    bool m_waiting = false; ///< for the chosen server
    PageId m_page;
};

} // namespace signalbox
