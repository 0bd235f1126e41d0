// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/kit/metrics.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/connector.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/navigation.h"
#include "ui/shell/statusline.h"
#include "ui/shell/topbar.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox {

MainWindow::MainWindow(const Environment &environment, std::vector<ViewEntry> views,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_health(environment.replica)
    , m_page(environment.replica)
    , m_session{environment, m_health, m_page, *this}
    , m_entries(std::move(views))
    , m_views(m_entries.size(), nullptr)
    , m_menu(new QMenu(this))
{
    setWindowTitle(tr("Signalbox"));
    setMinimumSize(900, 600);
    buildMenu();
    buildLayout();
    connect(&m_health, &Health::changed, this, &MainWindow::refreshBadges);
    connect(&environment.replica, &Replica::rejectedChanged, this, &MainWindow::refreshBadges);
    refreshBadges();
    restoreState();
    m_navigation->setFocus(); // else the first Tab stop has it, which is the menu
}

MainWindow::~MainWindow()
{
    // Views go before what the session refers to; QWidget's destructor would come too late.
    for (View *view : m_views)
        delete view;
    delete m_palette;
    delete m_topBar;
}

void MainWindow::buildLayout()
{
    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_topBar = new TopBar(m_session, m_menu, whole);
    m_navigation = new Navigation(m_entries, whole);
    m_message = new MessageBar(whole);
    m_stack = new QStackedWidget(whole);
    m_statusLine = new StatusLine(m_session.replica, whole);

    auto *messageRow = new QVBoxLayout;
    messageRow->setContentsMargins(metrics::medium, 0, metrics::medium, 0);
    messageRow->addWidget(m_message);
    auto *content = new QVBoxLayout;
    content->setSpacing(0);
    content->addLayout(messageRow);
    content->addWidget(m_stack, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_navigation);
    middle->addWidget(makeLine("upright", whole));
    middle->addLayout(content, 1);
    column->addWidget(m_topBar);
    column->addWidget(makeLine("line", whole));
    column->addLayout(middle, 1);
    column->addWidget(makeLine("line", whole));
    column->addWidget(m_statusLine);
    setCentralWidget(whole);

    connect(m_navigation, &Navigation::picked, this, &MainWindow::showIndex);
    connect(m_topBar, &TopBar::searchWanted, this, &MainWindow::openPalette);
    connect(m_topBar, &TopBar::reportWanted, this, [this] { createNew(u"incidents"_s); });
    connect(m_statusLine, &StatusLine::rejectedWanted, this,
            [this] { showView(u"refused"_s); });
    connect(m_statusLine, &StatusLine::retryWanted, &m_session.connector, &Connector::retry);
    const auto place = [this] {
        m_statusLine->setPlace(m_session.connector.place());
        m_statusLine->setProblem(m_session.connector.problem());
    };
    connect(&m_session.connector, &Connector::changed, this, place);
    place();
}

void MainWindow::buildMenu()
{
    const auto add = [this](QMenu *menu, const QString &text, const QKeySequence &keys,
                            auto &&act) {
        QAction *action = menu->addAction(text);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, std::forward<decltype(act)>(act));
        addAction(action); // the shortcut works while the menu is closed
        return action;
    };
    QMenu *create = m_menu->addMenu(tr("&New"));
    for (const ViewEntry &entry : m_entries) {
        if (entry.createText.isEmpty())
            continue;
        const bool incident = entry.id == "incidents"_L1;
        add(create, entry.createText,
            incident ? QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N) : QKeySequence(),
            [this, id = entry.id] { createNew(id); });
    }
    create->addSeparator();
    // What is made where the admin is; where nothing is, an incident is the urgent thing.
    add(create, tr("&New here"), QKeySequence::New, [this] {
        const bool here = m_current >= 0 && !m_entries[static_cast<size_t>(m_current)].createText.isEmpty();
        createNew(here ? m_entries[static_cast<size_t>(m_current)].id : u"incidents"_s);
    });
    QMenu *go = m_menu->addMenu(tr("&Go"));
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].onlyWithBadge)
            continue;
        const QKeySequence keys = i < 9 ? QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i))
                                        : QKeySequence();
        add(go, m_entries[i].title, keys, [this, i] { showIndex(static_cast<int>(i)); });
    }
    m_menu->addSeparator();
    add(m_menu, tr("&Search or run a command…"), Qt::CTRL | Qt::Key_K, [this] { openPalette(); });
    for (QAction *action :
         {add(m_menu, tr("Open &page"), Qt::CTRL | Qt::Key_O, [this] { openPublicPage(); }),
          add(m_menu, tr("&Reconnect"), Qt::Key_F5, [this] { m_session.connector.retry(); }),
          m_menu->addSeparator(),
          add(m_menu, tr("&Help"), Qt::Key_F1, [this] { showHelp(); }),
          add(m_menu, tr("&Quit"), QKeySequence::Quit, [this] { emit quitWanted(); })})
        action->setData(u"palette"_s); // listed there too
    auto *openMenu = new QAction(this);
    openMenu->setShortcut(Qt::Key_F10);
    connect(openMenu, &QAction::triggered, this, [this] { m_topBar->openMenu(); });
    addAction(openMenu);
}

