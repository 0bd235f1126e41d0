// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

namespace signalbox {

/// How far a row has come. Sequence numbers are the server's (see Transaction).
struct RowVersion
{
    qint64 revision = 0; ///< sequence number of the last change; 0: the server has not seen it
    /// Field name → sequence number of its last change. A field that is not named was never
    /// changed since the row was made.
    QJsonObject fieldRevisions;

    [[nodiscard]] qint64 of(const QString &field) const
    {
        return fieldRevisions.value(field).toInteger();
    }
    friend bool operator==(const RowVersion &, const RowVersion &) = default;
};

template <Shaped T>
struct Stored
{
    T entity;
    RowVersion version;
};

/// One entity that was made (no `before`), changed, or removed (no `after`), in JSON form.
struct Change
{
    EntityKind kind = EntityKind::Page;
    QUuid id;
    std::optional<QJsonObject> before;
    std::optional<QJsonObject> after;
    RowVersion versionBefore; ///< so that a change can be undone to the letter

    friend bool operator==(const Change &, const Change &) = default;
};

[[nodiscard]] QJsonObject toJson(const Change &change);
[[nodiscard]] Result<Change> changeFromJson(const QJsonObject &json);

} // namespace signalbox
