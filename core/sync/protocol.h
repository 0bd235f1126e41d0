// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/command.h"

#include <vector>

// What desktops and servers say to each other, as values; README.md has the whole contract.

namespace signalbox {

/// One row as GET /api/v1/changes sends it: its present state, whatever it went through.
struct ChangedRow
{
    EntityKind kind = EntityKind::Page;
    QUuid id;
    qint64 sequence = 0;             ///< of the change that last touched it
    qint64 revision = 0;             ///< what an edit of it must name
    QJsonObject fieldRevisions;      ///< field → revision of its last change
    std::optional<QJsonObject> data; ///< none: the row is gone

    friend bool operator==(const ChangedRow &, const ChangedRow &) = default;
};

/// One answer of GET /api/v1/changes.
struct ChangeBatch
{
    qint64 since = 0;    ///< the cursor it was asked with; not sent, the asker knows it
    QUuid workspace;     ///< of which history this is; another one must not be merged
    qint64 sequence = 0; ///< the newest that the server has
    qint64 next = 0;     ///< the cursor to ask with next
    bool more = false;   ///< ask again at once: the state at `next` is no whole one yet
    bool reset = false;  ///< a whole snapshot starts here: rows that it does not bring are gone
    std::vector<ChangedRow> rows; ///< by ascending sequence

    friend bool operator==(const ChangeBatch &, const ChangeBatch &) = default;
};

[[nodiscard]] QJsonObject toJson(const ChangeBatch &batch);
/// Rows of kinds that this program does not know are left out: a newer server may have more.
[[nodiscard]] Result<ChangeBatch> changeBatchFromJson(const QJsonObject &json, qint64 since);

/// The body of an RFC 9457 problem document as the error that it tells of: `code`, `detail`,
/// `field`, and in `extra` "conflicts" and "revision" where it has them. MalformedInput when
/// it is no problem document of ours (a proxy's error page, say).
[[nodiscard]] Result<Error> problemFromJson(const QByteArray &body);

} // namespace signalbox
