// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/workspace.h"

#include <algorithm>

namespace signalbox {

namespace {

template <class T>
Result<void> putJson(Workspace &workspace, const QJsonObject &json)
{
    return fromJson<T>(json).map([&](const T &entity) { workspace.put(entity); });
}

template <class Hash, class Before>
auto sortedValues(const Hash &hash, Before before)
{
    std::vector<typename Hash::mapped_type> values(hash.cbegin(), hash.cend());
    std::sort(values.begin(), values.end(), before);
    return values;
}

bool byPosition(const auto &a, const auto &b)
{
    if (a.position != b.position)
        return a.position < b.position;
    if (const int order = a.name.toString().localeAwareCompare(b.name.toString()); order != 0)
        return order < 0;
    return a.id < b.id;
}

void removeUpdate(QHash<IncidentId, std::vector<IncidentUpdate>> &updates,
                  const IncidentUpdateId &id)
{
    for (auto it = updates.begin(); it != updates.end(); ++it) {
        if (std::erase_if(it.value(), [&](const IncidentUpdate &u) { return u.id == id; }) > 0)
            return;
    }
}

} // namespace

void Workspace::put(const IncidentUpdate &update)
{
    std::vector<IncidentUpdate> &timeline = updates[update.incidentId];
    std::erase_if(timeline, [&](const IncidentUpdate &other) { return other.id == update.id; });
    const auto later = [](const IncidentUpdate &a, const IncidentUpdate &b) {
        return std::tie(a.postedAt, a.id) < std::tie(b.postedAt, b.id);
    };
    timeline.insert(std::upper_bound(timeline.begin(), timeline.end(), update, later), update);
}

Result<void> Workspace::put(EntityKind kind, const QJsonObject &json)
{
    switch (kind) {
    case EntityKind::Page: return putJson<Page>(*this, json);
    case EntityKind::Service: return putJson<Service>(*this, json);
    case EntityKind::IncidentType: return putJson<IncidentType>(*this, json);
    case EntityKind::Incident: return putJson<Incident>(*this, json);
    case EntityKind::IncidentUpdate: return putJson<IncidentUpdate>(*this, json);
    case EntityKind::Member: return putJson<Member>(*this, json);
    }
    Q_UNREACHABLE();
}

void Workspace::remove(EntityKind kind, const QUuid &id)
{
    switch (kind) {
    case EntityKind::Page: pages.remove(PageId(id)); break;
    case EntityKind::Service: services.remove(ServiceId(id)); break;
    case EntityKind::IncidentType: incidentTypes.remove(IncidentTypeId(id)); break;
    case EntityKind::Incident:
        incidents.remove(IncidentId(id));
        updates.remove(IncidentId(id));
        break;
    case EntityKind::IncidentUpdate: removeUpdate(updates, IncidentUpdateId(id)); break;
    case EntityKind::Member: members.remove(MemberId(id)); break;
    }
}

const Page *Workspace::defaultPage() const
{
    for (const Page &page : pages) {
        if (page.isDefault)
            return &page;
    }
    return nullptr;
}

std::vector<Page> Workspace::sortedPages() const
{
    return sortedValues(pages, [](const Page &a, const Page &b) {
        const int order = a.name.toString().localeAwareCompare(b.name.toString());
        return order != 0 ? order < 0 : a.id < b.id;
    });
}

std::vector<Service> Workspace::children(const std::optional<ServiceId> &parent) const
{
    std::vector<Service> found;
    for (const Service &service : services) {
        if (service.parentId == parent)
            found.push_back(service);
    }
    std::sort(found.begin(), found.end(), byPosition<Service, Service>);
    return found;
}

std::vector<IncidentType> Workspace::sortedTypes() const
{
    return sortedValues(incidentTypes, byPosition<IncidentType, IncidentType>);
}

std::vector<Incident> Workspace::sortedIncidents() const
{
    return sortedValues(incidents, [](const Incident &a, const Incident &b) {
        return std::tie(b.startedAt, b.id) < std::tie(a.startedAt, a.id);
    });
}

} // namespace signalbox
