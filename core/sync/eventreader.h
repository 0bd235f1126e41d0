// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <vector>

namespace signalbox {

/// One event of a stream of server-sent events.
struct ServerEvent
{
    QByteArray name; ///< "message" when the server named none
    QByteArray data;

    friend bool operator==(const ServerEvent &, const ServerEvent &) = default;
};

/// Takes the bytes of an event stream as they come, in pieces of any size, and gives the events
/// that are complete (HTML Standard §9.2.6; "id" and "retry" are of no use to the replica and
/// are passed over, as are comments).
class EventReader
{
public:
    /// Of one event, so that a server gone wild cannot fill the memory.
    static constexpr qsizetype maximumBytes = 64 * 1024;

    /// TooLarge when an event is over the limit; the stream is of no use after that.
    [[nodiscard]] Result<std::vector<ServerEvent>> feed(const QByteArray &bytes);

private:
    void takeLine(const QByteArray &line, std::vector<ServerEvent> &events);

    QByteArray m_line;
    ServerEvent m_event;
    bool m_hasData = false;
    bool m_afterReturn = false; ///< the last byte was CR: an LF now belongs to it
};

} // namespace signalbox
