// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/health.h"

#include <QSet>
#include <algorithm>

namespace signalbox {

Health::Health(Replica &replica, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
{
    connect(&replica, &Replica::changed, this, &Health::invalidate);
    connect(&replica, &Replica::reset, this, &Health::invalidate);
}

ServiceStatus Health::statusOf(const ServiceId &service) const
{
    settle();
    return m_services.value(service, ServiceStatus::Operational);
}

RollUp Health::rollUpOf(const PageId &page) const
{
    settle();
    return m_pages.value(page).rollUp;
}

ServiceStatus Health::worst() const
{
    settle();
    return m_worst;
}

const std::vector<IncidentId> &Health::openIncidents() const
{
    settle();
    return m_open;
}

int Health::openOn(const PageId &page) const
{
    settle();
    return m_pages.value(page).open;
}

const std::vector<ServiceId> &Health::troubled() const
{
    settle();
    return m_troubled;
}

void Health::invalidate()
{
    m_stale = true;
    if (m_announced)
        return;
    m_announced = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_announced = false;
            emit changed();
        },
        Qt::QueuedConnection);
}

void Health::settle() const
{
    if (!m_stale)
        return;
    m_stale = false;
    settleServices();
    settlePages();
}

void Health::settleServices() const
{
    const Workspace &workspace = m_replica.workspace();
    m_services.clear();
    m_open.clear();
    m_troubled.clear();
    m_worst = ServiceStatus::Operational;
    for (const Service &service : workspace.services)
        m_services.insert(service.id, service.manualStatus);
    for (const Incident &incident : workspace.incidents) {
        if (!incident.isOpen())
            continue;
        m_open.push_back(incident.id);
        for (const Impact &impact : incident.impacts) {
            if (const auto found = m_services.find(impact.serviceId); found != m_services.end())
                found.value() = std::max(found.value(), impact.impact);
        }
    }
    std::ranges::sort(m_open, [&](const IncidentId &a, const IncidentId &b) {
        const Incident &left = *workspace.incidents.constFind(a);
        const Incident &right = *workspace.incidents.constFind(b);
        return left.startedAt != right.startedAt ? left.startedAt > right.startedAt : b < a;
    });
    QSet<ServiceId> parents;
    const QHash<ServiceId, ServiceStatus> direct = m_services;
    for (const Service &service : workspace.services) {
        if (service.parentId)
            parents.insert(*service.parentId);
        // Up the ancestors; bounded, so that a loop in a damaged tree ends.
        const ServiceStatus own = direct.value(service.id);
        std::optional<ServiceId> above = service.parentId;
        for (int depth = 0; above && depth < 64 && own > ServiceStatus::Operational; ++depth) {
            const auto parent = workspace.services.constFind(*above);
            if (parent == workspace.services.constEnd())
                break;
            m_services[*above] = std::max(m_services.value(*above), own);
            above = parent->parentId;
        }
        m_worst = std::max(m_worst, own);
    }
    for (const Service &service : workspace.services) {
        if (m_services.value(service.id) != ServiceStatus::Operational
            && (!parents.contains(service.id) || direct.value(service.id) != ServiceStatus::Operational))
            m_troubled.push_back(service.id);
    }
    std::ranges::sort(m_troubled, [&](const ServiceId &a, const ServiceId &b) {
        const ServiceStatus left = m_services.value(a);
        const ServiceStatus right = m_services.value(b);
        if (left != right)
            return left > right;
        return workspace.services.constFind(a)->name.toString().localeAwareCompare(
                   workspace.services.constFind(b)->name.toString()) < 0;
    });
}

void Health::settlePages() const
{
    const Workspace &workspace = m_replica.workspace();
    m_pages.clear();
    for (const Page &page : workspace.pages) {
        PageHealth health;
        QSet<ServiceId> shown;
        QSet<ServiceId> parents;
        for (const PageService &entry : page.services) {
            shown.insert(entry.serviceId);
            if (entry.parentId)
                parents.insert(*entry.parentId);
        }
        for (const IncidentId &id : m_open) {
            const Incident &incident = *workspace.incidents.constFind(id);
            const bool names = std::ranges::any_of(incident.impacts, [&](const Impact &impact) {
                return shown.contains(impact.serviceId);
            });
            if (names || incident.impacts.empty())
                ++health.open;
        }
        ServiceStatus worst = ServiceStatus::Operational;
        qsizetype leaves = 0;
        qsizetype down = 0;
        for (const ServiceId &id : shown) {
            const ServiceStatus status = m_services.value(id);
            worst = std::max(worst, status);
            if (!parents.contains(id)) {
                ++leaves;
                down += status == ServiceStatus::MajorOutage;
            }
        }
        if (worst == ServiceStatus::MajorOutage)
            health.rollUp = down * 4 < leaves ? RollUp::Major : RollUp::Critical;
        else if (worst == ServiceStatus::PartialOutage)
            health.rollUp = RollUp::Major;
        else if (worst == ServiceStatus::DegradedPerformance || health.open > 0)
            health.rollUp = RollUp::Minor;
        else if (worst == ServiceStatus::UnderMaintenance)
            health.rollUp = RollUp::Maintenance;
        m_pages.insert(page.id, health);
    }
}

CurrentPage::CurrentPage(Replica &replica, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
{
    connect(&replica, &Replica::reset, this, &CurrentPage::check);
    connect(&replica, &Replica::changed, this, [this](const std::vector<EntityRef> &entities) {
        const bool pages = std::ranges::any_of(
            entities, [](const EntityRef &entity) { return entity.kind == EntityKind::Page; });
        if (pages)
            check();
    });
    check();
}

const Page *CurrentPage::page() const
{
    const auto found = m_replica.workspace().pages.constFind(m_id);
    return found == m_replica.workspace().pages.constEnd() ? nullptr : &found.value();
}

void CurrentPage::set(const PageId &id)
{
    if (id == m_id || !m_replica.workspace().pages.contains(id))
        return;
    m_id = id;
    emit changed();
}

void CurrentPage::check()
{
    if (!page()) {
        const Page *fallback = m_replica.workspace().defaultPage();
        m_id = fallback ? fallback->id : PageId();
    }
    emit changed();
}

} // namespace signalbox
