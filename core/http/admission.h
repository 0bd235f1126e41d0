// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/limits.h"
#include "core/http/peer.h"

#include <atomic>
#include <mutex>
#include <unordered_map>

namespace signalbox::http {

/// Counts what all workers share: connections in all and by address, and event streams. Asked
/// when a connection comes and goes, never while answering.
class Admission
{
public:
    explicit Admission(const Limits &limits)
        : m_limits(limits)
    {}

    enum class Verdict { Welcome, Full, TooManyFromAddress };
    [[nodiscard]] Verdict enter(const Peer &peer);
    void leave(const Peer &peer);
    [[nodiscard]] int connections() const { return m_connections.load(std::memory_order_relaxed); }

    [[nodiscard]] bool enterStream();
    void leaveStream() { m_streams.fetch_sub(1, std::memory_order_relaxed); }

private:
    /// One household: an IPv4 address, or an IPv6 /64, which any customer gets whole.
    [[nodiscard]] static quint64 addressKey(const Peer &peer);
    [[nodiscard]] bool isCapped(const Peer &peer) const
    {
        return m_limits.capLoopback || !peer.isLoopback();
    }

    const Limits &m_limits;
    std::atomic<int> m_connections{0};
    std::atomic<int> m_streams{0};
    std::mutex m_mutex;
    std::unordered_map<quint64, int> m_byAddress;
};

} // namespace signalbox::http
