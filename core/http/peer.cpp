// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/peer.h"

#include <QtEndian>
#include <algorithm>
#include <cstring>
#include <netinet/in.h>

namespace signalbox::http {

namespace {

constexpr std::array<quint8, 12> mappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

} // namespace

Peer Peer::fromSocketAddress(const sockaddr *address)
{
    Peer peer;
    if (address->sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, address, sizeof v4);
        std::copy(mappedPrefix.begin(), mappedPrefix.end(), peer.bytes.begin());
        std::memcpy(peer.bytes.data() + mappedPrefix.size(), &v4.sin_addr, 4);
        peer.port = qFromBigEndian(v4.sin_port);
    } else if (address->sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, address, sizeof v6);
        std::memcpy(peer.bytes.data(), &v6.sin6_addr, 16);
        peer.port = qFromBigEndian(v6.sin6_port);
    }
    return peer;
}

QHostAddress Peer::address() const
{
    if (isIpv4())
        return QHostAddress(qFromBigEndian<quint32>(bytes.data() + mappedPrefix.size()));
    return QHostAddress(bytes.data());
}

bool Peer::isLoopback() const
{
    static constexpr std::array<quint8, 16> v6{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    return bytes == v6 || (isIpv4() && bytes[mappedPrefix.size()] == 127);
}

bool Peer::isIpv4() const
{
    return std::equal(mappedPrefix.begin(), mappedPrefix.end(), bytes.begin());
}

} // namespace signalbox::http
