// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/shape.h"
#include "core/model/status.h"

namespace signalbox {

using IncidentTypeId = Id<struct IncidentType>;

/// Severity. Minor and Major are built in: their ids are the same in every workspace, and
/// they cannot be removed.
struct IncidentType
{
    IncidentTypeId id;
    Name name;
    Slug slug; ///< unique; what the API takes as "type"
    Color color = Color::parse(u"#b7791f").value();
    ServiceStatus defaultImpact = ServiceStatus::DegradedPerformance;
    bool countsAsDowntime = true;
    bool builtIn = false;
    int position = 0;

    friend bool operator==(const IncidentType &, const IncidentType &) = default;
};

template <>
struct Shape<IncidentType>
{
    static constexpr QLatin1StringView name{"incident_type"};
    static constexpr auto fields = std::make_tuple(
        field("id", &IncidentType::id, Access::Once), field("name", &IncidentType::name),
        field("slug", &IncidentType::slug), field("color", &IncidentType::color),
        field("default_impact", &IncidentType::defaultImpact),
        field("counts_as_downtime", &IncidentType::countsAsDowntime),
        field("built_in", &IncidentType::builtIn, Access::Derived),
        field("position", &IncidentType::position));
};

[[nodiscard]] IncidentType minorType();
[[nodiscard]] IncidentType majorType();

} // namespace signalbox
