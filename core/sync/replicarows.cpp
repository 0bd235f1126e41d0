// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/replicarows.h"

#include "core/storage/repository.h"
#include "core/storage/tables.h"

namespace signalbox {

Result<RowState> readRow(Database &database, const EntityRef &entity)
{
    return withEntity(entity.kind, [&]<class T>() -> Result<RowState> {
        Result<std::optional<Stored<T>>> found =
            Repository<T>(database).find(decltype(T::id)(entity.id));
        if (!found)
            return tl::unexpected(found.error());
        RowState row{entity, std::nullopt, 0};
        if (*found) {
            row.data = std::move((*found)->entity);
            row.revision = (*found)->version.revision;
        }
        return row;
    });
}

Result<void> readRows(Database &database, ReplicaImage &image)
{
    Result<void> done;
    for (const auto &[kind, name] : EnumNames<EntityKind>::names) {
        withEntity(kind, [&]<class T>() {
            Result<std::vector<Stored<T>>> rows = Repository<T>(database).list();
            if (!rows)
                done = tl::unexpected(rows.error());
            for (const Stored<T> &row : rows ? *rows : std::vector<Stored<T>>()) {
                image.workspace.put(row.entity);
                if (row.version.revision > 0)
                    image.revisions.insert({KindOf<T>::value, row.entity.id.uuid()},
                                           row.version.revision);
            }
        });
        if (!done)
            return done;
    }
    return {};
}

} // namespace signalbox
