// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidenteditor.h"

#include "ui/incidents/draftkey.h"
#include "ui/incidents/impactbar.h"
#include "ui/incidents/momentchip.h"
#include "ui/incidents/timelineview.h"
#include "ui/incidents/titleedit.h"
#include "ui/incidents/typechip.h"
#include "ui/incidents/updatecomposer.h"
#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/words.h"
#include "ui/shell/submit.h"

#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox {

IncidentEditor::IncidentEditor(const Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new TitleEdit(this))
    , m_type(new TypeChip(session.replica, this))
    , m_began(new MomentChip(session.clock, tr("Began %1", "when"), {}, this))
    , m_services(new ImpactBar(session, this))
    , m_message(new MessageBar(this))
    , m_composer(new UpdateComposer(session.clock, tr("Post update"), this))
    , m_timeline(new TimelineView(session, this))
    , m_undo(new MessageBar(this))
    , m_undoTimer(new QTimer(this))
    , m_draftTimer(new QTimer(this))
{
    auto *scroll = new ScrollColumn(this);
    QVBoxLayout *column = scroll->body();
    column->setSpacing(metrics::medium);
    buildHead(column);
    m_services->addLeading(m_type);
    m_services->addLeading(m_began);
    column->addWidget(m_services);
    buildImpactHint(column);
    column->addWidget(m_message);
    m_composer->setPlaceholder(tr("What has changed? What are you doing about it?"));
    column->addWidget(m_composer);
    column->addSpacing(metrics::tight);
    column->addWidget(new TextLabel(TextLabel::Voice::Section, tr("Timeline"), this));
    column->addWidget(m_timeline);
    column->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(scroll, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    foot->addWidget(m_undo);
    outer->addLayout(foot);
    connectParts();
}

void IncidentEditor::buildHead(QVBoxLayout *column)
{
    auto *preview = makeButton(tr("&Preview"), nullptr, this);
    preview->setCheckable(true);
    preview->setIcon(icon(Glyph::Eye));
    preview->setToolTip(tr("Shows the page as it will be, with what is being typed"));
    m_preview = preview;
    QToolButton *remove = makeIconButton(Glyph::Trash, tr("Delete this incident"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(m_title, 1);
    row->addWidget(preview, 0, Qt::AlignTop);
    row->addWidget(remove, 0, Qt::AlignTop);
    column->addLayout(row);
    connect(preview, &QPushButton::clicked, this, &IncidentEditor::previewWanted);
    connect(remove, &QToolButton::clicked, this, &IncidentEditor::askDelete);
}

void IncidentEditor::buildImpactHint(QVBoxLayout *column)
{
    m_impactHint = new QWidget(this);
    m_impactWords = new TextLabel(TextLabel::Voice::Soft, {}, m_impactHint);
    QPushButton *correct = makeButton(tr("Correct it from the beginning"), "link", m_impactHint);
    QPushButton *discard = makeButton(tr("Discard"), "link", m_impactHint);
    auto *row = new QHBoxLayout(m_impactHint);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::tight);
    row->addWidget(m_impactWords, 1);
    row->addWidget(correct);
    row->addWidget(discard);
    m_impactHint->hide();
    column->addWidget(m_impactHint);
    connect(correct, &QPushButton::clicked, this, &IncidentEditor::correctBeginning);
    connect(discard, &QPushButton::clicked, this, [this] { setImpactChanges({}); });
}

void IncidentEditor::connectParts()
{
    m_undoTimer->setSingleShot(true);
    m_undoTimer->setInterval(10s);
    m_draftTimer->setSingleShot(true);
    m_draftTimer->setInterval(400ms);
    connect(m_undoTimer, &QTimer::timeout, m_undo, &QWidget::hide);
    connect(m_draftTimer, &QTimer::timeout, this, &IncidentEditor::keepDraft);
    connect(m_title, &TitleEdit::submitted, this,
            [this](const QString &text) { edit(u"title"_s, text); });
    connect(m_type, &TypeChip::picked, this,
            [this](const IncidentTypeId &id) { edit(u"type_id"_s, id.toString()); });
    connect(m_began, &MomentChip::picked, this, [this](const std::optional<Timestamp> &at) {
        edit(u"started_at"_s, JsonForm<std::optional<Timestamp>>::write(at));
    });
    connect(m_services, &ImpactBar::edited, this, [this] {
        if (const std::optional<Incident> incident = current())
            setImpactChanges(changesFrom(incident->impacts, m_services->impacts()));
    });
    connect(m_services, &ImpactBar::removed, this, &IncidentEditor::removeService);
    connect(m_composer, &UpdateComposer::edited, this, &IncidentEditor::onEdited);
    connect(m_composer, &UpdateComposer::submitted, this, &IncidentEditor::post);
}

std::optional<Incident> IncidentEditor::current() const
{
    const auto &incidents = m_session.replica.workspace().incidents;
    const auto found = incidents.constFind(m_id);
    return found == incidents.cend() ? std::nullopt : std::optional(*found);
}

void IncidentEditor::show(const IncidentId &id)
{
    if (id == m_id)
        return refresh();
    keepDraft();
    m_id = id;
    m_message->hide();
    m_undo->hide();
    m_title->setError({});
    m_composer->clearError();
    m_composer->setBusy(false);
    loadDraft();
    m_timeline->show(id);
    refresh();
    emit draftChanged();
}

UpdateDraft IncidentEditor::blankDraft() const
{
    UpdateDraft draft;
    if (const std::optional<Incident> incident = current())
        draft.status = incident->status == IncidentStatus::Resolved ? IncidentStatus::Postmortem
                                                                    : incident->status;
    return draft;
}

void IncidentEditor::loadDraft()
{
    m_blank = blankDraft();
    const std::optional<Incident> incident = current();
    m_composer->setOffered(incident && !incident->isOpen());
    const QJsonObject kept = m_session.replica.draft(draftKey(m_id));
    m_composer->setDraft(kept.isEmpty() ? m_blank : updateDraftFromJson(kept));
}

void IncidentEditor::onEdited()
{
    m_composer->clearError();
    m_draftTimer->start();
    emit draftChanged();
}

void IncidentEditor::setImpactChanges(std::vector<Impact> changes)
{
    UpdateDraft draft = m_composer->draft();
    draft.services = std::move(changes);
    m_composer->setDraft(draft);
    onEdited();
    showImpacts();
}

void IncidentEditor::keepDraft()
{
    if (!m_draftTimer->isActive() && sender() != m_draftTimer)
        return;
    m_draftTimer->stop();
    if (m_id.isNull())
        return;
    const UpdateDraft draft = m_composer->draft();
    if (draft.body.trimmed().isEmpty() && draft.services.empty())
        m_session.replica.dropDraft(draftKey(m_id)); // a status alone is no work to lose
    else
        m_session.replica.saveDraft(draftKey(m_id), toJson(draft));
}

void IncidentEditor::refresh()
{
    const std::optional<Incident> incident = current();
    setEnabled(incident.has_value());
    if (!incident)
        return;
    m_title->setText(incident->title.toString());
    m_type->setType(incident->typeId);
    m_began->setMoment(incident->startedAt);
    m_composer->setOffered(!incident->isOpen());
    if (m_composer->draft() == m_blank) {
        // Nothing typed: it goes along when another admin moves the incident on.
        m_blank = blankDraft();
        m_composer->setDraft(m_blank);
    }
    const auto &types = m_session.replica.workspace().incidentTypes;
    if (const auto type = types.constFind(incident->typeId); type != types.cend())
        m_services->setDefaultImpact(type->defaultImpact);
    showImpacts();
    m_timeline->refresh();
}

void IncidentEditor::showImpacts()
{
    const std::optional<Incident> incident = current();
    if (!incident)
        return;
    const std::vector<Impact> changes = m_composer->draft().services;
    m_services->setImpacts(withChanges(incident->impacts, changes));
    m_impactHint->setVisible(!changes.empty());
    m_impactWords->setText(tr("%n changed impact(s) go out with the next update.", nullptr,
                              static_cast<int>(changes.size())));
}

void IncidentEditor::tick()
{
    m_began->tick();
    m_composer->tick();
    m_timeline->refresh();
}

void IncidentEditor::post()
{
    const UpdateDraft draft = m_composer->draft();
    if (draft.body.trimmed().isEmpty() && draft.status == m_blank.status && draft.services.empty()) {
        m_composer->showError({ErrorCode::InvalidValue, tr("is needed: say what is new"), u"body"_s, {}});
        return;
    }
    m_composer->clearError();
    m_composer->setBusy(true);
    const auto update = IncidentUpdateId::make(m_session.clock);
    submit(m_session.replica, this, u"incident.post_update"_s, postPayload(draft, m_id, update),
           [this, id = m_id, update, draft](const std::optional<Error> &error) {
               if (!error)
                   m_session.replica.dropDraft(draftKey(id));
               if (id != m_id)
                   return; // another one is shown by now; its form is not to be touched
               m_composer->setBusy(false);
               if (error)
                   failed(*error);
               else
                   posted(update, draft);
           });
}

void IncidentEditor::posted(const IncidentUpdateId &update, const UpdateDraft &draft)
{
    m_draftTimer->stop();
    m_blank = blankDraft();
    m_composer->setDraft(m_blank);
    refresh();
    emit draftChanged();
    const int updates = static_cast<int>(m_session.replica.workspace().updates.value(m_id).size());
    if (updates < 2)
        return; // the only one cannot be taken back
    m_undo->say(MessageBar::Tone::Inverse, tr("Update posted."),
                {{tr("Undo"), [this, update, draft] {
                      submit(m_session.replica, this, u"incident.delete_update"_s,
                             {{u"id"_s, update.toString()}},
                             [this, draft](const std::optional<Error> &error) {
                                 if (error)
                                     return failed(*error);
                                 m_composer->setDraft(draft);
                                 onEdited();
                                 showImpacts();
                             });
                  }}});
    m_undoTimer->start();
}

void IncidentEditor::correctBeginning()
{
    const std::optional<Incident> incident = current();
    if (!incident)
        return;
    const std::vector<Impact> services = withChanges(incident->services, m_composer->draft().services);
    submit(m_session.replica, this, u"incident.edit"_s,
           {{u"id"_s, m_id.toString()},
            {u"services"_s, JsonForm<std::vector<Impact>>::write(services)}},
           [this](const std::optional<Error> &error) {
               if (error)
                   return failed(*error);
               setImpactChanges({});
               refresh();
           });
}

void IncidentEditor::removeService(const ServiceId &id)
{
    const std::optional<Incident> incident = current();
    if (!incident)
        return;
    const auto without = [&](std::vector<Impact> services) {
        std::erase_if(services, [&](const Impact &impact) { return impact.serviceId == id; });
        return JsonForm<std::vector<Impact>>::write(services);
    };
    const auto names = [&](const std::vector<Impact> &services) {
        return std::ranges::find(services, id, &Impact::serviceId) != services.end();
    };
    std::vector<Impact> changes = m_composer->draft().services;
    std::erase_if(changes, [&](const Impact &impact) { return impact.serviceId == id; });
    setImpactChanges(std::move(changes));
    if (names(incident->services))
        edit(u"services"_s, without(incident->services));
    for (const IncidentUpdate &update : m_session.replica.workspace().updates.value(m_id)) {
        if (!names(update.services))
            continue;
        submit(m_session.replica, this, u"incident.edit_update"_s,
               {{u"id"_s, update.id.toString()}, {u"services"_s, without(update.services)}},
               [this](const std::optional<Error> &error) {
                   if (error)
                       failed(*error);
               });
    }
    showImpacts();
}

void IncidentEditor::edit(const QString &field, const QJsonValue &value)
{
    m_title->setError({});
    m_message->hide();
    submit(m_session.replica, this, u"incident.edit"_s,
           {{u"id"_s, m_id.toString()}, {field, value}},
           [this, id = m_id](const std::optional<Error> &error) {
               if (id == m_id && error)
                   failed(*error);
           });
}

void IncidentEditor::failed(const Error &error)
{
    refresh(); // back to what is
    if (error.field == "title"_L1)
        m_title->setError(words::of(error));
    else if (!m_composer->showError(error))
        m_message->say(MessageBar::Tone::Error, words::of(error));
}

void IncidentEditor::askDelete()
{
    m_message->say(
        MessageBar::Tone::Warning,
        tr("Delete this incident with its whole timeline? It goes from the page, and the uptime "
           "of its services is worked out without it. Mistaken alarms are better resolved."),
        {{tr("Delete"),
          [this] {
              submit(m_session.replica, this, u"incident.delete"_s, {{u"id"_s, m_id.toString()}},
                     [this](const std::optional<Error> &error) {
                         if (error)
                             failed(*error);
                     });
          }},
         {tr("Keep"), [] {}}},
        false);
}

void IncidentEditor::editTitle() { m_title->edit(); }

void IncidentEditor::focusComposer() { m_composer->setFocus(Qt::OtherFocusReason); }

Workspace IncidentEditor::tentative() const
{
    const UpdateDraft draft = m_composer->draft();
    const Workspace &workspace = m_session.replica.workspace();
    if (draft == m_blank)
        return workspace;
    return withPosted(workspace, m_id, draft, m_session.clock.now());
}

void IncidentEditor::setPreviewShown(bool shown) { m_preview->setChecked(shown); }

void IncidentEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The form within scrolls, so it never gets narrower than what it has; told from out here.
    constexpr int scrollBar = 12;
    m_composer->fit(std::min(width() - 2 * metrics::margin - scrollBar, metrics::readingWidth));
}

} // namespace signalbox
