// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/incidenttype.h"
#include "core/model/service.h"

#include <span>

namespace signalbox {

using IncidentId = Id<struct Incident>;
using IncidentUpdateId = Id<struct IncidentUpdate>;

/// How badly an incident hits one service. Operational: named, but not hurt.
struct Impact
{
    ServiceId serviceId;
    ServiceStatus impact = ServiceStatus::Operational;

    friend bool operator==(const Impact &, const Impact &) = default;
};

template <>
struct Shape<Impact>
{
    static constexpr QLatin1StringView name{"impact"};
    static constexpr auto fields = std::make_tuple(field("service_id", &Impact::serviceId),
                                                   field("impact", &Impact::impact));
};

/// One entry of an incident's timeline.
struct IncidentUpdate
{
    IncidentUpdateId id;
    IncidentId incidentId;
    IncidentStatus status = IncidentStatus::Investigating;
    Markdown body;
    Timestamp postedAt; ///< may be back-dated; orders the timeline, ties by id
    /// Impacts from postedAt on, for the services named; others stay as they were.
    std::vector<Impact> services;
    bool notify = false; ///< the box was ticked when it was posted
    Name author;         ///< who posted it, for admins; never on the page
    Timestamp createdAt;
    std::optional<Timestamp> editedAt;

    friend bool operator==(const IncidentUpdate &, const IncidentUpdate &) = default;
};

template <>
struct Shape<IncidentUpdate>
{
    static constexpr QLatin1StringView name{"incident_update"};
    static constexpr auto fields = std::make_tuple(
        field("id", &IncidentUpdate::id, Access::Once),
        field("incident_id", &IncidentUpdate::incidentId, Access::Once),
        field("status", &IncidentUpdate::status), field("body", &IncidentUpdate::body),
        field("posted_at", &IncidentUpdate::postedAt),
        field("services", &IncidentUpdate::services),
        field("notify", &IncidentUpdate::notify, Access::Once),
        field("author", &IncidentUpdate::author, Access::Derived),
        field("created_at", &IncidentUpdate::createdAt, Access::Derived),
        field("edited_at", &IncidentUpdate::editedAt, Access::Derived));
};

/// Something is wrong. What follows from the timeline (status, end, present impacts) is kept
/// in derived fields so that it can be asked for; settle() in timeline.h works it out.
struct Incident
{
    IncidentId id;
    Title title;
    IncidentTypeId typeId;
    Timestamp startedAt;           ///< may be back-dated
    std::vector<Impact> services;  ///< impacts at startedAt
    IncidentStatus status = IncidentStatus::Investigating; ///< of the newest update
    std::optional<Timestamp> endedAt; ///< when the update that resolved it was posted
    std::vector<Impact> impacts;   ///< at present; after the end: as they last were
    Timestamp createdAt;

    [[nodiscard]] bool isOpen() const { return !endedAt; }
    friend bool operator==(const Incident &, const Incident &) = default;
};

template <>
struct Shape<Incident>
{
    static constexpr QLatin1StringView name{"incident"};
    static constexpr auto fields = std::make_tuple(
        field("id", &Incident::id, Access::Once), field("title", &Incident::title),
        field("type_id", &Incident::typeId), field("started_at", &Incident::startedAt),
        field("services", &Incident::services),
        field("status", &Incident::status, Access::Derived),
        field("ended_at", &Incident::endedAt, Access::Derived),
        field("impacts", &Incident::impacts, Access::Derived),
        field("created_at", &Incident::createdAt, Access::Derived));
};

} // namespace signalbox
