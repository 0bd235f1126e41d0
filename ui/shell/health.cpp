// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/health.h"

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

PageStatus Health::statusOf(const PageId &page) const
{
    settle();
    return m_pages.value(page).status;
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
    settleIncidents();
    settlePages();
}

void Health::settleServices() const
{
    const Workspace &workspace = m_replica.workspace();
    const ServiceTree tree = ServiceTree::ofWorkspace(workspace);
    const TreeStatus status = treeStatus(workspace, tree);
    m_services.clear();
    m_troubled.clear();
    m_worst = ServiceStatus::Operational;
    for (int i = 0; i < tree.size(); ++i) {
        const auto at = static_cast<size_t>(i);
        const ServiceId &id = tree.nodes()[at].service->id;
        m_services.insert(id, status.worst[at]);
        m_worst = std::max(m_worst, status.worst[at]);
        // A group that is bad through its children alone would only say the same twice.
        if (status.direct[at] != ServiceStatus::Operational)
            m_troubled.push_back(id);
    }
    // Stable: among equals the order of the tree stays.
    std::ranges::stable_sort(m_troubled, std::greater(),
                             [this](const ServiceId &id) { return m_services.value(id); });
}

void Health::settleIncidents() const
{
    const Workspace &workspace = m_replica.workspace();
    std::vector<const Incident *> open;
    for (const Incident &incident : workspace.incidents) {
        if (incident.isOpen())
            open.push_back(&incident);
    }
    std::ranges::sort(open, [](const Incident *a, const Incident *b) {
        return a->startedAt != b->startedAt ? a->startedAt > b->startedAt : b->id < a->id;
    });
    m_open.clear();
    for (const Incident *incident : open)
        m_open.push_back(incident->id);
}

void Health::settlePages() const
{
    const Workspace &workspace = m_replica.workspace();
    m_pages.clear();
    for (const Page &page : workspace.pages) {
        const ServiceTree tree = ServiceTree::ofPage(workspace, page);
        const auto open = std::ranges::count_if(m_open, [&](const IncidentId &id) {
            return concerns(*workspace.incidents.constFind(id), tree);
        });
        m_pages.insert(page.id,
                       {pageStatus(tree, treeStatus(workspace, tree), open > 0), int(open)});
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
