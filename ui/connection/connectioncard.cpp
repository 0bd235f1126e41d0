// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectioncard.h"

#include "ui/connection/remoteform.h"
#include "ui/kit/buttons.h"
#include "ui/kit/forms.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/statuswidgets.h"
#include "ui/kit/tokens.h"
#include "ui/kit/words.h"
#include "ui/shell/connector.h"
#include "ui/shell/health.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

ConnectionCard::ConnectionCard(const Session &session, QWidget *parent)
    : Card(parent)
    , m_session(session)
    , m_here(new QRadioButton(tr("On this computer"), this))
    , m_elsewhere(new QRadioButton(tr("On a server"), this))
    , m_message(new MessageBar(this))
{
    body()->addWidget(buildState());
    body()->addWidget(m_message);
    addHair();
    body()->addWidget(m_here);
    body()->addWidget(m_herePane = buildEmbedded());
    body()->addWidget(m_elsewhere);
    body()->addWidget(m_elsewherePane = buildRemote());
    const ConnectionChoice choice = session.preferences.connection();
    m_port->setValue(choice.port);
    (choice.kind == ConnectionChoice::Kind::Remote ? m_elsewhere : m_here)->setChecked(true);
    if (choice.kind == ConnectionChoice::Kind::Remote)
        m_form->setServer(choice.url);
    connect(m_here, &QRadioButton::toggled, this, &ConnectionCard::showChoice);
    connect(&session.connector, &Connector::changed, this, &ConnectionCard::refresh);
    connect(&session.replica, &Replica::connectionChanged, this, &ConnectionCard::refresh);
    connect(&session.page, &CurrentPage::changed, this, &ConnectionCard::refresh);
    showChoice();
    refresh();
}

QWidget *ConnectionCard::buildState()
{
    auto *state = new QWidget(this);
    m_dot = new StatusDot(state);
    m_state = new TextLabel(TextLabel::Voice::Strong, {}, state);
    m_detail = new TextLabel(TextLabel::Voice::Soft, {}, state);
    m_adopt = makeButton(tr("Use that workspace"), nullptr, state);
    connect(m_adopt, &QPushButton::clicked, &m_session.replica, &Replica::adoptServer);
    m_pageUrl = new QLineEdit(state);
    m_pageUrl->setReadOnly(true);
    auto *copy = makeButton(tr("Copy"), nullptr, state);
    copy->setIcon(icon(Glyph::Copy));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_pageUrl->text()); });
    auto *open = makeButton(tr("Open page"), nullptr, state);
    open->setIcon(icon(Glyph::External));
    connect(open, &QPushButton::clicked, this, [this] { m_session.navigator.openPublicPage(); });

    auto *column = new QVBoxLayout(state);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::tight);
    auto *first = new QHBoxLayout;
    first->addWidget(m_dot);
    first->addWidget(m_state, 1);
    column->addLayout(first);
    column->addWidget(m_detail);
    column->addWidget(m_adopt, 0, Qt::AlignLeft);
    m_pageRow = new QWidget(state);
    auto *pageColumn = new QVBoxLayout(m_pageRow);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->addWidget(m_pageUrl, 1);
    row->addWidget(copy);
    row->addWidget(open);
    auto *holder = new QWidget(m_pageRow);
    row->setContentsMargins(0, 0, 0, 0);
    holder->setLayout(row);
    FormColumn form(pageColumn, m_pageRow);
    form.add(tr("Public page"), holder);
    m_pageUrl->setAccessibleName(tr("Public page"));
    column->addWidget(m_pageRow);
    return state;
}

