// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/pull.h"

namespace signalbox {

Result<bool> Pull::take(const QJsonObject &json)
{
    Result<ChangeBatch> page = changeBatchFromJson(json, m_ask);
    if (!page)
        return tl::unexpected(page.error());
    if (!m_first && page->workspace != m_batch.workspace)
        return fail(ErrorCode::MalformedInput, QStringLiteral("is not that of the page before"),
                    QStringLiteral("workspace"));
    if (!m_first && page->reset)
        return fail(ErrorCode::MalformedInput, QStringLiteral("begins anew in the middle"),
                    QStringLiteral("reset"));
    const bool startsOver = m_first && page->reset;
    // Without progress a pull would never end.
    if (page->more && page->next <= (startsOver ? 0 : m_ask))
        return fail(ErrorCode::MalformedInput, QStringLiteral("does not go on"),
                    QStringLiteral("next"));
    if (m_first)
        m_batch.reset = page->reset;
    m_first = false;
    m_batch.workspace = page->workspace;
    m_batch.sequence = page->sequence;
    m_batch.next = m_ask = page->next;
    m_batch.rows.insert(m_batch.rows.end(), std::make_move_iterator(page->rows.begin()),
                        std::make_move_iterator(page->rows.end()));
    return !page->more;
}

} // namespace signalbox