void MainWindow::showView(const QString &id)
{
    if (const int index = indexOf(id); index >= 0)
        showIndex(index);
}

void MainWindow::open(const EntityRef &entity)
{
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (std::ranges::find(m_entries[i].kinds, entity.kind) == m_entries[i].kinds.end())
            continue;
        showIndex(static_cast<int>(i));
        viewAt(static_cast<int>(i))->open(entity);
        return;
    }
}

void MainWindow::createNew(const QString &viewId)
{
    const int index = indexOf(viewId);
    if (index < 0)
        return;
    showIndex(index);
    viewAt(index)->createNew();
}

void MainWindow::say(MessageBar::Tone tone, const QString &text,
                     std::vector<MessageBar::Action> actions)
{
    m_message->say(tone, text, std::move(actions));
}

void MainWindow::openPublicPage()
{
    const Page *page = m_page.page();
    const QUrl url = page ? m_session.connector.pageUrl(*page) : QUrl();
    if (url.isEmpty())
        say(MessageBar::Tone::Info, tr("There is no page to open yet."));
    else if (!QDesktopServices::openUrl(url))
        say(MessageBar::Tone::Warning, tr("No browser could be started. The page is at %1.")
                                           .arg(url.toDisplayString()));
}

QString MainWindow::currentView() const
{
    return m_current < 0 ? QString() : m_entries[static_cast<size_t>(m_current)].id;
}

void MainWindow::bringUp()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::showIndex(int index)
{
    View *view = viewAt(index);
    m_stack->setCurrentWidget(view);
    m_navigation->setCurrent(index);
    m_current = index;
    if (!m_entries[static_cast<size_t>(index)].onlyWithBadge)
        m_session.preferences.setState(u"view"_s, currentView());
    refreshBadges(); // the one that was left may have no reason left to be shown
}

View *MainWindow::viewAt(int index)
{
    View *&view = m_views[static_cast<size_t>(index)];
    if (!view) {
        const ViewEntry &entry = m_entries[static_cast<size_t>(index)];
        view = entry.create(m_session, m_stack);
        view->setAccessibleName(entry.title);
        m_stack->addWidget(view);
    }
    return view;
}

int MainWindow::indexOf(const QString &id) const
{
    const auto found = std::ranges::find(m_entries, id, &ViewEntry::id);
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

void MainWindow::refreshBadges()
{
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].badge)
            m_navigation->setBadge(static_cast<int>(i), m_entries[i].badge(m_session));
    }
}

void MainWindow::restoreState()
{
    if (!restoreGeometry(m_session.preferences.state(u"window"_s).toByteArray()))
        resize(1280, 800);
    const int last = indexOf(m_session.preferences.state(u"view"_s).toString());
    if (!m_entries.empty())
        showIndex(std::max(0, last));
}

void MainWindow::saveState() { m_session.preferences.setState(u"window"_s, saveGeometry()); }

void MainWindow::openPalette()
{
    if (!m_palette)
        m_palette = new CommandPalette(m_session, m_entries, actions(), this);
    m_palette->bringUp();
}

void MainWindow::showHelp()
{
    auto *help = new HelpDialog(actions(), this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    help->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    emit closeWanted(event);
}

} // namespace signalbox
