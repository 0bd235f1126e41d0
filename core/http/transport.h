// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/tls.h"

#include <QtGlobal>

namespace signalbox::http {

class OutputQueue;

/// A non-blocking socket, with or without TLS over it. Owns both.
class Transport
{
public:
    /// Takes the descriptor. `tls` null: plain.
    Transport(int fd, const TlsContext *tls);
    ~Transport();
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    enum class Status {
        Done,       ///< as much as was asked, or less but not the end of it
        Drained,    ///< and the kernel has no more to give now
        WouldBlock, ///< nothing now; the event loop will tell
        Closed,     ///< the peer has sent its last byte
        Broken      ///< nothing more will pass, either way
    };

    /// Done at once on a plain socket.
    [[nodiscard]] Status handshake();
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] bool isSecure() const { return m_ssl != nullptr; }

    struct Transfer
    {
        Status status;
        qsizetype bytes = 0;
    };
    [[nodiscard]] Transfer read(char *buffer, qsizetype capacity);
    /// Sends from the front of the queue and consumes what went. Done: the queue is empty.
    /// `last`: the end of writing follows at once, so its packet can carry the tail as well.
    [[nodiscard]] Transfer write(OutputQueue &queue, bool last);
    /// Says that no more will be sent; reading goes on.
    void finishWriting();
    /// Reads and throws away what is there, below TLS; for a peer that is told no more.
    [[nodiscard]] Transfer discard(char *scratch, qsizetype capacity);

    [[nodiscard]] int fd() const { return m_fd; }

private:
    [[nodiscard]] Transfer readPlain(char *buffer, qsizetype capacity) const;
    [[nodiscard]] Transfer writePlain(OutputQueue &queue, bool last) const;
    [[nodiscard]] Transfer writeTls(OutputQueue &queue);
    [[nodiscard]] Status tlsStatus(int result);

    struct Free
    {
        void operator()(ssl_st *ssl) const;
    };

    std::unique_ptr<ssl_st, Free> m_ssl;
    int m_fd;
    bool m_ready;
    bool m_broken = false; ///< OpenSSL wants no further calls, not even a farewell
};

} // namespace signalbox::http
