// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/timelineentry.h"

#include "ui/incidents/markdownedit.h"
#include "ui/incidents/momentchip.h"
#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/tokens.h"
#include "ui/kit/words.h"
#include "ui/shell/submit.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

constexpr int gutter = 22; ///< where the ring and the line are

} // namespace

TimelineEntry::TimelineEntry(const Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_status(new TextLabel(TextLabel::Voice::Strong, {}, this))
    , m_meta(new TextLabel(TextLabel::Voice::Small, {}, this))
    , m_impacts(new TextLabel(TextLabel::Voice::Small, {}, this))
    , m_tools(new QWidget(this))
    , m_body(new TextLabel(TextLabel::Voice::Body, {}, this))
    , m_message(new MessageBar(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gutter, 0, 0, metrics::large);
    column->setSpacing(metrics::tight);
    buildHead(column);
    m_body->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_body);
    column->addWidget(m_impacts);
    column->addWidget(m_message);
}

void TimelineEntry::buildHead(QVBoxLayout *column)
{
    QToolButton *edit = makeIconButton(Glyph::Edit, tr("Edit this update"), m_tools);
    QToolButton *remove = makeIconButton(Glyph::Trash, tr("Delete this update"), m_tools);
    m_delete = remove;
    auto *tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(0);
    tools->addWidget(edit);
    tools->addWidget(remove);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::small);
    m_status->setWordWrap(false);
    m_status->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    head->addWidget(m_status, 0, Qt::AlignBaseline);
    head->addWidget(m_meta, 1, Qt::AlignBaseline);
    head->addWidget(m_tools);
    column->addLayout(head);
    setFocusProxy(edit);
    connect(edit, &QToolButton::clicked, this, &TimelineEntry::beginEdit);
    connect(remove, &QToolButton::clicked, this, &TimelineEntry::askDelete);
}

QString TimelineEntry::meta() const
{
    QStringList parts{words::moment(m_update.postedAt, m_session.clock.now())};
    if (!m_update.author.isEmpty())
        parts += m_update.author.toString();
    if (m_update.notify)
        parts += tr("subscribers notified");
    if (m_update.editedAt)
        parts += tr("edited");
    if (m_session.replica.isPending({EntityKind::IncidentUpdate, m_update.id.uuid()}))
        parts += tr("not on the server yet");
    return parts.join(u" · "_s);
}

void TimelineEntry::take(const IncidentUpdate &update, bool only, bool last)
{
    m_update = update;
    m_only = only;
    m_last = last;
    m_status->setText(words::of(update.status));
    m_meta->setText(meta());
    m_meta->setToolTip(tr("%1 — %2 ago", "exact time, how long ago")
                           .arg(words::exactMoment(update.postedAt),
                                words::duration(m_session.clock.now() - update.postedAt)));
    m_body->setText(update.body.toString());
    m_body->setVisible(!m_editBox && !update.body.isEmpty());
    QStringList impacts;
    for (const Impact &impact : update.services) {
        const auto &services = m_session.replica.workspace().services;
        if (const auto found = services.constFind(impact.serviceId); found != services.cend())
            impacts += tr("%1: %2", "service, impact").arg(found->name.toString(), words::ofImpact(impact.impact));
    }
    m_impacts->setText(impacts.join(u" · "_s));
    m_impacts->setVisible(!impacts.isEmpty());
    m_delete->setVisible(!only);
    updateGeometry();
    QWidget::update();
}

QWidget *TimelineEntry::buildEditor()
{
    auto *card = new Card(this);
    card->body()->setContentsMargins(0, 0, 0, 0);
    card->body()->setSpacing(0);
    m_edit = new MarkdownEdit(card);
    m_time = new MomentChip(m_session.clock, tr("Posted %1", "when"), {}, card);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::medium, metrics::small, metrics::medium, metrics::small);
    foot->setSpacing(metrics::small);
    QPushButton *cancel = makeButton(tr("Cancel"), nullptr, card);
    auto *done = new PrimaryButton(tr("Save"), card);
    m_edit->addTool(m_time);
    foot->addStretch();
    foot->addWidget(cancel);
    foot->addWidget(done);
    card->body()->addWidget(m_edit);
    card->addHair();
    card->body()->addLayout(foot);
    connect(m_edit, &MarkdownEdit::submitted, done, &QPushButton::click);
    connect(done, &QPushButton::clicked, this, &TimelineEntry::save);
    connect(cancel, &QPushButton::clicked, this, &TimelineEntry::endEdit);
    return card;
}

void TimelineEntry::beginEdit()
{
    if (m_editBox)
        return;
    m_editBox = buildEditor();
    m_edit->setText(m_update.body.toString());
    m_time->setMoment(m_update.postedAt);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_body), m_editBox);
    m_body->hide();
    m_tools->hide();
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->editor()->moveCursor(QTextCursor::End);
}

void TimelineEntry::endEdit()
{
    m_message->hide();
    if (!m_editBox)
        return;
    m_editBox->hide();
    m_editBox->deleteLater();
    m_editBox = nullptr;
    m_body->setVisible(!m_update.body.isEmpty());
    m_tools->show();
    setFocus(Qt::OtherFocusReason);
}

void TimelineEntry::save()
{
    QJsonObject payload{{u"id"_s, m_update.id.toString()}};
    if (m_edit->text() != m_update.body.toString())
        payload.insert(u"body"_s, m_edit->text());
    if (m_time->moment() != m_update.postedAt)
        payload.insert(u"posted_at"_s, toRfc3339(*m_time->moment()));
    if (payload.size() == 1)
        return endEdit();
    submit(m_session.replica, this, u"incident.edit_update"_s, payload,
           [this](const std::optional<Error> &error) {
               if (error)
                   failed(*error);
               else
                   endEdit();
           });
}

void TimelineEntry::askDelete()
{
    m_message->say(MessageBar::Tone::Warning,
                   tr("Delete this update? It goes from the page; what was sent stays sent."),
                   {{tr("Delete"),
                     [this] {
                         submit(m_session.replica, this, u"incident.delete_update"_s,
                                {{u"id"_s, m_update.id.toString()}},
                                [this](const std::optional<Error> &error) {
                                    if (error)
                                        failed(*error);
                                });
                     }},
                    {tr("Keep"), [] {}}},
                   false);
}

void TimelineEntry::failed(const Error &error)
{
    m_message->say(MessageBar::Tone::Error, words::of(error));
}

void TimelineEntry::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = m_status->geometry().center().y() + 1;
    const QPointF centre(6, middle);
    painter.setPen(QPen(tokens.soft, 2));
    painter.drawEllipse(centre, 4, 4);
    if (m_last)
        return;
    painter.setPen(QPen(tokens.line, 1));
    painter.drawLine(QPointF(6, middle + 9), QPointF(6, height() + middle - 9));
}

} // namespace signalbox
