// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/values.h"

namespace signalbox {

/// Ordered: a later value is worse, so that std::max gives the worst.
enum class ServiceStatus {
    Operational,
    UnderMaintenance,
    DegradedPerformance,
    PartialOutage,
    MajorOutage
};

template <>
struct EnumNames<ServiceStatus>
{
    static constexpr std::array names{
        std::pair{ServiceStatus::Operational, "operational"},
        std::pair{ServiceStatus::UnderMaintenance, "under_maintenance"},
        std::pair{ServiceStatus::DegradedPerformance, "degraded_performance"},
        std::pair{ServiceStatus::PartialOutage, "partial_outage"},
        std::pair{ServiceStatus::MajorOutage, "major_outage"},
    };
};

enum class IncidentStatus { Investigating, Identified, Monitoring, Resolved, Postmortem };

template <>
struct EnumNames<IncidentStatus>
{
    static constexpr std::array names{
        std::pair{IncidentStatus::Investigating, "investigating"},
        std::pair{IncidentStatus::Identified, "identified"},
        std::pair{IncidentStatus::Monitoring, "monitoring"},
        std::pair{IncidentStatus::Resolved, "resolved"},
        std::pair{IncidentStatus::Postmortem, "postmortem"},
    };
};

/// The page's one sentence and colour.
enum class RollUp { None, Maintenance, Minor, Major, Critical };

template <>
struct EnumNames<RollUp>
{
    static constexpr std::array names{
        std::pair{RollUp::None, "none"},         std::pair{RollUp::Maintenance, "maintenance"},
        std::pair{RollUp::Minor, "minor"},       std::pair{RollUp::Major, "major"},
        std::pair{RollUp::Critical, "critical"},
    };
};

} // namespace signalbox
