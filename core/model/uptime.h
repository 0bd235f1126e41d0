// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/servicetree.h"

#include <array>

namespace signalbox {

/// How much of a second counts as down, by status.
struct UptimeRules
{
    double major = 1.0;
    double partial = 0.3;
    double degraded = 0.0;
    /// Off: time under maintenance is left out of the sum. On: it weighs like `major`.
    bool countMaintenance = false;
};

/// The days of a zone: `days` of them, the last one that of `now`. One more entry than days: day
/// i is [starts[i], starts[i + 1]), 23 or 25 hours long when the clocks change.
[[nodiscard]] std::vector<Timestamp> dayStarts(const TimeZone &zone, Timestamp now, int days);

/// A stretch in which a service, by its node in a tree, was not simply operational.
struct HistorySpan
{
    int node = 0;
    ServiceStatus status = ServiceStatus::Operational;
    bool countsAsDowntime = true;
    Timestamp from;
    Timestamp to; ///< exclusive

    friend bool operator==(const HistorySpan &, const HistorySpan &) = default;
};

/// What the workspace's incidents did to the tree's services until now. Incidents that ended
/// before `since` are left out.
[[nodiscard]] std::vector<HistorySpan> historySpans(const Workspace &workspace,
                                                    const ServiceTree &tree, Timestamp since,
                                                    Timestamp now);

/// A day on which a service was not simply operational.
struct TroubledDay
{
    int day = 0; ///< index into dayStarts()
    ServiceStatus worst = ServiceStatus::Operational;
    std::array<Milliseconds, 5> lasted{}; ///< by ServiceStatus; that of Operational stays zero
    double downtime = 0; ///< milliseconds, each weighed by the rules

    [[nodiscard]] Milliseconds in(ServiceStatus status) const { return lasted[size_t(status)]; }
    /// Degraded or worse.
    [[nodiscard]] Milliseconds trouble() const;

    friend bool operator==(const TroubledDay &, const TroubledDay &) = default;
};

/// The past of one service, or of a parent: the union of its own and its children's. Only days
/// with trouble are listed, so that a quiet year costs nothing.
struct ServiceHistory
{
    Timestamp knownFrom;           ///< nobody looked before: unknown
    std::vector<TroubledDay> days; ///< ascending

    friend bool operator==(const ServiceHistory &, const ServiceHistory &) = default;
};

/// By node index. Overlaps count once, by the worst; a span that does not count as downtime
/// colours its days but never hides one that does. A service is known from its createdAt on, or
/// from its first span if that is earlier: who reports an older incident says that somebody
/// looked then.
[[nodiscard]] std::vector<ServiceHistory> histories(const ServiceTree &tree,
                                                    std::span<const HistorySpan> spans,
                                                    std::span<const Timestamp> starts,
                                                    Timestamp now, const UptimeRules &rules = {});

struct Uptime
{
    std::optional<double> share; ///< 0 to 1; none when nothing is known
    double coverage = 0;         ///< share of the time in which somebody looked, 0 to 1
};

/// Over the days from `firstDay` until now.
[[nodiscard]] Uptime uptime(const ServiceHistory &history, std::span<const Timestamp> starts,
                            int firstDay, Timestamp now, const UptimeRules &rules = {});

} // namespace signalbox
