// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <array>

struct sockaddr;

namespace signalbox::http {

/// The address of the other end, in 20 bytes instead of QHostAddress's heap block.
struct Peer
{
    std::array<quint8, 16> bytes{}; ///< IPv4 as ::ffff:a.b.c.d
    quint16 port = 0;

    [[nodiscard]] static Peer fromSocketAddress(const sockaddr *address);
    [[nodiscard]] QHostAddress address() const;
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] bool isIpv4() const;

    friend bool operator==(const Peer &, const Peer &) = default;
};

} // namespace signalbox::http
