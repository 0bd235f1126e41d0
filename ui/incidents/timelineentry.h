// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/incident.h"
#include "ui/shell/view.h"

class QLabel;
class QVBoxLayout;

namespace signalbox {

class MarkdownEdit;
class MomentChip;
class TextLabel;

/// One update of a timeline: a ring on a line, status, who and when, the text.
class TimelineEntry : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineEntry(const Session &session, QWidget *parent = nullptr);

    /// `only`: the last one left, which cannot go without its incident. `last`: the oldest, where
    /// the line ends.
    void take(const IncidentUpdate &update, bool only, bool last);
    [[nodiscard]] IncidentUpdateId id() const { return m_update.id; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHead(QVBoxLayout *column);
    [[nodiscard]] QString meta() const;
    void beginEdit();
    void endEdit();
    void save();
    void askDelete();
    void failed(const Error &error);
    [[nodiscard]] QWidget *buildEditor();

    Session m_session;
    IncidentUpdate m_update;
    bool m_only = false;
    bool m_last = false;
    TextLabel *m_status;
    TextLabel *m_meta;
    TextLabel *m_impacts;
    QWidget *m_tools;
    QWidget *m_delete;
    QLabel *m_body;
    MessageBar *m_message;
    QWidget *m_editBox = nullptr;
    MarkdownEdit *m_edit = nullptr;
    MomentChip *m_time = nullptr;
};

} // namespace signalbox
