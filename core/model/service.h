// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/shape.h"
#include "core/model/status.h"

namespace signalbox {

using ServiceId = Id<struct Service>;

/// Something whose status people care about. Services form a tree of their own; a page
/// arranges those that it shows independently of it (PageService).
struct Service
{
    ServiceId id;
    Name name;
    Summary description;
    std::optional<ServiceId> parentId;
    int position = 0; ///< among its siblings, ascending; ties by name
    ServiceStatus manualStatus = ServiceStatus::Operational;
    Timestamp createdAt; ///< history before it is unknown

    friend bool operator==(const Service &, const Service &) = default;
};

template <>
struct Shape<Service>
{
    static constexpr QLatin1StringView name{"service"};
    static constexpr auto fields = std::make_tuple(
        field("id", &Service::id, Access::Once), field("name", &Service::name),
        field("description", &Service::description), field("parent_id", &Service::parentId),
        field("position", &Service::position), field("manual_status", &Service::manualStatus),
        field("created_at", &Service::createdAt, Access::Derived));
};

} // namespace signalbox
