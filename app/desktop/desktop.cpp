// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"

#include "core/sync/syncedreplica.h"
#include "ui/views.h"
#include "ui/wizard/firststart.h"

#include <QApplication>
#include <QDesktopServices>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

bool isOver(ServerHost::State state)
{
    return state == ServerHost::State::Stopped || state == ServerHost::State::Failed;
}

/// Longer than the server's own promise to stop within five seconds.
constexpr std::chrono::seconds stopPatience{7};

} // namespace

Desktop::Desktop(QApplication &application, Preferences &preferences, const QString &dataFolder)
    : m_application(application)
    , m_preferences(preferences)
    , m_theme(application, preferences.appearance(), preferences.textScale())
    , m_server(dataFolder, m_clock)
    , m_credentials(dataFolder)
    , m_preview(m_clock)
    , m_platform{m_server, m_credentials, m_preview,
                 [this, dataFolder](const QUrl &server, const QString &token) {
                     return makeReplica(QString(dataFolder + u"/replica"_s), server, token);
                 }}
    , m_replica(m_clock)
    , m_connector(m_replica, m_platform, preferences)
    , m_window({m_replica, m_clock, preferences, m_platform, m_connector}, allViews())
    , m_tray(m_window)
    , m_farewell(m_window, [] { return QSystemTrayIcon::isSystemTrayAvailable(); })
{
    connect(&preferences, &Preferences::lookChanged, this, [this] {
        m_theme.setTextScale(m_preferences.textScale());
        m_theme.setAppearance(m_preferences.appearance());
    });
    connect(&m_tray, &Tray::quitWanted, &m_farewell, &Farewell::onQuit);
    connect(&m_farewell, &Farewell::quit, this, &Desktop::quit);
}

Desktop::~Desktop() { delete m_firstStart; }

std::unique_ptr<Replica> Desktop::makeReplica(const QString &folder, const QUrl &server,
                                              const QString &token)
{
    auto replica = std::make_unique<SyncedReplica>(folder, ServerAddress{server, token.toUtf8()},
                                                   m_clock);
    // A file that had to be set aside may have had edits in it: the admin must hear of it.
    connect(replica.get(), &SyncedReplica::noticeChanged, this, [this](const QString &notice) {
        if (!notice.isEmpty())
            m_window.say(MessageBar::Tone::Warning, notice);
    });
    return replica;
}

void Desktop::start()
{
    m_connector.resume();
    show();
}

void Desktop::show()
{
    if (m_preferences.connection().kind == ConnectionChoice::Kind::None && !m_firstStart)
        showFirstStart();
    if (m_firstStart) {
        m_firstStart->show();
        m_firstStart->raise();
        m_firstStart->activateWindow();
        return;
    }
    m_window.bringUp();
}

void Desktop::showFirstStart()
{
    auto *dialog = new FirstStart({m_replica, m_clock, m_preferences, m_platform, m_connector});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FirstStart::openPageWanted, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(dialog, &QDialog::accepted, this, [this] { m_window.bringUp(); });
    connect(dialog, &QDialog::rejected, this, [this] {
        // Closed before a place was chosen: there is nothing to show yet.
        if (m_preferences.connection().kind == ConnectionChoice::Kind::None)
            quit();
        else
            m_window.bringUp();
    });
    m_firstStart = dialog;
}

void Desktop::quit()
{
    m_window.hide();
    if (isOver(m_server.state())) {
        m_application.quit();
        return;
    }
    m_replica.follow(nullptr); // everything submitted is on the disk after this
    connect(&m_server, &ServerHost::stateChanged, &m_application,
            [this](ServerHost::State state) {
                if (isOver(state))
                    m_application.quit();
            });
    QTimer::singleShot(stopPatience, &m_application, &QCoreApplication::quit);
    m_server.stop();
}

} // namespace signalbox
