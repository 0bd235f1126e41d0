// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/updatecomposer.h"

#include "ui/incidents/markdownedit.h"
#include "ui/incidents/momentchip.h"
#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/segmented.h"
#include "ui/kit/surfaces.h"
#include "ui/kit/words.h"

#include <QCheckBox>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

UpdateComposer::UpdateComposer(const Clock &clock, const QString &sendText, QWidget *parent)
    : QWidget(parent)
    , m_text(new MarkdownEdit(this))
    , m_stepsRow(new QHBoxLayout)
    , m_drop(new Chip({}, this))
    , m_time(new MomentChip(clock, tr("Posted %1", "when"), tr("Posted now"), this))
    , m_notify(new QCheckBox(tr("Notif&y subscribers"), this))
    , m_send(new PrimaryButton(sendText, this))
    , m_error(new TextLabel(TextLabel::Voice::Error, {}, this))
{
    auto *card = new Card(this);
    card->body()->setContentsMargins(0, 0, 0, 0);
    card->body()->setSpacing(0);
    m_text->addTool(m_time);
    card->body()->addWidget(m_text);
    card->addHair();
    m_stepsRow->setContentsMargins(metrics::medium, metrics::small, metrics::medium, metrics::small);
    card->body()->addLayout(m_stepsRow);
    card->addHair();
    buildFoot(card->body());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::tight);
    column->addWidget(card);
    column->addWidget(m_error);
    m_error->hide();
    m_drop->setMenu(new QMenu(m_drop));
    m_drop->hide();
    rebuildSteps();
    setFocusProxy(m_text);
    connect(m_text, &MarkdownEdit::edited, this, &UpdateComposer::edited);
    connect(m_text, &MarkdownEdit::submitted, m_send, &QPushButton::click);
    connect(m_notify, &QCheckBox::clicked, this, &UpdateComposer::edited);
    connect(m_time, &MomentChip::picked, this, &UpdateComposer::edited);
    connect(m_send, &QPushButton::clicked, this, &UpdateComposer::submitted);
}

void UpdateComposer::buildFoot(QVBoxLayout *column)
{
    m_notify->setToolTip(tr("Tells everybody who subscribed to these services"));
    m_send->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::medium, metrics::small, metrics::medium, metrics::small);
    foot->setSpacing(metrics::small);
    foot->addWidget(m_notify);
    foot->addStretch();
    foot->addWidget(m_send);
    column->addLayout(foot);
}

void UpdateComposer::rebuildSteps()
{
    const int before = m_steps ? m_steps->current() : static_cast<int>(m_draft.status);
    if (m_steps) {
        m_steps->hide();
        m_steps->deleteLater();
    }
    while (QLayoutItem *item = m_stepsRow->takeAt(0))
        delete item;
    m_steps = new Segmented(Segmented::Look::Steps, this);
    m_steps->setAccessibleName(tr("Status"));
    m_drop->menu()->clear();
    for (const IncidentStatus status : offered()) {
        const int id = static_cast<int>(status);
        m_steps->add(id, words::of(status));
        m_drop->menu()->addAction(words::of(status), this, [this, id] {
            m_steps->setCurrent(id);
            showStatus();
            emit edited();
        });
    }
    m_steps->setCurrent(before);
    m_steps->setVisible(m_drop->isHidden());
    m_stepsRow->addWidget(m_steps);
    m_stepsRow->addWidget(m_drop);
    showStatus();
    m_stepsRow->addStretch();
    setTabOrder(m_time, m_text->editor());
    setTabOrder(m_text->editor(), m_steps);
    setTabOrder(m_steps, m_notify);
    setTabOrder(m_notify, m_send);
    setTabOrder(m_steps, m_drop);
    connect(m_steps, &Segmented::picked, this, [this] {
        showStatus();
        emit edited();
    });
}

std::vector<IncidentStatus> UpdateComposer::offered() const
{
    std::vector<IncidentStatus> statuses{IncidentStatus::Investigating, IncidentStatus::Identified,
                                         IncidentStatus::Monitoring, IncidentStatus::Resolved};
    if (m_ended)
        statuses.push_back(IncidentStatus::Postmortem);
    return statuses;
}

void UpdateComposer::showStatus()
{
    const QString word = words::of(static_cast<IncidentStatus>(m_steps->current()));
    m_drop->setText(word);
    m_drop->setAccessibleName(tr("Status: %1").arg(word));
    m_drop->updateGeometry();
}

void UpdateComposer::setOffered(bool ended)
{
    if (m_ended == ended)
        return;
    m_ended = ended;
    rebuildSteps();
}

void UpdateComposer::setDraft(const UpdateDraft &draft)
{
    m_draft = draft;
    m_text->setText(draft.body);
    m_steps->setCurrent(static_cast<int>(draft.status));
    showStatus();
    m_notify->setChecked(draft.notify);
    m_time->setMoment(draft.postedAt);
}

UpdateDraft UpdateComposer::draft() const
{
    UpdateDraft draft = m_draft;
    draft.body = m_text->text();
    draft.status = static_cast<IncidentStatus>(m_steps->current());
    draft.notify = m_notify->isChecked();
    draft.postedAt = m_time->moment();
    return draft;
}

void UpdateComposer::setPlaceholder(const QString &text) { m_text->setPlaceholder(text); }

void UpdateComposer::setBackdating(bool on) { m_time->setVisible(on); }

bool UpdateComposer::showError(const Error &error)
{
    const QString name = error.field.section(u'.', -1).section(u'[', 0, 0);
    QWidget *part = name == "body"_L1        ? static_cast<QWidget *>(m_text->editor())
                    : name == "status"_L1    ? (m_steps->isHidden() ? static_cast<QWidget *>(m_drop) : m_steps)
                    : name == "posted_at"_L1 ? m_time
                                             : nullptr;
    if (!part)
        return false;
    m_error->setText(words::of(error));
    m_error->show();
    part->setFocus();
    return true;
}

void UpdateComposer::clearError() { m_error->hide(); }

void UpdateComposer::setBusy(bool busy) { m_send->setEnabled(!busy); }

void UpdateComposer::tick() { m_time->tick(); }

void UpdateComposer::fit(int width)
{
    const bool steps = width >= m_steps->sizeHint().width() + 2 * metrics::medium + 2;
    m_steps->setVisible(steps);
    m_drop->setVisible(!steps);
    const QKeySequence keys(Qt::CTRL | Qt::Key_Return);
    m_send->setKeyHint(keys);
    const int foot = m_notify->sizeHint().width() + m_send->sizeHint().width()
                     + 2 * metrics::medium + metrics::large;
    if (width < foot)
        m_send->setKeyHint({});
}

} // namespace signalbox
