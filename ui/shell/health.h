// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/statusrules.h"
#include "core/sync/replica.h"

namespace signalbox {

/// How things stand, by the status rules, for the windows: worked out from the replica once
/// after each burst of changes and only when somebody asks, in time linear in the workspace.
class Health : public QObject
{
    Q_OBJECT
public:
    explicit Health(Replica &replica, QObject *parent = nullptr);

    /// With what its children and open incidents make of it.
    [[nodiscard]] ServiceStatus statusOf(const ServiceId &service) const;
    [[nodiscard]] PageStatus statusOf(const PageId &page) const;
    /// Of all services: the tray's colour.
    [[nodiscard]] ServiceStatus worst() const;
    /// Newest start first.
    [[nodiscard]] const std::vector<IncidentId> &openIncidents() const;
    /// How many open incidents the page shows.
    [[nodiscard]] int openOn(const PageId &page) const;
    /// Services that something is said of which is not operational, worst first, then in the
    /// order of the tree.
    [[nodiscard]] const std::vector<ServiceId> &troubled() const;

signals:
    void changed(); ///< after a burst; asking earlier gives the new answers too

private:
    struct PageHealth
    {
        PageStatus status;
        int open = 0;
    };

    void invalidate();
    void settle() const;
    void settleServices() const;
    void settleIncidents() const;
    void settlePages() const;

    Replica &m_replica;
    bool m_announced = false;
    mutable bool m_stale = true;
    mutable QHash<ServiceId, ServiceStatus> m_services;
    mutable QHash<PageId, PageHealth> m_pages;
    mutable std::vector<IncidentId> m_open;
    mutable std::vector<ServiceId> m_troubled;
    mutable ServiceStatus m_worst = ServiceStatus::Operational;
};

/// Which page the window is about. Falls back to the default page when that one goes.
class CurrentPage : public QObject
{
    Q_OBJECT
public:
    explicit CurrentPage(Replica &replica, QObject *parent = nullptr);

    [[nodiscard]] PageId id() const { return m_id; } ///< null while there is no page
    [[nodiscard]] const Page *page() const;
    void set(const PageId &id);

signals:
    void changed(); ///< another page, or this one was edited

private:
    void check();

    Replica &m_replica;
    PageId m_id;
};

} // namespace signalbox
