// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/reportform.h"

#include "ui/incidents/draftkey.h"
#include "ui/incidents/impactbar.h"
#include "ui/incidents/momentchip.h"
#include "ui/incidents/typechip.h"
#include "ui/incidents/updatecomposer.h"
#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/words.h"
#include "ui/shell/submit.h"

#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox {

ReportForm::ReportForm(const Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new QLineEdit(this))
    , m_type(new TypeChip(session.replica, this))
    , m_began(new MomentChip(session.clock, tr("Began %1", "when"), tr("Began now"), this))
    , m_services(new ImpactBar(session, this))
    , m_composer(new UpdateComposer(session.clock, tr("Report incident"), this))
    , m_message(new MessageBar(this))
    , m_draftTimer(new QTimer(this))
{
    auto *scroll = new ScrollColumn(this);
    QVBoxLayout *column = scroll->body();
    column->setSpacing(metrics::medium);
    buildHead(column);
    m_title->setMaxLength(Title::maximum);
    m_title->setPlaceholderText(tr("What do customers notice?"));
    auto *title = new FormRow(tr("&Title"), m_title, this);
    m_services->addLeading(m_type);
    m_services->addLeading(m_began);
    auto *services = new FormRow(tr("Type, beginning and services"), m_services, this);
    m_composer->setPlaceholder(tr("The first update: what is wrong, who is affected, when there is "
                                  "more to say."));
    m_composer->setBackdating(false);
    auto *update = new FormRow(tr("&First update"), m_composer, this);
    m_rows.add(u"title"_s, title);
    m_rows.add(u"services"_s, services);
    m_rows.add(u"started_at"_s, services);
    m_rows.add(u"type_id"_s, services);
    column->addWidget(title);
    column->addWidget(services);
    column->addWidget(update);
    column->addWidget(m_message);
    column->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    connectParts();
    setDraft(blank());
}

