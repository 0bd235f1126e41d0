// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/counters.h"

#include <atomic>

namespace signalbox::http {

/// A number that one thread writes and any may read, without a locked instruction.
template <class T>
class Tally
{
public:
    void add(T amount) { m_value.store(read() + amount, std::memory_order_relaxed); }
    [[nodiscard]] T read() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<T> m_value{0};
};

/// One worker's share of Counters; a cache line of its own.
struct alignas(64) WorkerCounters
{
    std::array<Tally<quint64>, 6> responses;
    Tally<quint64> requests;
    Tally<quint64> refused;
    Tally<quint64> bytesIn;
    Tally<quint64> bytesOut;
    Tally<quint64> accepted;
    Tally<quint64> turnedAway;
    Tally<quint64> eventsDelivered;
    Tally<quint64> streamsDropped;
    Tally<qint64> connections;
    Tally<qint64> streams;

    void countResponse(int status)
    {
        responses.at(static_cast<size_t>(status / 100) % responses.size()).add(1);
    }

    void addTo(Counters &sum) const
    {
        for (size_t i = 0; i < responses.size(); ++i)
            sum.responses.at(i) += responses.at(i).read();
        sum.requests += requests.read();
        sum.refused += refused.read();
        sum.bytesIn += bytesIn.read();
        sum.bytesOut += bytesOut.read();
        sum.accepted += accepted.read();
        sum.turnedAway += turnedAway.read();
        sum.eventsDelivered += eventsDelivered.read();
        sum.streamsDropped += streamsDropped.read();
        sum.connections += connections.read();
        sum.streams += streams.read();
    }
};

} // namespace signalbox::http
