// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"
#include "core/model/workspace.h"

namespace signalbox::test {

/// Puts a workspace together in a few lines. Ids count up, so that two runs build the same.
class WorkspaceBuilder
{
public:
    explicit WorkspaceBuilder(Timestamp created = fromMillis(1'767'225'600'000)) : m_created(created)
    {
        workspace.put(minorType());
        workspace.put(majorType());
    }

    Workspace workspace;

    ServiceId service(const QString &name, std::optional<ServiceId> parent = {},
                      std::optional<Timestamp> created = {})
    {
        Service service;
        service.id = next<ServiceId>();
        service.name = Name::parse(name).value();
        service.parentId = parent;
        service.position = m_position++;
        service.createdAt = created.value_or(m_created);
        workspace.put(service);
        return service.id;
    }

    /// A page that shows every service as the workspace arranges it.
    PageId page(const QString &name, const QString &slug)
    {
        Page page;
        page.id = next<PageId>();
        page.name = Name::parse(name).value();
        page.slug = Slug::parse(slug).value();
        page.isDefault = workspace.pages.isEmpty();
        page.createdAt = m_created;
        for (const Service &service : workspace.services)
            page.services.push_back({service.id, service.parentId, service.position});
        workspace.put(page);
        return page.id;
    }

    IncidentId incident(const QString &title, Timestamp startedAt, std::vector<Impact> services,
                        IncidentTypeId type = majorType().id)
    {
        Incident incident;
        incident.id = next<IncidentId>();
        incident.title = Title::parse(title).value();
        incident.typeId = type;
        incident.startedAt = startedAt;
        incident.createdAt = startedAt;
        incident.services = std::move(services);
        workspace.put(settle(incident, {}));
        return incident.id;
    }

    IncidentUpdateId update(const IncidentId &id, IncidentStatus status, Timestamp at,
                            const QString &body = {}, std::vector<Impact> services = {})
    {
        IncidentUpdate update;
        update.id = next<IncidentUpdateId>();
        update.incidentId = id;
        update.status = status;
        update.postedAt = at;
        update.createdAt = at;
        update.body = Markdown::parse(body).value();
        update.services = std::move(services);
        workspace.put(update);
        workspace.put(settle(workspace.incidents.value(id), workspace.updates.value(id)));
        return update.id;
    }

    void setManual(const ServiceId &id, ServiceStatus status)
    {
        workspace.services[id].manualStatus = status;
    }

private:
    template <class AnyId>
    AnyId next()
    {
        ++m_last;
        return AnyId(QUuid(0x01900000, 0, 0x7000, 0x80, 0x01, 0, 0, uchar(m_last >> 24),
                           uchar(m_last >> 16), uchar(m_last >> 8), uchar(m_last)));
    }

    Timestamp m_created;
    quint32 m_last = 1;
    int m_position = 0;
};

} // namespace signalbox::test
