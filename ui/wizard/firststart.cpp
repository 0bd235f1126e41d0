// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/firststart.h"

#include "ui/connection/remoteform.h"
#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/words.h"
#include "ui/shell/connector.h"
#include "ui/shell/submit.h"
#include "ui/wizard/firstpage.h"
#include "ui/wizard/steps.h"

#include <QLocale>
#include <QStackedWidget>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

FirstStart::FirstStart(const Environment &environment, QWidget *parent)
    : QDialog(parent)
    , m_environment(environment)
    , m_title(new TextLabel(TextLabel::Voice::Display, {}, this))
    , m_text(new TextLabel(TextLabel::Voice::Soft, {}, this))
    , m_stack(new QStackedWidget(this))
    , m_message(new MessageBar(this))
    , m_doing(new TextLabel(TextLabel::Voice::Small, {}, this))
    , m_back(makeButton(tr("Back"), nullptr, this))
    , m_next(new PrimaryButton(tr("Continue"), this))
    , m_place(new PlaceStep(this))
    , m_server(new RemoteForm(this))
    , m_name(new NameStep(this))
    , m_services(new ServicesStep(this))
{
    setWindowTitle(tr("Signalbox"));
    setMinimumSize(620, 520);
    for (QWidget *step : {static_cast<QWidget *>(m_place), static_cast<QWidget *>(m_server),
                          static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_services)})
        m_stack->addWidget(step);
    buildDone();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(40, 36, 40, metrics::margin);
    column->setSpacing(metrics::small);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(metrics::medium);
    column->addWidget(m_stack, 1);
    column->addWidget(m_message);
    auto *row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addWidget(m_doing, 1);
    row->addWidget(m_next);
    column->addLayout(row);

    m_next->setDefault(true);
    m_back->setAutoDefault(false);
    connect(m_next, &QPushButton::clicked, this, &FirstStart::next);
    connect(m_back, &QPushButton::clicked, this, &FirstStart::back);
    connect(m_server, &RemoteForm::testingChanged, this,
            [this](bool testing) { setBusy(testing ? tr("Asking the server…") : QString()); });
    connect(m_server, &RemoteForm::accepted, this, [this](const QUrl &server, const QString &token) {
        m_waiting = true;
        setBusy(tr("Fetching the workspace…"));
        m_environment.connector.useRemote(server, token, this, [](const auto &) {});
    });
    connect(&environment.connector, &Connector::changed, this, &FirstStart::onConnector);
    connect(&environment.replica, &Replica::connectionChanged, this, &FirstStart::onReplica);
    connect(&environment.replica, &Replica::reset, this, &FirstStart::onReplica);
    enter(Place);
}

FirstStart::Step FirstStart::step() const { return static_cast<Step>(m_stack->currentIndex()); }

void FirstStart::buildDone()
{
    auto *done = new QWidget(this);
    auto *column = new QVBoxLayout(done);
    column->setContentsMargins(0, 0, 0, 0);
    m_address = new TextLabel(TextLabel::Voice::Heading, {}, done);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_address->setWordWrap(true);
    auto *open = makeButton(tr("Open page"), nullptr, done);
    open->setIcon(icon(Glyph::External));
    connect(open, &QPushButton::clicked, this, [this] { emit openPageWanted(QUrl(m_address->text())); });
    auto *card = new Card(done);
    card->body()->addWidget(m_address);
    card->body()->addWidget(open, 0, Qt::AlignLeft);
    column->addWidget(card);
    column->addStretch(1);
    m_stack->addWidget(done);
}

void FirstStart::enter(Step step)
{
    static const std::pair<const char *, const char *> texts[] = {
        {QT_TR_NOOP("Welcome to Signalbox"),
         QT_TR_NOOP("Your own status page, run from here. Where should it live?")},
        {QT_TR_NOOP("Connect to a server"),
         QT_TR_NOOP("Whoever runs the server can give you its address and a token.")},
        {QT_TR_NOOP("Name your page"), QT_TR_NOOP("What should your visitors see at the top?")},
        {QT_TR_NOOP("Add your first services"),
         QT_TR_NOOP("A service is something whose status people care about. You can skip this.")},
        {QT_TR_NOOP("Your page is ready"),
         QT_TR_NOOP("Everything is operational. When something breaks, report an incident, and the "
                    "page shows it within a second.")},
    };
    m_stack->setCurrentIndex(step);
    m_title->setText(tr(texts[step].first));
    m_text->setText(tr(texts[step].second));
    m_message->hide();
    m_back->setVisible(step != Place && step != Done);
    m_next->setText(step == Done           ? tr("Go to the overview")
                    : step == ServiceNames ? tr("Create page")
                                           : tr("Continue"));
    if (step == Done)
        m_next->setFocus();
    else
        m_stack->currentWidget()->setFocus();
}

