// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QHash>
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::test {

struct RawResponse
{
    int status = 0;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray header(const char *name) const { return headers.value(name); }
};

/// A client that sends whatever bytes it is told to and never hangs: everything ends after
/// 10 s at the latest. Loopback only.
class RawClient
{
public:
    explicit RawClient(quint16 port, int receiveBuffer = 0)
    {
        m_fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receiveBuffer > 0)
            ::setsockopt(m_fd, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }
    ~RawClient() { close(); }
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    [[nodiscard]] bool isConnected() const { return m_connected; }

    bool send(const QByteArray &bytes) const
    {
        for (qsizetype sent = 0; sent < bytes.size();) {
            if (!wait(POLLOUT))
                return false;
            const ssize_t n =
                ::send(m_fd, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent),
                       MSG_NOSIGNAL | MSG_DONTWAIT);
            if (n < 0)
                return false;
            sent += n;
        }
        return true;
    }

    void halfClose() const { ::shutdown(m_fd, SHUT_WR); }
    void close()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }
    /// Closes with a reset, so that the server learns at once that nobody waits any more.
    void reset()
    {
        const linger hard{1, 0};
        ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        close();
    }

    /// Reads until `text` has come; what came before and it are taken from the stream.
    std::optional<QByteArray> readUntil(const QByteArray &text)
    {
        for (;;) {
            const qsizetype at = m_buffer.indexOf(text);
            if (at >= 0)
                return take(at + text.size());
            if (!readMore())
                return std::nullopt;
        }
    }

    /// One response; `headOnly` for answers to HEAD.
    std::optional<RawResponse> readResponse(bool headOnly = false)
    {
        std::optional<QByteArray> head = readUntil("\r\n\r\n");
        if (!head)
            return std::nullopt;
        RawResponse response;
        const QList<QByteArray> lines = head->split('\n');
        response.status = lines.first().mid(9, 3).toInt();
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0)
                response.headers.insert(line.first(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = headOnly ? 0 : response.header("content-length").toLongLong();
        while (m_buffer.size() < length) {
            if (!readMore())
                return std::nullopt;
        }
        response.body = take(length);
        return response;
    }

    /// Everything up to the end; nothing if the end does not come.
    std::optional<QByteArray> readToEnd()
    {
        while (readMore()) {
        }
        if (!m_ended)
            return std::nullopt;
        return take(m_buffer.size());
    }

    /// Waits for the server to close; true also for a reset.
    [[nodiscard]] bool waitForClose() { return readToEnd().has_value(); }
    [[nodiscard]] bool wasReset() const { return m_reset; }
    [[nodiscard]] qsizetype buffered() const { return m_buffer.size(); }

    /// Whether the server sends nothing and keeps the connection for that long.
    [[nodiscard]] bool staysSilent(int milliseconds) const
    {
        pollfd one{m_fd, POLLIN, 0};
        return m_buffer.isEmpty() && ::poll(&one, 1, milliseconds) == 0;
    }

private:
    bool wait(short events) const
    {
        pollfd one{m_fd, events, 0};
        return ::poll(&one, 1, static_cast<int>(m_deadline.remainingTime())) == 1;
    }

    bool readMore()
    {
        if (m_ended || !wait(POLLIN))
            return false;
        char chunk[16384];
        const ssize_t n = ::recv(m_fd, chunk, sizeof chunk, 0);
        m_reset = n < 0;
        m_ended = n <= 0;
        if (n > 0)
            m_buffer.append(chunk, n);
        return n > 0;
    }

    QByteArray take(qsizetype size)
    {
        const QByteArray taken = m_buffer.first(size);
        m_buffer.remove(0, size);
        return taken;
    }

    int m_fd = -1;
    bool m_connected = false;
    bool m_ended = false;
    bool m_reset = false;
    QByteArray m_buffer;
    QDeadlineTimer m_deadline{10'000};
};

} // namespace signalbox::test
