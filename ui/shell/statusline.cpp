// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusline.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/statuswidgets.h"
#include "ui/kit/tokens.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

QColor connectionTone(const Tokens &tokens, ConnectionState state)
{
    switch (state) {
    case ConnectionState::Online: return tokens.ok;
    case ConnectionState::Connecting: return tokens.degraded;
    case ConnectionState::Offline: return tokens.soft;
    case ConnectionState::Refused: return tokens.major;
    }
    Q_UNREACHABLE();
}

} // namespace

StatusLine::StatusLine(Replica &replica, QWidget *parent)
    : QFrame(parent)
    , m_replica(replica)
    , m_dot(new StatusDot(this))
    , m_connection(new ElidedLabel(TextLabel::Voice::Small, {}, this))
    , m_retry(makeButton(tr("Try now"), "link", this))
    , m_pending(new TextLabel(TextLabel::Voice::Small, {}, this))
    , m_rejected(makeButton({}, "link", this))
{
    setProperty("kind", u"side"_s);
    setProperty("slim", true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::medium + 2, 0, metrics::small, 0);
    row->setSpacing(metrics::small - 2);
    row->addWidget(m_dot);
    row->addWidget(m_connection, 1);
    row->addWidget(m_retry);
    row->addSpacing(metrics::small);
    row->addWidget(m_pending);
    row->addSpacing(metrics::small);
    row->addWidget(m_rejected);
    setMinimumHeight(26);
    connect(m_retry, &QPushButton::clicked, this, &StatusLine::retryWanted);
    connect(m_rejected, &QPushButton::clicked, this, &StatusLine::rejectedWanted);
    for (const auto signal : {&Replica::rejectedChanged, &Replica::reset})
        connect(&replica, signal, this, &StatusLine::refresh);
    connect(&replica, &Replica::pendingChanged, this, &StatusLine::refresh);
    connect(&replica, &Replica::connectionChanged, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::setPlace(const QString &place)
{
    m_place = place;
    refresh();
}

void StatusLine::setProblem(const QString &problem)
{
    m_problem = problem;
    refresh();
}

void StatusLine::refresh()
{
    const ConnectionState state = m_problem.isEmpty() ? m_replica.connectionState()
                                                      : ConnectionState::Offline;
    const QString word = state == ConnectionState::Online       ? tr("Online")
                         : state == ConnectionState::Connecting ? tr("Connecting")
                         : state == ConnectionState::Refused    ? tr("Refused")
                                                                : tr("Offline");
    m_dot->setTone([state](const Tokens &tokens) { return connectionTone(tokens, state); }, word);
    QStringList parts{word};
    if (!m_place.isEmpty())
        parts.append(m_place);
    const QString detail = m_problem.isEmpty() ? m_replica.connectionDetail() : m_problem;
    if (state != ConnectionState::Online && !detail.isEmpty())
        parts.append(detail);
    m_connection->setText(parts.join(u" · "_s));
    m_retry->setVisible(state == ConnectionState::Offline);

    const int pending = m_replica.pendingCount();
    m_pending->setText(pending > 0 ? tr("%n change(s) pending", nullptr, pending)
                                   : tr("All changes saved"));
    const auto rejected = static_cast<int>(m_replica.rejected().size());
    m_rejected->setVisible(rejected > 0);
    m_rejected->setText(tr("%n change(s) refused – review", nullptr, rejected));
}

} // namespace signalbox