void FirstStart::next()
{
    switch (step()) {
    case Place:
        if (m_place->isHere())
            startHere();
        else
            enter(Server);
        return;
    case Server: m_server->test(); return;
    case PageName:
        if (const auto name = Name::parse(m_name->name()); name)
            enter(ServiceNames);
        else
            m_name->showError(tr("Enter a name."));
        return;
    case ServiceNames: create(); return;
    case Done: accept(); return;
    }
}

void FirstStart::back()
{
    enter(step() == ServiceNames ? PageName
         : step() == PageName && !m_place->isHere() ? Server
                                                    : Place);
}

void FirstStart::startHere()
{
    m_waiting = true;
    setBusy(tr("Starting the server…"));
    m_environment.connector.useEmbedded(m_environment.preferences.connection().port);
}

void FirstStart::onConnector()
{
    if (!m_waiting || m_environment.connector.phase() != Connector::Phase::Failed)
        return;
    m_waiting = false;
    setBusy({});
    // A port in use is the one thing that can be helped from here.
    m_message->say(MessageBar::Tone::Error,
                   tr("The server did not start: %1").arg(m_environment.connector.problem()),
                   {{tr("Try another port"), [this] {
                         ConnectionChoice choice = m_environment.preferences.connection();
                         choice.port = static_cast<quint16>(choice.port < 65535 ? choice.port + 1 : 8080);
                         m_environment.preferences.setConnection(choice);
                         startHere();
                     }}});
}

void FirstStart::onReplica()
{
    if (!m_waiting || m_environment.replica.connectionState() != ConnectionState::Online)
        return;
    m_waiting = false;
    setBusy({});
    if (m_environment.replica.workspace().pages.isEmpty())
        enter(PageName);
    else
        accept(); // somebody has set it up already
}

void FirstStart::create()
{
    const auto plan = std::make_shared<FirstPage>(
        planFirstPage(m_environment.clock, m_name->name(), m_services->names(),
                      QLocale().name().section(u'_', 0, 0),
                      QString::fromLatin1(QTimeZone::systemTimeZoneId())));
    m_page = plan->page;
    setBusy(tr("Creating the page…"));
    submitNext(plan, 0);
}

void FirstStart::submitNext(const std::shared_ptr<FirstPage> &plan, size_t at)
{
    if (at == plan->commands.size()) {
        finishCreate();
        return;
    }
    const auto &[type, payload] = plan->commands[at];
    submit(m_environment.replica, this, type, payload,
           [this, plan, at](const std::optional<Error> &error) {
               if (!error) {
                   submitNext(plan, at + 1);
                   return;
               }
               setBusy({});
               if (at == 0) {
                   enter(PageName);
                   m_name->showError(words::of(*error));
                   return;
               }
               // The page is there; what is missing can be added in the window.
               finishCreate();
               m_message->say(MessageBar::Tone::Warning,
                              tr("Not every service could be added. %1").arg(words::of(*error)));
           });
}

void FirstStart::finishCreate()
{
    setBusy({});
    const auto page = m_environment.replica.workspace().pages.constFind(m_page);
    if (page != m_environment.replica.workspace().pages.constEnd())
        m_address->setText(m_environment.connector.pageUrl(*page).toString());
    enter(Done);
}

void FirstStart::setBusy(const QString &doing)
{
    const bool busy = !doing.isEmpty();
    m_doing->setText(doing);
    m_next->setEnabled(!busy);
    m_back->setEnabled(!busy);
    m_place->setEnabled(!busy);
    if (busy)
        m_message->hide();
}

} // namespace signalbox
