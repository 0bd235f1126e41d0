// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/incidents/incidentdraft.h"
#include "ui/shell/view.h"

class QAbstractButton;
class QTimer;
class QVBoxLayout;

namespace signalbox {

class ImpactBar;
class MomentChip;
class TextLabel;
class TimelineView;
class TitleEdit;
class TypeChip;
class UpdateComposer;

/// One incident: title, type, beginning, services; the update being written; the timeline.
/// Title, type and beginning are sent as soon as they are changed. Impacts go out with the next
/// update, or at once as a correction of the beginning.
class IncidentEditor : public QWidget
{
    Q_OBJECT
public:
    explicit IncidentEditor(const Session &session, QWidget *parent = nullptr);

    void show(const IncidentId &id); ///< null: nothing
    [[nodiscard]] IncidentId incident() const { return m_id; }
    void refresh();
    void tick(); ///< the time has gone on
    void editTitle();
    void focusComposer();
    /// The workspace with the draft posted, for the preview.
    [[nodiscard]] Workspace tentative() const;
    void setPreviewShown(bool shown);
    void keepDraft(); ///< writes down what was typed, now

signals:
    void draftChanged();
    void previewWanted(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead(QVBoxLayout *column);
    void buildImpactHint(QVBoxLayout *column);
    void connectParts();
    void loadDraft();
    void onEdited();
    void showImpacts();
    void setImpactChanges(std::vector<Impact> changes);
    void post();
    void posted(const IncidentUpdateId &update, const UpdateDraft &draft);
    void correctBeginning();
    void removeService(const ServiceId &id);
    void edit(const QString &field, const QJsonValue &value);
    void failed(const Error &error);
    void askDelete();
    [[nodiscard]] std::optional<Incident> current() const;
    [[nodiscard]] UpdateDraft blankDraft() const;

    Session m_session;
    IncidentId m_id;
    UpdateDraft m_blank; ///< what an untouched composer has
    TitleEdit *m_title;
    QAbstractButton *m_preview;
    TypeChip *m_type;
    MomentChip *m_began;
    ImpactBar *m_services;
    QWidget *m_impactHint;
    TextLabel *m_impactWords;
    MessageBar *m_message;
    UpdateComposer *m_composer;
    TimelineView *m_timeline;
    MessageBar *m_undo;
    QTimer *m_undoTimer;
    QTimer *m_draftTimer;
};

} // namespace signalbox
