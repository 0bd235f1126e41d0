// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/notifier.h"

#include "ui/kit/words.h"

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

constexpr qsizetype singly = 3; ///< more news at once are summed up

} // namespace

Notifier::Notifier(Replica &replica, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
    , m_caughtUp(replica.connectionState() == ConnectionState::Online)
{
    connect(&replica, &Replica::reset, this, [this] {
        m_caughtUp = m_replica.connectionState() == ConnectionState::Online;
        learnAll();
    });
    connect(&replica, &Replica::connectionChanged, this, [this](ConnectionState state) {
        if (state == ConnectionState::Online && !m_caughtUp) {
            m_caughtUp = true;
            learnAll();
        }
    });
    connect(&replica, &Replica::changed, this, &Notifier::onChanged);
    learnAll();
}

void Notifier::learnAll()
{
    m_open.clear();
    m_statuses.clear();
    for (const Incident &incident : m_replica.workspace().incidents) {
        if (incident.isOpen())
            m_open.insert(incident.id);
    }
    for (const Service &service : m_replica.workspace().services)
        m_statuses.insert(service.id, service.manualStatus);
}

void Notifier::onChanged(const std::vector<EntityRef> &entities)
{
    std::vector<Item> items;
    for (const EntityRef &entity : entities) {
        const bool ours = m_replica.isPending(entity);
        std::optional<Item> item;
        if (entity.kind == EntityKind::Incident)
            item = lookAtIncident(IncidentId(entity.id), ours);
        else if (entity.kind == EntityKind::Service)
            item = lookAtService(ServiceId(entity.id), ours);
        if (item && m_caughtUp)
            items.push_back(std::move(*item));
    }
    if (std::ssize(items) <= singly) {
        for (const Item &item : items)
            emit news(item.title, item.text, item.entity);
        return;
    }
    const auto others = static_cast<int>(items.size()) - 1;
    emit news(items.front().title, tr("and %n more", nullptr, others), items.front().entity);
}

std::optional<Notifier::Item> Notifier::lookAtIncident(const IncidentId &id, bool ours)
{
    const auto found = m_replica.workspace().incidents.constFind(id);
    if (found == m_replica.workspace().incidents.constEnd() || !found->isOpen()) {
        m_open.remove(id);
        return {};
    }
    if (m_open.contains(id))
        return {};
    m_open.insert(id);
    if (ours)
        return {};
    const QString services = serviceNames(*found);
    return Item{found->title.toString(),
                services.isEmpty() ? tr("Incident opened") : tr("Incident opened: %1").arg(services),
                {EntityKind::Incident, id.uuid()}};
}

std::optional<Notifier::Item> Notifier::lookAtService(const ServiceId &id, bool ours)
{
    const auto found = m_replica.workspace().services.constFind(id);
    if (found == m_replica.workspace().services.constEnd()) {
        m_statuses.remove(id);
        return {};
    }
    const ServiceStatus before = m_statuses.value(id, ServiceStatus::Operational);
    const ServiceStatus now = found->manualStatus;
    m_statuses.insert(id, now);
    if (ours || now <= before || now < ServiceStatus::DegradedPerformance)
        return {};
    return Item{found->name.toString(), words::of(now), {EntityKind::Service, id.uuid()}};
}

QString Notifier::serviceNames(const Incident &incident) const
{
    QStringList names;
    for (const Impact &impact : incident.impacts) {
        const auto service = m_replica.workspace().services.constFind(impact.serviceId);
        if (service != m_replica.workspace().services.constEnd())
            names.append(service->name.toString());
    }
    return names.join(u", "_s);
}

} // namespace signalbox
