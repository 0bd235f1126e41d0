// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/admission.h"

#include <cstring>

namespace signalbox::http {

Admission::Verdict Admission::enter(const Peer &peer)
{
    if (m_connections.fetch_add(1, std::memory_order_relaxed) >= m_limits.connections) {
        m_connections.fetch_sub(1, std::memory_order_relaxed);
        return Verdict::Full;
    }
    if (!isCapped(peer))
        return Verdict::Welcome;
    {
        const std::lock_guard lock(m_mutex);
        int &count = m_byAddress[addressKey(peer)];
        if (count < m_limits.connectionsPerAddress) {
            ++count;
            return Verdict::Welcome;
        }
    }
    m_connections.fetch_sub(1, std::memory_order_relaxed);
    return Verdict::TooManyFromAddress;
}

void Admission::leave(const Peer &peer)
{
    m_connections.fetch_sub(1, std::memory_order_relaxed);
    if (!isCapped(peer))
        return;
    const std::lock_guard lock(m_mutex);
    const auto found = m_byAddress.find(addressKey(peer));
    if (found != m_byAddress.end() && --found->second == 0)
        m_byAddress.erase(found);
}

bool Admission::enterStream()
{
    if (m_streams.fetch_add(1, std::memory_order_relaxed) < m_limits.streams)
        return true;
    leaveStream();
    return false;
}

quint64 Admission::addressKey(const Peer &peer)
{
    quint64 key = 0;
    // The tail of a mapped IPv4 address, or the network part of an IPv6 one. They could only
    // meet in 0:0:ffff:x::/64, which is not routed.
    std::memcpy(&key, peer.bytes.data() + (peer.isIpv4() ? 8 : 0), sizeof key);
    return key;
}

} // namespace signalbox::http