void ReportForm::buildHead(QVBoxLayout *column)
{
    auto *preview = makeButton(tr("&Preview"), nullptr, this);
    preview->setCheckable(true);
    preview->setIcon(icon(Glyph::Eye));
    preview->setToolTip(tr("Shows the page as it will be, with what is being typed"));
    m_preview = preview;
    QToolButton *close = makeIconButton(Glyph::Close, tr("Discard this report"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(new TextLabel(TextLabel::Voice::Display, tr("Report an incident"), this), 1);
    row->addWidget(preview);
    row->addWidget(close);
    column->addLayout(row);
    connect(preview, &QPushButton::clicked, this, &ReportForm::previewWanted);
    connect(close, &QToolButton::clicked, this, [this] {
        setDraft(blank());
        m_draftTimer->stop();
        m_session.replica.dropDraft(draftKey({}));
        emit cancelled();
    });
}

void ReportForm::connectParts()
{
    m_draftTimer->setSingleShot(true);
    m_draftTimer->setInterval(400ms);
    connect(m_draftTimer, &QTimer::timeout, this, &ReportForm::keepDraft);
    connect(m_title, &QLineEdit::textEdited, this, &ReportForm::onEdited);
    connect(m_title, &QLineEdit::returnPressed, m_composer,
            [this] { m_composer->setFocus(Qt::TabFocusReason); });
    connect(m_type, &TypeChip::picked, this, &ReportForm::typePicked);
    connect(m_began, &MomentChip::picked, this, &ReportForm::onEdited);
    connect(m_services, &ImpactBar::edited, this, &ReportForm::onEdited);
    connect(m_composer, &UpdateComposer::edited, this, &ReportForm::onEdited);
    connect(m_composer, &UpdateComposer::submitted, this, &ReportForm::send);
}

ReportDraft ReportForm::blank() const
{
    ReportDraft draft;
    // The worse built-in comes last; most reports are of something smaller.
    const std::vector<IncidentType> types = m_session.replica.workspace().sortedTypes();
    if (!types.empty())
        draft.typeId = types.front().id;
    return draft;
}

void ReportForm::begin()
{
    const QJsonObject kept = m_session.replica.draft(draftKey({}));
    if (isBlank()) // the types may be other ones by now
        setDraft(kept.isEmpty() ? blank() : reportDraftFromJson(kept));
    m_title->setFocus(Qt::OtherFocusReason);
    m_message->hide();
}

bool ReportForm::isBlank() const
{
    return m_title->text().trimmed().isEmpty() && m_composer->draft().body.trimmed().isEmpty()
           && m_services->impacts().empty();
}

ReportDraft ReportForm::draft() const
{
    ReportDraft draft;
    draft.title = m_title->text();
    draft.typeId = m_type->type();
    draft.services = m_services->impacts();
    draft.startedAt = m_began->moment();
    draft.update = m_composer->draft();
    return draft;
}

void ReportForm::setDraft(const ReportDraft &draft)
{
    m_rows.clear();
    m_composer->clearError();
    m_title->setText(draft.title);
    m_type->setType(draft.typeId);
    m_services->setImpacts(draft.services);
    const auto &types = m_session.replica.workspace().incidentTypes;
    if (const auto type = types.constFind(draft.typeId); type != types.cend())
        m_services->setDefaultImpact(type->defaultImpact);
    m_began->setMoment(draft.startedAt);
    m_composer->setDraft(draft.update);
    emit draftChanged();
}

void ReportForm::typePicked(const IncidentTypeId &id)
{
    const auto &types = m_session.replica.workspace().incidentTypes;
    const auto type = types.constFind(id);
    if (type == types.cend())
        return;
    // The new type's impact for all of them: what was picked one by one was picked for the
    // other type.
    std::vector<Impact> services = m_services->impacts();
    for (Impact &impact : services)
        impact.impact = type->defaultImpact;
    m_services->setDefaultImpact(type->defaultImpact);
    m_services->setImpacts(services);
    onEdited();
}

void ReportForm::onEdited()
{
    m_rows.clear();
    m_composer->clearError();
    m_draftTimer->start();
    emit draftChanged();
}

void ReportForm::keepDraft()
{
    if (!m_draftTimer->isActive() && sender() != m_draftTimer)
        return;
    m_draftTimer->stop();
    if (isBlank())
        m_session.replica.dropDraft(draftKey({}));
    else
        m_session.replica.saveDraft(draftKey({}), toJson(draft()));
}

void ReportForm::send()
{
    if (m_sending)
        return;
    const ReportDraft report = draft();
    if (const Result<Title> title = Title::parse(report.title); !title)
        return failed(title.error().within(u"title"_s));
    m_sending = true;
    m_composer->setBusy(true);
    const auto incident = IncidentId::make(m_session.clock);
    const auto update = IncidentUpdateId::make(m_session.clock);
    submit(m_session.replica, this, u"incident.report"_s, reportPayload(report, incident, update),
           [this, incident](const std::optional<Error> &error) {
               m_sending = false;
               m_composer->setBusy(false);
               if (error)
                   return failed(*error);
               m_draftTimer->stop();
               m_session.replica.dropDraft(draftKey({}));
               setDraft(blank());
               emit reported(incident);
           });
}

void ReportForm::failed(const Error &error)
{
    if (!m_rows.show(error) && !m_composer->showError(error))
        m_message->say(MessageBar::Tone::Error, words::of(error));
}

void ReportForm::tick() { m_began->tick(); }

Workspace ReportForm::tentative() const
{
    return isBlank() ? m_session.replica.workspace()
                     : withReported(m_session.replica.workspace(), draft(), m_session.clock.now(),
                                    tr("Untitled incident"));
}

void ReportForm::setPreviewShown(bool shown) { m_preview->setChecked(shown); }

void ReportForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The form within scrolls, so it never gets narrower than what it has; told from out here.
    constexpr int scrollBar = 12;
    m_composer->fit(std::min(width() - 2 * metrics::margin - scrollBar, metrics::readingWidth));
}

} // namespace signalbox