QWidget *ConnectionCard::buildEmbedded()
{
    auto *pane = new QWidget(this);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(metrics::margin, 0, 0, metrics::small);
    FormColumn form(column, pane);
    m_port = new QSpinBox(pane);
    m_port->setRange(1, 65535);
    m_port->setMaximumWidth(120);
    form.add(tr("Port"), m_port, tr("The page is at http://127.0.0.1:PORT while this program runs."));
    auto *folder = new QLineEdit(m_session.platform.server.dataFolder(), pane);
    folder->setReadOnly(true);
    form.add(tr("Data folder"), folder);
    m_start = new PrimaryButton(tr("Use this computer"), pane);
    connect(m_start, &QPushButton::clicked, this, &ConnectionCard::useEmbedded);
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectionCard::refresh);
    column->addSpacing(metrics::small);
    column->addWidget(m_start, 0, Qt::AlignLeft);
    return pane;
}

QWidget *ConnectionCard::buildRemote()
{
    auto *pane = new QWidget(this);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(metrics::margin, 0, 0, metrics::small);
    m_form = new RemoteForm(pane);
    m_test = new PrimaryButton(tr("Test and connect"), pane);
    column->addWidget(m_form);
    column->addSpacing(metrics::small);
    column->addWidget(m_test, 0, Qt::AlignLeft);
    connect(m_test, &QPushButton::clicked, m_form, &RemoteForm::test);
    connect(m_form, &RemoteForm::testingChanged, this, [this](bool testing) {
        m_test->setEnabled(!testing);
        m_test->setText(testing ? tr("Testing…") : tr("Test and connect"));
    });
    connect(m_form, &RemoteForm::accepted, this, &ConnectionCard::useRemote);
    return pane;
}

void ConnectionCard::showChoice()
{
    m_herePane->setVisible(m_here->isChecked());
    m_elsewherePane->setVisible(!m_here->isChecked());
}

void ConnectionCard::useEmbedded()
{
    m_message->hide();
    m_session.connector.useEmbedded(static_cast<quint16>(m_port->value()));
}

void ConnectionCard::useRemote(const QUrl &server, const QString &token)
{
    m_session.connector.useRemote(
        server, token, this, [this](const Result<CredentialStore::Place> &kept) {
            if (!kept)
                m_message->say(MessageBar::Tone::Warning,
                               tr("Connected, but the token could not be kept; it is asked for again "
                                  "at the next start. %1").arg(words::of(kept.error())));
            else if (*kept == CredentialStore::Place::File)
                m_message->say(MessageBar::Tone::Info,
                               tr("This computer has no keychain. The token is in %1, which only you "
                                  "can read.").arg(m_session.platform.credentials.fallbackFile()));
            else
                m_message->say(MessageBar::Tone::Success,
                               tr("Connected. The token is in the system's keychain."));
        });
}

void ConnectionCard::refresh()
{
    const Connector &connector = m_session.connector;
    const ConnectionState state = m_session.replica.connectionState();
    const bool following = connector.phase() == Connector::Phase::Following;
    const bool failed = connector.phase() == Connector::Phase::Failed;
    const bool online = following && state == ConnectionState::Online;
    m_dot->setTone([online, failed](const Tokens &tokens) {
        return online ? tokens.ok : failed ? tokens.major : tokens.soft;
    }, {});
    m_state->setText(connector.place().isEmpty() ? tr("Not connected")
                     : online                    ? tr("Connected to %1").arg(connector.place())
                     : failed ? tr("Not connected to %1").arg(connector.place())
                              : tr("Connecting to %1").arg(connector.place()));
    const QString detail = following ? m_session.replica.connectionDetail() : connector.problem();
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty() && !online);
    m_adopt->setVisible(state == ConnectionState::Refused && m_session.replica.pendingCount() > 0);
    const Page *page = m_session.page.page();
    const QUrl url = page ? connector.pageUrl(*page) : QUrl();
    m_pageRow->setVisible(!url.isEmpty());
    m_pageUrl->setText(url.toString());
    m_pageUrl->setCursorPosition(0); // the beginning is what is recognised
    m_start->setEnabled(!connector.isEmbedded() || failed
                        || m_session.preferences.connection().port != m_port->value());
}

} // namespace signalbox
