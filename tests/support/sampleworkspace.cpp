// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/timeline.h"
#include "tests/support/memoryreplica.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::test {

namespace {

class Builder
{
public:
    explicit Builder(Timestamp now) : m_now(now)
    {
        m_workspace.put(minorType());
        m_workspace.put(majorType());
        m_page.id = PageId(makeUuid(now));
        m_page.name = Name::parse(u"Northwind").value();
        m_page.slug = Slug::parse(u"northwind").value();
        m_page.isDefault = true;
        m_page.createdAt = now - 24h * 400;
    }

    ServiceId service(const QString &name, const std::optional<ServiceId> &parent = {})
    {
        Service service;
        service.id = ServiceId(makeUuid(m_now));
        service.name = Name::parse(name).value();
        service.parentId = parent;
        service.position = m_position++;
        service.createdAt = m_now - 24h * 400;
        m_workspace.put(service);
        m_page.services.push_back({service.id, parent, service.position});
        return service.id;
    }

    IncidentId incident(const QString &title, const IncidentType &type, Milliseconds ago,
                        std::vector<Impact> impacts)
    {
        Incident incident;
        incident.id = IncidentId(makeUuid(m_now));
        incident.title = Title::parse(title).value();
        incident.typeId = type.id;
        incident.startedAt = incident.createdAt = m_now - ago;
        incident.services = std::move(impacts);
        m_workspace.put(settle(incident, {}));
        return incident.id;
    }

    void update(const IncidentId &id, IncidentStatus status, Milliseconds ago, const QString &body)
    {
        IncidentUpdate update;
        update.id = IncidentUpdateId(makeUuid(m_now));
        update.incidentId = id;
        update.status = status;
        update.body = Markdown::parse(body).value();
        update.postedAt = update.createdAt = m_now - ago;
        update.notify = true;
        update.author = Name::parse(u"Kim").value();
        m_workspace.put(update);
        m_workspace.put(settle(m_workspace.incidents.value(id), m_workspace.updates.value(id)));
    }

    Workspace finish()
    {
        m_workspace.put(m_page);
        return m_workspace;
    }

private:
    Timestamp m_now;
    Workspace m_workspace;
    Page m_page;
    int m_position = 0;
};

void addIncidents(Builder &build, const ServiceId &checkout, const ServiceId &api,
                  const ServiceId &webhooks)
{
    using enum IncidentStatus;
    using enum ServiceStatus;
    const IncidentId cards = build.incident(
        u"Card payments are declined for some customers in Europe"_s, majorType(), 38min,
        {{checkout, PartialOutage}, {api, DegradedPerformance}});
    build.update(cards, Investigating, 32min,
                 u"We see a raised rate of declined cards since 13:52."_s);
    build.update(cards, Identified, 9min,
                 u"One of our two card processors is rejecting transactions from the EU region."_s);
    const IncidentId hooks = build.incident(u"Webhooks are delayed"_s, minorType(), 3h,
                                            {{webhooks, DegradedPerformance}});
    build.update(hooks, Investigating, 3h, u"Deliveries take up to ten minutes."_s);
    build.update(hooks, Monitoring, 40min, u"The backlog is shrinking."_s);
    const IncidentId login = build.incident(u"Sign-in failed for accounts with passkeys"_s,
                                            majorType(), 24h * 3 + 2h, {{api, MajorOutage}});
    build.update(login, Investigating, 24h * 3 + 2h, u"Sign-in with passkeys fails."_s);
    build.update(login, Resolved, 24h * 3 + 1h, u"A bad release was rolled back."_s);
    const IncidentId search = build.incident(u"Slow search"_s, minorType(), 24h * 12,
                                             {{api, DegradedPerformance}});
    build.update(search, Resolved, 24h * 12 - 45min, u"An index was rebuilt; search is quick again."_s);
}

} // namespace

Workspace sampleWorkspace(Timestamp now)
{
    Builder build(now);
    const ServiceId payments = build.service(u"Payments"_s);
    const ServiceId checkout = build.service(u"Checkout"_s, payments);
    const ServiceId api = build.service(u"Payments API"_s, payments);
    const ServiceId webhooks = build.service(u"Webhooks"_s, payments);
    build.service(u"Invoices"_s, payments);
    const ServiceId web = build.service(u"Website"_s);
    build.service(u"Shop"_s, web);
    build.service(u"Customer area"_s, web);
    build.service(u"Search"_s, web);
    const ServiceId inside = build.service(u"Infrastructure"_s);
    build.service(u"Object storage"_s, inside);
    build.service(u"Mail delivery"_s, inside);
    addIncidents(build, checkout, api, webhooks);
    return build.finish();
}

Workspace bigWorkspace(Timestamp now, int services)
{
    Builder build(now);
    std::optional<ServiceId> group;
    for (int i = 0; i < services; ++i) {
        if (i % 20 == 0)
            group = build.service(u"Group %1"_s.arg(i / 20 + 1));
        else
            build.service(u"Service %1"_s.arg(i), group);
    }
    return build.finish();
}

} // namespace signalbox::test
