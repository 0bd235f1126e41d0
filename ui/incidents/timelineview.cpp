// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/timelineview.h"

#include "ui/incidents/timelineentry.h"

#include <QVBoxLayout>
#include <algorithm>

namespace signalbox {

TimelineView::TimelineView(const Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void TimelineView::show(const IncidentId &id)
{
    m_id = id;
    refresh();
}

void TimelineView::refresh()
{
    const std::vector<IncidentUpdate> updates = m_session.replica.workspace().updates.value(m_id);
    // An entry stays the same widget as long as its update is there: it may be being edited.
    std::vector<TimelineEntry *> entries;
    for (auto update = updates.rbegin(); update != updates.rend(); ++update) {
        const auto found = std::ranges::find_if(
            m_entries, [&](const TimelineEntry *entry) { return entry->id() == update->id; });
        TimelineEntry *entry = found == m_entries.end() ? new TimelineEntry(m_session, this) : *found;
        if (found != m_entries.end())
            m_entries.erase(found);
        entry->take(*update, updates.size() == 1, update + 1 == updates.rend());
        entries.push_back(entry);
    }
    for (TimelineEntry *gone : m_entries) {
        gone->hide();
        gone->deleteLater();
    }
    m_entries = std::move(entries);
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (m_column->indexOf(m_entries[i]) != static_cast<int>(i))
            m_column->insertWidget(static_cast<int>(i), m_entries[i]);
        if (i > 0)
            setTabOrder(m_entries[i - 1], m_entries[i]);
    }
}

} // namespace signalbox
