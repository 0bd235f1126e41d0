// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/incidents/incidentdraft.h"
#include "ui/kit/formrow.h"
#include "ui/shell/view.h"

class QAbstractButton;
class QTimer;
class QVBoxLayout;

namespace signalbox {

class ImpactBar;
class MomentChip;
class TypeChip;
class UpdateComposer;

/// Reports a new incident in seconds: title, type, services, first update.
class ReportForm : public QWidget
{
    Q_OBJECT
public:
    explicit ReportForm(const Session &session, QWidget *parent = nullptr);

    /// Ready to type: with the draft that was left, or blank.
    void begin();
    void tick();
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] Workspace tentative() const;
    void setPreviewShown(bool shown);
    void keepDraft();

signals:
    void reported(const signalbox::IncidentId &id);
    void cancelled();
    void draftChanged();
    void previewWanted(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead(QVBoxLayout *column);
    void connectParts();
    [[nodiscard]] ReportDraft draft() const;
    void setDraft(const ReportDraft &draft);
    [[nodiscard]] ReportDraft blank() const;
    void onEdited();
    void typePicked(const IncidentTypeId &id);
    void send();
    void failed(const Error &error);

    Session m_session;
    QAbstractButton *m_preview;
    QLineEdit *m_title;
    TypeChip *m_type;
    MomentChip *m_began;
    ImpactBar *m_services;
    UpdateComposer *m_composer;
    MessageBar *m_message;
    FormRows m_rows;
    QTimer *m_draftTimer;
    bool m_sending = false;
};

} // namespace signalbox
