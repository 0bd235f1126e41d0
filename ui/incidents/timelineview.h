// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/incidents/incidentdraft.h"
#include "ui/shell/view.h"

class QVBoxLayout;

namespace signalbox {

class TimelineEntry;

/// The updates of one incident, newest first, each editable and deletable in its place.
class TimelineView : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineView(const Session &session, QWidget *parent = nullptr);

    void show(const IncidentId &id);
    void refresh();

private:
    Session m_session;
    IncidentId m_id;
    QVBoxLayout *m_column;
    std::vector<TimelineEntry *> m_entries;
};

} // namespace signalbox
