// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/timeline.h"

#include <algorithm>

namespace signalbox {

namespace {

void overlay(std::vector<Impact> &impacts, const std::vector<Impact> &changes)
{
    for (const Impact &change : changes) {
        const auto found = std::ranges::find(impacts, change.serviceId, &Impact::serviceId);
        if (found != impacts.end())
            found->impact = change.impact;
        else
            impacts.push_back(change);
    }
}

/// Walks a timeline and notes when each service's impact begins and ends.
class SpanRecorder
{
public:
    void set(const std::vector<Impact> &impacts, bool open, Timestamp at)
    {
        for (const Impact &impact : impacts)
            set(impact.serviceId, open ? impact.impact : ServiceStatus::Operational, at);
    }

    [[nodiscard]] std::vector<ImpactSpan> take() { return std::move(m_spans); }

private:
    void set(const ServiceId &service, ServiceStatus impact, Timestamp at)
    {
        const auto running = std::ranges::find_if(m_spans, [&](const ImpactSpan &span) {
            return span.serviceId == service && !span.to;
        });
        if (running != m_spans.end()) {
            if (running->impact == impact)
                return;
            if (running->from >= at)
                m_spans.erase(running);
            else
                running->to = at;
        }
        if (impact != ServiceStatus::Operational)
            m_spans.push_back({service, impact, at, {}});
    }

    std::vector<ImpactSpan> m_spans;
};

} // namespace

Incident settle(Incident incident, std::span<const IncidentUpdate> updates)
{
    incident.impacts = incident.services;
    incident.endedAt.reset();
    incident.status = IncidentStatus::Investigating;
    for (const IncidentUpdate &update : updates) {
        incident.status = update.status;
        overlay(incident.impacts, update.services);
        if (update.status == IncidentStatus::Postmortem)
            continue;
        if (update.status != IncidentStatus::Resolved)
            incident.endedAt.reset();
        else if (!incident.endedAt)
            incident.endedAt = std::max(update.postedAt, incident.startedAt);
    }
    return incident;
}

std::vector<ImpactSpan> impactSpans(const Incident &incident,
                                    std::span<const IncidentUpdate> updates)
{
    SpanRecorder recorder;
    std::vector<Impact> impacts = incident.services;
    bool open = true;
    recorder.set(impacts, open, incident.startedAt);
    for (const IncidentUpdate &update : updates) {
        overlay(impacts, update.services);
        if (update.status != IncidentStatus::Postmortem)
            open = update.status != IncidentStatus::Resolved;
        recorder.set(impacts, open, std::max(update.postedAt, incident.startedAt));
    }
    return recorder.take();
}

} // namespace signalbox
