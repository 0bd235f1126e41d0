// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/incidents/incidentdraft.h"
#include "ui/shell/view.h"

class QCheckBox;
class QHBoxLayout;
class QVBoxLayout;

namespace signalbox {

class Chip;
class MarkdownEdit;
class MomentChip;
class PrimaryButton;
class Segmented;
class TextLabel;

/// Text, status and "Notify subscribers" of an update that is being written, in one box.
class UpdateComposer : public QWidget
{
    Q_OBJECT
public:
    UpdateComposer(const Clock &clock, const QString &sendText, QWidget *parent = nullptr);

    /// Which statuses are offered: a post-mortem only after the end.
    void setOffered(bool ended);
    /// Impacts are not shown here; they are kept with the rest.
    void setDraft(const UpdateDraft &draft); ///< says nothing
    [[nodiscard]] UpdateDraft draft() const;
    void setPlaceholder(const QString &text);
    /// Whether the time of the update can be chosen.
    void setBackdating(bool on);
    /// Puts the error at its part; false when it is about none of them.
    bool showError(const Error &error);
    void clearError();
    void setBusy(bool busy); ///< sending; nothing can be sent twice
    /// Fits itself into that width: the steps become a drop-down, the key cap goes.
    void fit(int width);
    [[nodiscard]] MarkdownEdit *editor() const { return m_text; }
    void tick();

signals:
    void edited();
    void submitted();

private:
    void buildFoot(QVBoxLayout *column);
    void rebuildSteps();
    [[nodiscard]] std::vector<IncidentStatus> offered() const;
    void showStatus();

    MarkdownEdit *m_text;
    QHBoxLayout *m_stepsRow;
    Segmented *m_steps = nullptr;
    Chip *m_drop; ///< instead of the steps where there is little room
    MomentChip *m_time;
    QCheckBox *m_notify;
    PrimaryButton *m_send;
    TextLabel *m_error;
    UpdateDraft m_draft; ///< the parts that have no widget
    bool m_ended = false;
};

} // namespace signalbox
