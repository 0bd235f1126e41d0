// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/incident.h"

namespace signalbox {

/// A stretch of time in which an incident hit a service in one way. `to` is exclusive; none
/// means until now.
struct ImpactSpan
{
    ServiceId serviceId;
    ServiceStatus impact = ServiceStatus::Operational;
    Timestamp from;
    std::optional<Timestamp> to;

    friend bool operator==(const ImpactSpan &, const ImpactSpan &) = default;
};

/// The incident with its derived fields (status, endedAt, impacts) as its timeline has them.
/// `updates` must be oldest first. A post-mortem neither ends nor reopens; an update with an
/// open status after a resolved one reopens.
[[nodiscard]] Incident settle(Incident incident, std::span<const IncidentUpdate> updates);

/// When which service was hit how, by the impacts at the start and those that each update
/// changed. Nothing after a resolved update until it is reopened. Spans of Operational are
/// left out; touching spans with the same impact are one.
[[nodiscard]] std::vector<ImpactSpan> impactSpans(const Incident &incident,
                                                  std::span<const IncidentUpdate> updates);

} // namespace signalbox
