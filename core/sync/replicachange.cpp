// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/replicachange.h"

namespace signalbox {

namespace {

template <class Hash>
const typename Hash::mapped_type *lookUp(const Hash &hash, const typename Hash::key_type &id)
{
    const auto found = hash.constFind(id);
    return found == hash.constEnd() ? nullptr : &*found;
}

const Page *current(const Workspace &w, const Page &e)
{
    return lookUp(w.pages, e.id);
}
const Service *current(const Workspace &w, const Service &e)
{
    return lookUp(w.services, e.id);
}
const IncidentType *current(const Workspace &w, const IncidentType &e)
{
    return lookUp(w.incidentTypes, e.id);
}
const Incident *current(const Workspace &w, const Incident &e)
{
    return lookUp(w.incidents, e.id);
}
const Member *current(const Workspace &w, const Member &e)
{
    return lookUp(w.members, e.id);
}

const IncidentUpdate *current(const Workspace &w, const IncidentUpdate &e)
{
    const std::vector<IncidentUpdate> *timeline = lookUp(w.updates, e.incidentId);
    if (!timeline)
        return nullptr;
    const auto found =
        std::find_if(timeline->begin(), timeline->end(),
                     [&](const IncidentUpdate &update) { return update.id == e.id; });
    return found == timeline->end() ? nullptr : &*found;
}

/// True when the entity was not there or was another one.
bool putEntity(Workspace &workspace, const AnyEntity &entity)
{
    return std::visit(
        [&](const auto &value) {
            // A copy that is the same is not put in: that would detach hashes that others hold.
            if (const auto *present = current(workspace, value); present && *present == value)
                return false;
            workspace.put(value);
            return true;
        },
        entity);
}

bool applyRow(ReplicaImage &image, const RowState &row)
{
    const qint64 before = image.revisions.value(row.entity);
    if (row.revision > 0)
        image.revisions.insert(row.entity, row.revision);
    else
        image.revisions.remove(row.entity);
    if (row.data)
        return putEntity(image.workspace, *row.data) || before != row.revision;
    image.workspace.remove(row.entity.kind, row.entity.id);
    return true;
}

} // namespace

std::vector<EntityRef> applyChange(ReplicaImage &image, const ReplicaChange &change)
{
    QSet<EntityRef> different;
    for (const RowState &row : change.rows) {
        if (applyRow(image, row))
            different.insert(row.entity);
    }
    different += change.pendingEntities - image.pendingEntities;
    different += image.pendingEntities - change.pendingEntities;
    image.pendingEntities = change.pendingEntities;
    image.pendingCount = change.pendingCount;
    if (change.rejected)
        image.rejected = *change.rejected;
    return std::vector<EntityRef>(different.cbegin(), different.cend());
}

} // namespace signalbox
