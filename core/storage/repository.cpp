// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/repository.h"

#include "core/storage/rows.h"

#include <algorithm>

namespace signalbox {

namespace {

template <Shaped T>
std::vector<T> entities(std::vector<Stored<T>> stored)
{
    std::vector<T> plain;
    plain.reserve(stored.size());
    for (Stored<T> &row : stored)
        plain.push_back(std::move(row.entity));
    return plain;
}

Result<bool> any(Database &database, const QString &sql, const QVariantList &values)
{
    return database.scalar(sql, values).map([](const QVariant &found) { return found.isValid(); });
}

template <Shaped T>
Result<void> loadAll(Database &database, Workspace &workspace, const QString &where = {},
                     const QVariantList &values = {})
{
    return rows::select<T>(database, where, values).map([&](const std::vector<Stored<T>> &found) {
        for (const Stored<T> &row : found)
            workspace.put(row.entity);
    });
}

} // namespace

template <Shaped T>
Result<std::optional<Stored<T>>> Repository<T>::find(const IdType &id) const
{
    return rows::select<T>(m_database, QStringLiteral("id = ?"), {id.toString()})
        .map([](std::vector<Stored<T>> found) {
            return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
        });
}

template <Shaped T>
Result<std::vector<Stored<T>>> Repository<T>::list() const
{
    return rows::select<T>(m_database);
}

template class Repository<Page>;
template class Repository<Service>;
template class Repository<IncidentType>;
template class Repository<Incident>;
template class Repository<IncidentUpdate>;
template class Repository<Member>;
template class Repository<ApiToken>;

Result<std::vector<IncidentUpdate>> updatesOf(Database &database, const IncidentId &id)
{
    return rows::select<IncidentUpdate>(database, QStringLiteral("incident_id = ?"),
                                        {id.toString()})
        .map([](std::vector<Stored<IncidentUpdate>> stored) {
            std::vector<IncidentUpdate> updates = entities(std::move(stored));
            // Rows come by id already, and a stable sort keeps that for equal times.
            std::ranges::stable_sort(updates, {}, &IncidentUpdate::postedAt);
            return updates;
        });
}

Result<bool> hasChildren(Database &database, const ServiceId &id)
{
    return any(database, QStringLiteral("SELECT 1 FROM services WHERE parent_id = ? LIMIT 1"),
               {id.toString()});
}

Result<QSet<ServiceId>> serviceIds(Database &database)
{
    QSet<ServiceId> ids;
    Result<void> done =
        database.query(QStringLiteral("SELECT id FROM services"), {}, [&](const SqlRow &row) {
            ids.insert(ServiceId(QUuid::fromString(row.text(0))));
        });
    return done.map([&] { return ids; });
}

Result<std::vector<Page>> pagesShowing(Database &database, const ServiceId &id)
{
    return rows::select<Page>(
               database,
               QStringLiteral("id IN (SELECT owner_id FROM page_services WHERE service_id = ?)"),
               {id.toString()})
        .map(entities<Page>);
}

Result<bool> hasOpenIncident(Database &database, const ServiceId &id)
{
    return any(
        database,
        QStringLiteral("SELECT 1 FROM incident_impacts JOIN incidents ON incidents.id = owner_id "
                       "WHERE service_id = ? AND ended_at IS NULL LIMIT 1"),
        {id.toString()});
}

Result<bool> isUsed(Database &database, const IncidentTypeId &id)
{
    return any(database, QStringLiteral("SELECT 1 FROM incidents WHERE type_id = ? LIMIT 1"),
               {id.toString()});
}

Result<std::vector<Incident>> incidentsStartedIn(Database &database, Timestamp from, Timestamp to)
{
    return rows::select<Incident>(database, QStringLiteral("started_at >= ? AND started_at < ?"),
                                  {toMillis(from), toMillis(to)})
        .map([](std::vector<Stored<Incident>> stored) {
            std::vector<Incident> found = entities(std::move(stored));
            std::ranges::stable_sort(found, std::greater(), &Incident::startedAt);
            return found;
        });
}

Result<Workspace> loadWorkspace(Database &database, Timestamp since)
{
    const QString recent = QStringLiteral("ended_at IS NULL OR ended_at >= ?");
    const QString ofRecent = QStringLiteral(
        "incident_id IN (SELECT id FROM incidents WHERE ended_at IS NULL OR ended_at >= ?)");
    const QVariantList bound{toMillis(since)};
    Workspace workspace;
    Result<void> done = loadAll<Page>(database, workspace);
    if (done)
        done = loadAll<Service>(database, workspace);
    if (done)
        done = loadAll<IncidentType>(database, workspace);
    if (done)
        done = loadAll<Member>(database, workspace);
    if (done)
        done = loadAll<Incident>(database, workspace, recent, bound);
    if (done)
        done = loadAll<IncidentUpdate>(database, workspace, ofRecent, bound);
    return done.map([&] { return workspace; });
}

} // namespace signalbox
