// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/incident.h"
#include "core/model/member.h"
#include "core/model/page.h"

#include <QHash>

namespace signalbox {

/// The kinds of thing that are replicated to desktops, by the `name` of their Shape.
enum class EntityKind { Page, Service, IncidentType, Incident, IncidentUpdate, Member };

template <>
struct EnumNames<EntityKind>
{
    static constexpr std::array names{
        std::pair{EntityKind::Page, "page"},
        std::pair{EntityKind::Service, "service"},
        std::pair{EntityKind::IncidentType, "incident_type"},
        std::pair{EntityKind::Incident, "incident"},
        std::pair{EntityKind::IncidentUpdate, "incident_update"},
        std::pair{EntityKind::Member, "member"},
    };
};

/// The replicated entities of a workspace, in memory. The hashes are implicitly shared: a copy
/// costs nothing until one side changes, so a copy can be handed to another thread to render.
struct Workspace
{
    QHash<PageId, Page> pages;
    QHash<ServiceId, Service> services;
    QHash<IncidentTypeId, IncidentType> incidentTypes;
    QHash<IncidentId, Incident> incidents;
    QHash<IncidentId, std::vector<IncidentUpdate>> updates; ///< oldest first (postedAt, id)
    QHash<MemberId, Member> members;

    /// Puts in or replaces by id.
    void put(const Page &page) { pages.insert(page.id, page); }
    void put(const Service &service) { services.insert(service.id, service); }
    void put(const IncidentType &type) { incidentTypes.insert(type.id, type); }
    void put(const Incident &incident) { incidents.insert(incident.id, incident); }
    void put(const IncidentUpdate &update);
    void put(const Member &member) { members.insert(member.id, member); }

    /// By kind and JSON form, as changes arrive over the network.
    [[nodiscard]] Result<void> put(EntityKind kind, const QJsonObject &json);
    /// Forgets it if it is there. Removing an incident forgets its updates too.
    void remove(EntityKind kind, const QUuid &id);

    [[nodiscard]] const Page *defaultPage() const;
    /// Pages by name, children by position and name: the order in which lists show them.
    [[nodiscard]] std::vector<Page> sortedPages() const;
    [[nodiscard]] std::vector<Service> children(const std::optional<ServiceId> &parent) const;
    [[nodiscard]] std::vector<IncidentType> sortedTypes() const;
    /// Newest start first.
    [[nodiscard]] std::vector<Incident> sortedIncidents() const;
};

} // namespace signalbox
