// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/listener.h"

#include <QtEndian>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::http {

namespace {

constexpr int backlog = 4096; // capped by net.core.somaxconn

struct SocketAddress
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    [[nodiscard]] sockaddr *get() { return reinterpret_cast<sockaddr *>(&storage); }
};

SocketAddress toSocketAddress(const QHostAddress &address, quint16 port)
{
    SocketAddress result;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = qToBigEndian(port);
        v4.sin_addr.s_addr = qToBigEndian(address.toIPv4Address());
        std::memcpy(&result.storage, &v4, sizeof v4);
        result.size = sizeof v4;
    } else {
        sockaddr_in6 v6{};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = qToBigEndian(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&v6.sin6_addr, &bytes, sizeof bytes);
        v6.sin6_scope_id = address.scopeId().toUInt();
        std::memcpy(&result.storage, &v6, sizeof v6);
        result.size = sizeof v6;
    }
    return result;
}

QUrl urlOf(const ListenAddress &address, quint16 port)
{
    QUrl url;
    url.setScheme(address.tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(address.address.toString());
    url.setPort(port);
    return url;
}

tl::unexpected<Error> bindError(const ListenAddress &address, quint16 port, int error)
{
    const QString where = urlOf(address, port).authority();
    if (error == EADDRINUSE)
        return fail(ErrorCode::InUse,
                    QStringLiteral("another program already listens on %1").arg(where));
    if (error == EACCES)
        return fail(ErrorCode::Unavailable,
                    QStringLiteral("not allowed to listen on %1").arg(where));
    return fail(ErrorCode::Unavailable,
                QStringLiteral("cannot listen on %1: %2")
                    .arg(where, QString::fromLocal8Bit(std::strerror(error))));
}

bool setOption(int fd, int level, int option)
{
    const int on = 1;
    return setsockopt(fd, level, option, &on, sizeof on) == 0;
}

/// `first`: bound without sharing, which the kernel refuses if anyone else listens there, and
/// shared only afterwards. From then on no other program's first socket can be bound, so
/// there is no moment in which two servers could both believe that they have the port.
Result<UniqueFd> bindOne(const ListenAddress &address, quint16 port, bool first)
{
    SocketAddress where = toSocketAddress(address.address, port);
    UniqueFd fd(socket(where.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    // Accepted sockets inherit TCP_NODELAY, which saves a system call for each.
    bool done = fd.isValid() && setOption(fd.get(), SOL_SOCKET, SO_REUSEADDR) &&
                setOption(fd.get(), IPPROTO_TCP, TCP_NODELAY);
    // "::" means IPv6 alone; who wants both names both.
    if (done && where.storage.ss_family == AF_INET6)
        done = setOption(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY);
    if (done && !first)
        done = setOption(fd.get(), SOL_SOCKET, SO_REUSEPORT);
    done = done && bind(fd.get(), where.get(), where.size) == 0;
    if (done && first)
        done = setOption(fd.get(), SOL_SOCKET, SO_REUSEPORT);
    if (!done || listen(fd.get(), backlog) != 0)
        return bindError(address, port, errno);
    return fd;
}

quint16 portOf(int fd)
{
    SocketAddress where;
    where.size = sizeof where.storage;
    if (getsockname(fd, where.get(), &where.size) != 0)
        return 0;
    in_port_t port = 0;
    if (where.storage.ss_family == AF_INET)
        port = reinterpret_cast<const sockaddr_in *>(where.get())->sin_port;
    else
        port = reinterpret_cast<const sockaddr_in6 *>(where.get())->sin6_port;
    return qFromBigEndian(port);
}

} // namespace

void UniqueFd::reset()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

Result<BoundAddress> bindAddress(const ListenAddress &address, int workers)
{
    std::shared_ptr<const TlsContext> tls;
    if (address.tls) {
        Result<std::shared_ptr<const TlsContext>> loaded = TlsContext::load(*address.tls);
        if (!loaded)
            return tl::unexpected(loaded.error());
        tls = *loaded;
    }
    BoundAddress bound;
    quint16 port = address.port;
    for (int i = 0; i < workers; ++i) {
        Result<UniqueFd> fd = bindOne(address, port, i == 0);
        if (!fd)
            return tl::unexpected(fd.error());
        if (i == 0)
            port = portOf(fd->get());
        bound.perWorker.push_back({std::move(*fd), tls});
    }
    bound.url = urlOf(address, port);
    return bound;
}

} // namespace signalbox::http
