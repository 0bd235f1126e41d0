// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/uptime.h"

#include "core/model/timeline.h"

#include <QTimeZone>
#include <algorithm>

namespace signalbox {

namespace {

/// A stretch of one service's past. Those of one service never overlap once merged.
struct Segment
{
    Timestamp from;
    Timestamp to;
    ServiceStatus shown;   ///< the worst of all
    ServiceStatus counted; ///< the worst of what counts as downtime
};

/// Counts what is going on at a moment, by status.
class Ongoing
{
public:
    void change(const Segment &segment, int by)
    {
        m_shown[size_t(segment.shown)] += by;
        m_counted[size_t(segment.counted)] += by;
    }
    [[nodiscard]] ServiceStatus shown() const { return worst(m_shown); }
    [[nodiscard]] ServiceStatus counted() const { return worst(m_counted); }

private:
    using Counts = std::array<int, 5>;
    static ServiceStatus worst(const Counts &counts)
    {
        for (size_t i = counts.size() - 1; i > 0; --i) {
            if (counts[i] > 0)
                return ServiceStatus(i);
        }
        return ServiceStatus::Operational;
    }
    Counts m_shown{};
    Counts m_counted{};
};

/// Makes overlapping segments into ascending ones that do not overlap.
std::vector<Segment> merged(const std::vector<Segment> &segments)
{
    if (segments.size() < 2)
        return segments;
    struct Edge { Timestamp at; int by; const Segment *segment; };
    std::vector<Edge> edges;
    edges.reserve(segments.size() * 2);
    for (const Segment &segment : segments) {
        edges.push_back({segment.from, 1, &segment});
        edges.push_back({segment.to, -1, &segment});
    }
    std::ranges::sort(edges, {}, &Edge::at);

    std::vector<Segment> result;
    Ongoing ongoing;
    for (size_t i = 0; i < edges.size(); ++i) {
        ongoing.change(*edges[i].segment, edges[i].by);
        const bool last = i + 1 == edges.size();
        if (last || edges[i + 1].at == edges[i].at || ongoing.shown() == ServiceStatus::Operational)
            continue;
        const Segment next{edges[i].at, edges[i + 1].at, ongoing.shown(), ongoing.counted()};
        Segment *before = result.empty() ? nullptr : &result.back();
        if (before && before->to == next.from && before->shown == next.shown
            && before->counted == next.counted)
            before->to = next.to;
        else
            result.push_back(next);
    }
    return result;
}

double weight(ServiceStatus counted, const UptimeRules &rules)
{
    switch (counted) {
    case ServiceStatus::Operational: return 0;
    case ServiceStatus::UnderMaintenance: return rules.countMaintenance ? rules.major : 0;
    case ServiceStatus::DegradedPerformance: return rules.degraded;
    case ServiceStatus::PartialOutage: return rules.partial;
    case ServiceStatus::MajorOutage: return rules.major;
    }
    Q_UNREACHABLE();
}

/// Deals merged segments out to the days that they lie in.
std::vector<TroubledDay> byDay(const std::vector<Segment> &segments,
                               std::span<const Timestamp> starts, const UptimeRules &rules)
{
    std::vector<TroubledDay> days;
    for (const Segment &segment : segments) {
        auto next = std::ranges::upper_bound(starts, segment.from);
        for (Timestamp at = segment.from; at < segment.to; ++next) {
            const Timestamp until = std::min(segment.to, *next);
            const int day = int(next - starts.begin()) - 1;
            if (days.empty() || days.back().day != day)
                days.push_back({day, {}, {}, {}});
            TroubledDay &entry = days.back();
            entry.worst = std::max(entry.worst, segment.shown);
            entry.lasted[size_t(segment.shown)] += until - at;
            entry.downtime += double((until - at).count()) * weight(segment.counted, rules);
            at = until;
        }
    }
    return days;
}

} // namespace

std::vector<Timestamp> dayStarts(const TimeZone &zone, Timestamp now, int days)
{
    const QTimeZone qtZone(zone.toString().toLatin1());
    const QTimeZone known = qtZone.isValid() ? qtZone : QTimeZone::utc();
    const QDate today = QDateTime::fromMSecsSinceEpoch(toMillis(now), known).date();
    std::vector<Timestamp> starts;
    starts.reserve(size_t(days) + 1);
    for (int i = 1 - days; i <= 1; ++i)
        starts.push_back(fromMillis(today.addDays(i).startOfDay(known).toMSecsSinceEpoch()));
    return starts;
}

std::vector<HistorySpan> historySpans(const Workspace &workspace, const ServiceTree &tree,
                                      Timestamp since, Timestamp now)
{
    std::vector<HistorySpan> spans;
    for (const Incident &incident : workspace.incidents) {
        if (incident.endedAt.value_or(now) < since)
            continue;
        const auto timeline = workspace.updates.constFind(incident.id);
        const std::span<const IncidentUpdate> updates =
            timeline == workspace.updates.cend() ? std::span<const IncidentUpdate>() : *timeline;
        const auto type = workspace.incidentTypes.constFind(incident.typeId);
        const bool counts = type == workspace.incidentTypes.cend() || type->countsAsDowntime;
        for (const ImpactSpan &span : impactSpans(incident, updates)) {
            const int node = tree.indexOf(span.serviceId);
            const Timestamp to = std::min(span.to.value_or(now), now);
            if (node >= 0 && span.from < to)
                spans.push_back({node, span.impact, counts, span.from, to});
        }
    }
    return spans;
}

Milliseconds TroubledDay::trouble() const
{
    return in(ServiceStatus::DegradedPerformance) + in(ServiceStatus::PartialOutage)
           + in(ServiceStatus::MajorOutage);
}

std::vector<ServiceHistory> histories(const ServiceTree &tree, std::span<const HistorySpan> spans,
                                      std::span<const Timestamp> starts, Timestamp now,
                                      const UptimeRules &rules)
{
    const auto nodes = tree.nodes();
    std::vector<std::vector<Segment>> segments(nodes.size());
    std::vector<ServiceHistory> result(nodes.size());
    for (size_t i = 0; i < nodes.size(); ++i)
        result[i].knownFrom = nodes[i].service->createdAt;
    for (const HistorySpan &span : spans) {
        Timestamp &known = result[size_t(span.node)].knownFrom;
        known = std::min(known, span.from);
        const Timestamp from = std::max(span.from, starts.front());
        const Timestamp to = std::min({span.to, now, starts.back()});
        if (from < to)
            segments[size_t(span.node)].push_back(
                {from, to, span.status,
                 span.countsAsDowntime ? span.status : ServiceStatus::Operational});
    }

    for (size_t i = nodes.size(); i-- > 0;) {
        const std::vector<Segment> own = merged(segments[i]);
        result[i].days = byDay(own, starts, rules);
        if (nodes[i].parent < 0)
            continue;
        const auto parent = size_t(nodes[i].parent);
        segments[parent].insert(segments[parent].end(), own.begin(), own.end());
        result[parent].knownFrom = std::min(result[parent].knownFrom, result[i].knownFrom);
    }
    return result;
}

Uptime uptime(const ServiceHistory &history, std::span<const Timestamp> starts, int firstDay,
              Timestamp now, const UptimeRules &rules)
{
    const Timestamp from = starts[size_t(firstDay)];
    const double window = double((now - from).count());
    const double known = double((now - std::min(now, std::max(from, history.knownFrom))).count());
    double counted = known;
    double downtime = 0;
    for (const TroubledDay &day : history.days) {
        if (day.day < firstDay)
            continue;
        downtime += day.downtime;
        if (!rules.countMaintenance)
            counted -= double(day.in(ServiceStatus::UnderMaintenance).count());
    }
    Uptime result;
    result.coverage = window > 0 ? known / window : 0;
    if (counted > 0)
        result.share = std::clamp(1.0 - downtime / counted, 0.0, 1.0);
    return result;
}

} // namespace signalbox
