// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/protocol.h"

namespace signalbox {

/// Puts the pages of GET /api/v1/changes together to one batch.
class Pull
{
public:
    explicit Pull(qint64 cursor)
        : m_ask(cursor)
    {
        m_batch.since = cursor;
    }

    /// What to ask for next.
    [[nodiscard]] qint64 since() const { return m_ask; }
    [[nodiscard]] bool isSnapshot() const { return m_batch.reset; }

    /// The answer to that; true when the batch is whole. MalformedInput when it is none, or
    /// does not belong to the pages before.
    [[nodiscard]] Result<bool> take(const QJsonObject &page);

    [[nodiscard]] const ChangeBatch &batch() const { return m_batch; }

private:
    ChangeBatch m_batch;
    qint64 m_ask;
    bool m_first = true;
};

} // namespace signalbox
