// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <memory>
#include <sys/uio.h>
#include <vector>

namespace signalbox::http {

/// Bytes on their way out, never copied while their owner keeps them: pieces of documents,
/// events and heads, in order.
class OutputQueue
{
public:
    /// Bytes that stay as long as `owner` does.
    void add(QByteArrayView bytes, std::shared_ptr<const void> owner);
    /// Bytes that stay until the current round of the event loop is over; keepBorrowed()
    /// copies those that are still unsent then.
    void addBorrowed(QByteArrayView bytes);
    void keepBorrowed();

    [[nodiscard]] bool isEmpty() const { return m_first == m_pieces.size(); }
    [[nodiscard]] size_t pieces() const { return m_pieces.size() - m_first; }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

    /// Fills at most `capacity` vectors with what is to be sent next; returns how many.
    [[nodiscard]] size_t gather(iovec *vectors, size_t capacity) const;
    /// Drops what has been sent.
    void consume(qsizetype sent);
    /// Moves the rest of `other` behind what is here.
    void takeFrom(OutputQueue &other);
    void clear();

private:
    struct Piece
    {
        QByteArrayView bytes;
        std::shared_ptr<const void> owner; ///< null: borrowed
    };

    std::vector<Piece> m_pieces;
    size_t m_first = 0;
    qsizetype m_bytes = 0;
};

} // namespace signalbox::http
