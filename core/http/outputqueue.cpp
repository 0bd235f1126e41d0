// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/outputqueue.h"

#include <QByteArray>
#include <algorithm>

namespace signalbox::http {

void OutputQueue::add(QByteArrayView bytes, std::shared_ptr<const void> owner)
{
    if (bytes.isEmpty())
        return;
    m_bytes += bytes.size();
    m_pieces.push_back({bytes, std::move(owner)});
}

void OutputQueue::addBorrowed(QByteArrayView bytes)
{
    add(bytes, nullptr);
}

void OutputQueue::keepBorrowed()
{
    for (size_t i = m_first; i < m_pieces.size(); ++i) {
        Piece &piece = m_pieces[i];
        if (piece.owner)
            continue;
        auto copy = std::make_shared<const QByteArray>(piece.bytes.toByteArray());
        piece.bytes = *copy;
        piece.owner = std::move(copy);
    }
}

size_t OutputQueue::gather(iovec *vectors, size_t capacity) const
{
    const size_t count = std::min(capacity, pieces());
    for (size_t i = 0; i < count; ++i) {
        const QByteArrayView bytes = m_pieces[m_first + i].bytes;
        // iovec serves reading as well, hence its pointer to non-const; sending only reads.
        vectors[i].iov_base = const_cast<char *>(bytes.data());
        vectors[i].iov_len = static_cast<size_t>(bytes.size());
    }
    return count;
}

void OutputQueue::consume(qsizetype sent)
{
    m_bytes -= sent;
    while (sent > 0) {
        Piece &piece = m_pieces[m_first];
        if (sent < piece.bytes.size()) {
            piece.bytes = piece.bytes.sliced(sent);
            return;
        }
        sent -= piece.bytes.size();
        piece.owner.reset();
        ++m_first;
    }
    if (isEmpty())
        clear();
}

void OutputQueue::takeFrom(OutputQueue &other)
{
    // Pieces sent long ago would otherwise pile up in front of a queue that never empties.
    m_pieces.erase(m_pieces.begin(), m_pieces.begin() + static_cast<std::ptrdiff_t>(m_first));
    m_first = 0;
    m_pieces.insert(m_pieces.end(),
                    std::make_move_iterator(other.m_pieces.begin() +
                                            static_cast<std::ptrdiff_t>(other.m_first)),
                    std::make_move_iterator(other.m_pieces.end()));
    m_bytes += other.m_bytes;
    other.clear();
}

void OutputQueue::clear()
{
    m_pieces.clear();
    m_first = 0;
    m_bytes = 0;
}

} // namespace signalbox::http
