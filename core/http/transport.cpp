// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/transport.h"

#include "core/http/outputqueue.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::http {

namespace {

/// Enough for several pipelined answers of three pieces each; the kernel takes up to 1024.
constexpr size_t maxVectors = 64;
/// One TLS record.
constexpr size_t recordBytes = 16 * 1024;

Transport::Status statusOfErrno()
{
    return errno == EAGAIN || errno == EWOULDBLOCK ? Transport::Status::WouldBlock
                                                   : Transport::Status::Broken;
}

} // namespace

void Transport::Free::operator()(ssl_st *ssl) const
{
    SSL_free(ssl);
}

Transport::Transport(int fd, const TlsContext *tls)
    : m_fd(fd)
    , m_ready(tls == nullptr)
{
    if (!tls)
        return;
    m_ssl.reset(SSL_new(tls->handle()));
    if (!m_ssl || SSL_set_fd(m_ssl.get(), fd) != 1) {
        m_broken = true;
        return;
    }
    SSL_set_accept_state(m_ssl.get());
}

Transport::~Transport()
{
    if (m_ssl && m_ready && !m_broken) {
        ERR_clear_error();
        SSL_shutdown(m_ssl.get()); // best effort: the peer may be gone
    }
    ::close(m_fd);
}

Transport::Status Transport::handshake()
{
    if (m_broken)
        return Status::Broken;
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl.get());
    m_ready = result == 1;
    return m_ready ? Status::Done : tlsStatus(result);
}

Transport::Transfer Transport::read(char *buffer, qsizetype capacity)
{
    if (!isSecure())
        return readPlain(buffer, capacity);
    if (m_broken)
        return {Status::Broken};
    ERR_clear_error();
    size_t got = 0;
    const int result = SSL_read_ex(m_ssl.get(), buffer, static_cast<size_t>(capacity), &got);
    if (result == 1)
        return {Status::Done, static_cast<qsizetype>(got)};
    return {tlsStatus(result)};
}

Transport::Transfer Transport::readPlain(char *buffer, qsizetype capacity) const
{
    ssize_t got = 0;
    do {
        got = ::recv(m_fd, buffer, static_cast<size_t>(capacity), 0);
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return {statusOfErrno()};
    if (got == 0)
        return {Status::Closed};
    return {got < capacity ? Status::Drained : Status::Done, got};
}

Transport::Transfer Transport::write(OutputQueue &queue, bool last)
{
    return isSecure() ? writeTls(queue) : writePlain(queue, last);
}

Transport::Transfer Transport::writePlain(OutputQueue &queue, bool last) const
{
    const int flags = last ? MSG_NOSIGNAL | MSG_MORE : MSG_NOSIGNAL;
    qsizetype total = 0;
    while (!queue.isEmpty()) {
        std::array<iovec, maxVectors> vectors;
        msghdr message{};
        message.msg_iov = vectors.data();
        message.msg_iovlen = queue.gather(vectors.data(), vectors.size());
        const ssize_t sent = ::sendmsg(m_fd, &message, flags);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return {statusOfErrno(), total};
        queue.consume(sent);
        total += sent;
    }
    return {Status::Done, total};
}

Transport::Transfer Transport::writeTls(OutputQueue &queue)
{
    qsizetype total = 0;
    while (!queue.isEmpty()) {
        if (m_broken)
            return {Status::Broken, total};
        // Gathered into whole records: encrypting copies in any case, and a record for each
        // piece would cost a system call and 22 bytes each. After WouldBlock the queue still
        // has the same bytes in front, as OpenSSL asks of a repeated write.
        std::array<iovec, maxVectors> vectors;
        std::array<char, recordBytes> record;
        size_t size = 0;
        const size_t count = queue.gather(vectors.data(), vectors.size());
        for (size_t i = 0; i < count && size < record.size(); ++i) {
            const size_t part = std::min(vectors[i].iov_len, record.size() - size);
            std::memcpy(record.data() + size, vectors[i].iov_base, part);
            size += part;
        }
        ERR_clear_error();
        size_t sent = 0;
        const int result = SSL_write_ex(m_ssl.get(), record.data(), size, &sent);
        if (result != 1)
            return {tlsStatus(result), total};
        queue.consume(static_cast<qsizetype>(sent));
        total += static_cast<qsizetype>(sent);
    }
    return {Status::Done, total};
}

void Transport::finishWriting()
{
    if (m_ssl && m_ready && !m_broken) {
        ERR_clear_error();
        SSL_shutdown(m_ssl.get());
        m_broken = true; // no TLS after the farewell; see discard()
    }
    ::shutdown(m_fd, SHUT_WR);
}

Transport::Transfer Transport::discard(char *scratch, qsizetype capacity)
{
    return readPlain(scratch, capacity);
}

Transport::Status Transport::tlsStatus(int result)
{
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        // Every event makes the connection try both ways, so which one is wanted is no matter.
        return Status::WouldBlock;
    case SSL_ERROR_ZERO_RETURN:
        return Status::Closed;
    default:
        m_broken = true;
        return Status::Broken;
    }
}

} // namespace signalbox::http
