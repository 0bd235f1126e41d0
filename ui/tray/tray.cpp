// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray.h"

#include "ui/kit/tokens.h"
#include "ui/kit/words.h"
#include "ui/shell/mainwindow.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

constexpr size_t shownIncidents = 8;

} // namespace

Tray::Tray(MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_menu(std::make_unique<QMenu>())
    , m_notifier(window.session().replica)
{
    m_icon.setContextMenu(m_menu.get());
    m_pauseEnd.setSingleShot(true);
    connect(&m_pauseEnd, &QTimer::timeout, this, [this] { m_paused = false; });
    connect(m_menu.get(), &QMenu::aboutToShow, this, &Tray::fillMenu);
    connect(&m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    m_window.bringUp();
            });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::openLast);
    connect(&m_notifier, &Notifier::news, this, &Tray::tell);
    connect(&window.session().health, &Health::changed, this, &Tray::refresh);
    // Desktops that show the menu themselves (by D-Bus) ask for its contents beforehand.
    fillMenu();
    refresh();
    m_icon.show();
}

Tray::~Tray() { m_icon.hide(); }

void Tray::refresh()
{
    const Session &session = m_window.session();
    const ServiceStatus worst = session.health.worst();
    if (!m_drawn || worst != m_shown) {
        m_shown = worst;
        m_drawn = true;
        // The dark scheme's lamps: bright enough on the icon's dark ground in both schemes.
        m_icon.setIcon(programIcon(statusColor(darkTokens(), worst)));
    }
    const auto open = static_cast<int>(session.health.openIncidents().size());
    m_icon.setToolTip(open > 0 ? tr("Signalbox: %1, %2")
                                     .arg(words::of(worst), tr("%n incident(s) open", nullptr, open))
                               : tr("Signalbox: %1").arg(words::of(worst)));
    if (!m_menu->isVisible())
        fillMenu();
}

void Tray::fillMenu()
{
    m_menu->clear();
    m_menu->addAction(icon(Glyph::Window), tr("Show Signalbox"), this,
                      [this] { m_window.bringUp(); });
    m_menu->addAction(icon(Glyph::Plus), tr("Report incident…"), this, [this] {
        m_window.bringUp();
        m_window.createNew(u"incidents"_s);
    });
    m_menu->addSeparator();
    addOpenIncidents();
    m_menu->addAction(icon(Glyph::External), tr("Open page"), this,
                      [this] { m_window.openPublicPage(); });
    m_menu->addSeparator();
    addPause();
    m_menu->addSeparator();
    m_menu->addAction(icon(Glyph::Quit), tr("Quit"), this, &Tray::quitWanted);
}

void Tray::addOpenIncidents()
{
    const Session &session = m_window.session();
    const std::vector<IncidentId> &open = session.health.openIncidents();
    for (size_t i = 0; i < std::min(open.size(), shownIncidents); ++i) {
        QString title = session.replica.workspace().incidents.value(open[i]).title.toString();
        if (title.size() > 60)
            title = QString(title.left(59).trimmed() + u'…');
        m_menu->addAction(icon(Glyph::Incident), words::inMenu(title), this,
                          [this, id = open[i].uuid()] {
                              m_window.bringUp();
                              m_window.open({EntityKind::Incident, id});
                          });
    }
    if (open.size() > shownIncidents)
        m_menu->addAction(tr("Show all %n", nullptr, static_cast<int>(open.size())), this, [this] {
            m_window.bringUp();
            m_window.showView(u"incidents"_s);
        });
    if (!open.empty())
        m_menu->addSeparator();
}

void Tray::addPause()
{
    if (m_paused) {
        m_menu->addAction(icon(Glyph::Bell), tr("Resume notifications"), this, [this] {
            m_pauseEnd.stop();
            m_paused = false;
        });
        return;
    }
    QMenu *submenu = m_menu->addMenu(icon(Glyph::BellOff), tr("Pause notifications"));
    submenu->addAction(tr("For an hour"), this, [this] { pause(std::chrono::hours(1)); });
    submenu->addAction(tr("Until resumed"), this, [this] { pause({}); });
}

void Tray::pause(std::optional<std::chrono::milliseconds> length)
{
    m_paused = true;
    if (length)
        m_pauseEnd.start(*length);
}

void Tray::tell(const QString &title, const QString &text, const EntityRef &entity)
{
    if (m_paused || !m_window.session().preferences.notificationsEnabled())
        return;
    m_last = entity;
    m_icon.showMessage(title, text, m_icon.icon());
    emit notified(title, text);
}

void Tray::openLast()
{
    m_window.bringUp();
    if (m_last)
        m_window.open(*m_last);
}

} // namespace signalbox
