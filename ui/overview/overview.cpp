// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/tokens.h"
#include "ui/kit/words.h"
#include "ui/overview/overviewrows.h"
#include "ui/overview/rowlist.h"
#include "ui/shell/health.h"

#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

enum State { NoPage, NoServices, Body };
constexpr size_t shownRows = 8;

} // namespace

Overview::Overview(const Session &session, QWidget *parent)
    : View(parent)
    , m_session(session)
    , m_states(new QStackedLayout(this))
{
    auto *noPage = new EmptyState(
        Glyph::Page, tr("No status page yet"),
        tr("A page shows your visitors how your services are. It takes a name, nothing more."), this);
    noPage->addAction(tr("Create a page"), this,
                      [this] { m_session.navigator.createNew(u"pages"_s); });
    auto *noServices = new EmptyState(
        Glyph::Services, tr("No services yet"),
        tr("Services are what people care about: a website, an API, sign-in. Add the first one, and "
           "the page can say how it is."),
        this);
    noServices->addAction(tr("Add a service"), this,
                          [this] { m_session.navigator.createNew(u"services"_s); });
    m_states->addWidget(noPage);
    m_states->addWidget(noServices);
    m_states->addWidget(buildBody());
    m_minute.setInterval(std::chrono::seconds(30));
    connect(&m_minute, &QTimer::timeout, this, &Overview::refresh);
    connect(&session.health, &Health::changed, this, &Overview::refresh);
    connect(&session.page, &CurrentPage::changed, this, &Overview::refresh);
    m_minute.start();
}

QWidget *Overview::buildBody()
{
    auto *scroll = new ScrollColumn(this);
    QVBoxLayout *column = scroll->body();
    column->addWidget(buildBanner());
    m_incidents = addGroup(column, tr("Open incidents"), u"incidents"_s);
    m_services = addGroup(column, tr("Services in trouble"), u"services"_s);
    m_page = addGroup(column, tr("Services"), u"services"_s);
    m_activity = addGroup(column, tr("Latest activity"), u"incidents"_s);
    column->addStretch(1);
    return scroll;
}

QWidget *Overview::buildBanner()
{
    auto *banner = new QWidget(this);
    m_dot = new StatusDot(banner);
    m_dot->setFixedSize(15, 15);
    m_headline = new TextLabel(TextLabel::Voice::Display, {}, banner);
    m_sentence = new TextLabel(TextLabel::Voice::Soft, {}, banner);
    auto *service = makeButton(tr("New service"), nullptr, banner);
    connect(service, &QPushButton::clicked, this,
            [this] { m_session.navigator.createNew(u"services"_s); });
    auto *open = makeButton(tr("Open page"), nullptr, banner);
    open->setIcon(icon(Glyph::External));
    connect(open, &QPushButton::clicked, this, [this] { m_session.navigator.openPublicPage(); });
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *first = new QHBoxLayout;
    first->setSpacing(metrics::small + 2);
    first->addWidget(m_dot);
    first->addWidget(m_headline, 1);
    words->addLayout(first);
    words->addWidget(m_sentence);
    auto *row = new QHBoxLayout(banner);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::small);
    row->addLayout(words, 1);
    row->addWidget(service, 0, Qt::AlignTop);
    row->addWidget(open, 0, Qt::AlignTop);
    return banner;
}

Overview::Group Overview::addGroup(QBoxLayout *column, const QString &title,
                                   const QString &moreView)
{
    Group group{};
    auto *holder = new QWidget(this);
    auto *rows = new QVBoxLayout(holder);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics::small);
    group.heading = new TextLabel(TextLabel::Voice::Section, title, holder);
    group.card = new Card(holder);
    group.card->body()->setContentsMargins(1, metrics::tight, 1, metrics::tight);
    group.list = new RowList(title, group.card);
    group.more = makeButton({}, "link", holder);
    group.card->body()->addWidget(group.list);
    rows->addWidget(group.heading);
    rows->addWidget(group.card);
    rows->addWidget(group.more, 0, Qt::AlignLeft);
    column->addWidget(holder);
    connect(group.list, &RowList::opened, this,
            [this](const EntityRef &entity) { m_session.navigator.open(entity); });
    connect(group.more, &QPushButton::clicked, this,
            [this, moreView] { m_session.navigator.showView(moreView); });
    return group;
}

void Overview::showEvent(QShowEvent *event)
{
    refresh();
    View::showEvent(event);
}

void Overview::fill(Group &group, std::vector<OverviewRow> rows, size_t all)
{
    group.list->parentWidget()->parentWidget()->setVisible(!rows.empty());
    group.more->setVisible(all > rows.size());
    group.more->setText(tr("Show all %n", nullptr, static_cast<int>(all)));
    group.list->setRows(std::move(rows));
}

void Overview::refresh()
{
    if (!isVisible() && m_states->currentIndex() == Body)
        return; // showEvent catches up
    const Workspace &workspace = m_session.replica.workspace();
    m_states->setCurrentIndex(workspace.pages.isEmpty()      ? NoPage
                              : workspace.services.isEmpty() ? NoServices
                                                             : Body);
    if (m_states->currentIndex() != Body)
        return;
    refreshBanner();
    const Timestamp now = m_session.clock.now();
    fill(m_incidents, incidentRows(workspace, m_session.health, now, shownRows),
         m_session.health.openIncidents().size());
    fill(m_services, serviceRows(workspace, m_session.health, shownRows),
         m_session.health.troubled().size());
    // With nothing wrong, the page's own list stands where the trouble would be.
    const Page *page = m_session.page.page();
    const bool calm = m_session.health.troubled().empty() && page;
    fill(m_page, calm ? pageRows(workspace, *page, m_session.health, shownRows)
                      : std::vector<OverviewRow>(), 0);
    fill(m_activity, activityRows(workspace, now, shownRows), 0);
}

void Overview::refreshBanner()
{
    const Page *page = m_session.page.page();
    if (!page)
        return;
    const PageStatus status = m_session.health.statusOf(page->id);
    const int open = m_session.health.openOn(page->id);
    m_dot->setTone(toneOf(status.rollUp), words::of(status.headline));
    m_headline->setText(words::of(status.headline));
    m_sentence->setText(
        status.headline == Headline::AllOperational
            ? tr("Nothing is wrong on %1.").arg(page->name.toString())
        : open > 0 ? tr("%n incident(s) open on %1.", nullptr, open).arg(page->name.toString())
                   : tr("No incident is open on %1; statuses were set by hand.")
                         .arg(page->name.toString()));
}

ViewEntry overviewEntry()
{
    return {
        .id = u"overview"_s,
        .title = Overview::tr("Overview"),
        .glyph = Glyph::Overview,
        .create = [](const Session &session, QWidget *parent) -> View * {
            return new Overview(session, parent);
        },
    };
}

} // namespace signalbox
