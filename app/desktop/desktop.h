// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/embeddedserver.h"
#include "app/desktop/keychainstore.h"
#include "app/desktop/pagepreview.h"
#include "ui/kit/theme.h"
#include "ui/shell/connector.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/platform.h"
#include "ui/tray/farewell.h"
#include "ui/tray/tray.h"

namespace signalbox {

/// Everything of a running desktop, made in the order in which it depends on each other.
class Desktop : public QObject
{
    Q_OBJECT
public:
    /// `dataFolder` holds the replica, and the embedded server's database.
    Desktop(QApplication &application, Preferences &preferences, const QString &dataFolder);
    ~Desktop() override;

    void start();
    void show(); ///< the window, or the first start while that is open

private:
    std::unique_ptr<Replica> makeReplica(const QString &folder, const QUrl &server,
                                         const QString &token);
    void showFirstStart();
    void quit();

    QApplication &m_application;
    Preferences &m_preferences;
    SystemClock m_clock;
    Theme m_theme;
    EmbeddedServer m_server;
    KeychainStore m_credentials;
    PagePreview m_preview;
    Platform m_platform;
    ReplicaSwitch m_replica;
    Connector m_connector;
    MainWindow m_window;
    Tray m_tray;
    Farewell m_farewell;
    QPointer<QDialog> m_firstStart;
};

} // namespace signalbox
