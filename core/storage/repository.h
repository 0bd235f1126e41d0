// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/stored.h"

namespace signalbox {

/// Reading one kind of entity: Page, Service, IncidentType, Incident, IncidentUpdate, Member,
/// ApiToken. Within a transaction it sees what the transaction has written so far.
template <Shaped T>
class Repository
{
public:
    using IdType = decltype(T::id);

    explicit Repository(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<std::optional<Stored<T>>> find(const IdType &id) const;
    [[nodiscard]] Result<std::vector<Stored<T>>> list() const; ///< by id: oldest first

private:
    Database &m_database;
};

// --- Questions that only one kind has ---------------------------------------------------------

/// Its timeline, oldest first (posted_at, id).
[[nodiscard]] Result<std::vector<IncidentUpdate>> updatesOf(Database &database,
                                                            const IncidentId &id);
[[nodiscard]] Result<bool> hasChildren(Database &database, const ServiceId &id);
[[nodiscard]] Result<QSet<ServiceId>> serviceIds(Database &database);
[[nodiscard]] Result<std::vector<Page>> pagesShowing(Database &database, const ServiceId &id);
/// An open incident names it, whatever the impact.
[[nodiscard]] Result<bool> hasOpenIncident(Database &database, const ServiceId &id);
[[nodiscard]] Result<bool> isUsed(Database &database, const IncidentTypeId &id);
/// Incidents that started in [from, to), newest first; for the history of a page.
[[nodiscard]] Result<std::vector<Incident>> incidentsStartedIn(Database &database, Timestamp from,
                                                               Timestamp to);

/// All pages, services, types and members, and the incidents with their updates that are open
/// or ended at `since` or later.
[[nodiscard]] Result<Workspace> loadWorkspace(Database &database, Timestamp since);

} // namespace signalbox
