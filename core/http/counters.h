// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <array>

namespace signalbox::http {

/// What the server has done since it started, summed over its workers.
struct Counters
{
    std::array<quint64, 6> responses{}; ///< by first digit of the status; [0] unused
    quint64 requests = 0;               ///< read whole and handed to the handler
    quint64 refused = 0;                ///< malformed, too large or too slow
    quint64 bytesIn = 0;
    quint64 bytesOut = 0;
    quint64 accepted = 0;   ///< connections taken
    quint64 turnedAway = 0; ///< connections over a cap
    quint64 eventsDelivered = 0;
    quint64 streamsDropped = 0; ///< too slow to follow
    qint64 connections = 0;     ///< open now
    qint64 streams = 0;         ///< of those, event streams
};

} // namespace signalbox::http
