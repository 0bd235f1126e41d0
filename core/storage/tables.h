// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

namespace signalbox {

/// A field that is a list of structs lies in a table of its own: owner_id, ordinal (its place
/// in the list), and the struct's fields.
struct ChildTable
{
    QLatin1StringView field;
    QLatin1StringView table;
};

/// Where the rows of an entity are. Their columns are the names in its Shape, then `revision`
/// and `field_revisions`.
template <class T>
struct Table;

template <>
struct Table<Service>
{
    static constexpr QLatin1StringView name{"services"};
    static constexpr std::array<ChildTable, 0> children{};
};

template <>
struct Table<Page>
{
    static constexpr QLatin1StringView name{"pages"};
    static constexpr std::array children{
        ChildTable{QLatin1StringView("services"), QLatin1StringView("page_services")}};
};

template <>
struct Table<IncidentType>
{
    static constexpr QLatin1StringView name{"incident_types"};
    static constexpr std::array<ChildTable, 0> children{};
};

template <>
struct Table<Incident>
{
    static constexpr QLatin1StringView name{"incidents"};
    static constexpr std::array children{
        ChildTable{QLatin1StringView("services"), QLatin1StringView("incident_services")},
        ChildTable{QLatin1StringView("impacts"), QLatin1StringView("incident_impacts")}};
};

template <>
struct Table<IncidentUpdate>
{
    static constexpr QLatin1StringView name{"incident_updates"};
    static constexpr std::array children{
        ChildTable{QLatin1StringView("services"), QLatin1StringView("incident_update_services")}};
};

template <>
struct Table<Member>
{
    static constexpr QLatin1StringView name{"members"};
    static constexpr std::array<ChildTable, 0> children{};
};

template <>
struct Table<ApiToken>
{
    static constexpr QLatin1StringView name{"tokens"};
    static constexpr std::array<ChildTable, 0> children{};
};

template <class T>
struct KindOf;
template <> struct KindOf<Page> { static constexpr EntityKind value = EntityKind::Page; };
template <> struct KindOf<Service> { static constexpr EntityKind value = EntityKind::Service; };
template <> struct KindOf<IncidentType> { static constexpr EntityKind value = EntityKind::IncidentType; };
template <> struct KindOf<Incident> { static constexpr EntityKind value = EntityKind::Incident; };
template <> struct KindOf<IncidentUpdate> { static constexpr EntityKind value = EntityKind::IncidentUpdate; };
template <> struct KindOf<Member> { static constexpr EntityKind value = EntityKind::Member; };

/// Calls `visit.template operator()<Page>()` or whatever struct is of that kind.
template <class Visit>
decltype(auto) withEntity(EntityKind kind, Visit &&visit)
{
    switch (kind) {
    case EntityKind::Page: return visit.template operator()<Page>();
    case EntityKind::Service: return visit.template operator()<Service>();
    case EntityKind::IncidentType: return visit.template operator()<IncidentType>();
    case EntityKind::Incident: return visit.template operator()<Incident>();
    case EntityKind::IncidentUpdate: return visit.template operator()<IncidentUpdate>();
    case EntityKind::Member: return visit.template operator()<Member>();
    }
    Q_UNREACHABLE();
}

} // namespace signalbox
