// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"
#include "ui/tray/notifier.h"

#include <QSystemTrayIcon>
#include <QTimer>

class QMenu;

namespace signalbox {

class MainWindow;

/// The lamp in the tray: the colour of the worst status, a menu for what matters, and the
/// notifications. Does nothing visible where there is no tray.
class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(MainWindow &window, QObject *parent = nullptr);
    ~Tray() override;

    [[nodiscard]] QMenu *menu() const { return m_menu.get(); }
    [[nodiscard]] ServiceStatus shownStatus() const { return m_shown; }
    [[nodiscard]] bool isPaused() const { return m_paused; }

signals:
    void quitWanted();
    /// What was just said, also where no tray could show it; for tests.
    void notified(const QString &title, const QString &text);

private:
    void refresh();
    void fillMenu();
    void addOpenIncidents();
    void addPause();
    void pause(std::optional<std::chrono::milliseconds> length);
    void tell(const QString &title, const QString &text, const EntityRef &entity);
    void openLast();

    MainWindow &m_window;
    QSystemTrayIcon m_icon;
    std::unique_ptr<QMenu> m_menu; ///< a tray's menu has no widget to belong to
    Notifier m_notifier;
    QTimer m_pauseEnd;
    bool m_paused = false;
    bool m_drawn = false;
    ServiceStatus m_shown = ServiceStatus::Operational;
    std::optional<EntityRef> m_last;
};

} // namespace signalbox
