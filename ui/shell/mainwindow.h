// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/health.h"
#include "ui/shell/preferences.h"
#include "ui/shell/view.h"

#include <QMainWindow>

class QMenu;
class QStackedWidget;

namespace signalbox {

class CommandPalette;
class Navigation;
class StatusLine;
class TopBar;

/// The frame: bar above, navigation at the left, views in the middle, status line below. It
/// only navigates; what a view shows is the view's.
class MainWindow : public QMainWindow, public Navigator
{
    Q_OBJECT
public:
    MainWindow(const Environment &environment, std::vector<ViewEntry> views,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    void showView(const QString &id) override;
    void open(const EntityRef &entity) override;
    void createNew(const QString &viewId) override;
    void openPublicPage() override;
    void say(MessageBar::Tone tone, const QString &text,
             std::vector<MessageBar::Action> actions = {}) override;

    [[nodiscard]] QString currentView() const;
    [[nodiscard]] const Session &session() const { return m_session; }
    [[nodiscard]] StatusLine *statusLine() const { return m_statusLine; }
    /// Shows and raises, from the tray or a notification.
    void bringUp();

signals:
    void closeWanted(QCloseEvent *event);
    void quitWanted();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildMenu();
    void buildLayout();
    void showIndex(int index);
    View *viewAt(int index);
    [[nodiscard]] int indexOf(const QString &id) const;
    void refreshBadges();
    void restoreState();
    void saveState();
    void openPalette();
    void showHelp();

    Health m_health;
    CurrentPage m_page;
    Session m_session;
    std::vector<ViewEntry> m_entries;
    std::vector<View *> m_views; ///< by index; null until shown
    QMenu *m_menu;
    TopBar *m_topBar = nullptr;
    Navigation *m_navigation = nullptr;
    MessageBar *m_message = nullptr;
    QStackedWidget *m_stack = nullptr;
    StatusLine *m_statusLine = nullptr;
    CommandPalette *m_palette = nullptr;
    int m_current = -1;
};

} // namespace signalbox
