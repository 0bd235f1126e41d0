// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/eventreader.h"

namespace signalbox {

Result<std::vector<ServerEvent>> EventReader::feed(const QByteArray &bytes)
{
    std::vector<ServerEvent> events;
    for (const char byte : bytes) {
        const bool secondHalf = m_afterReturn && byte == '\n';
        m_afterReturn = byte == '\r';
        if (secondHalf)
            continue;
        if (byte == '\n' || byte == '\r') {
            takeLine(m_line, events);
            m_line.clear();
            continue;
        }
        m_line.append(byte);
        if (m_line.size() + m_event.data.size() > maximumBytes)
            return fail(ErrorCode::TooLarge,
                        QStringLiteral("an event is over %1 bytes").arg(maximumBytes));
    }
    return events;
}

void EventReader::takeLine(const QByteArray &line, std::vector<ServerEvent> &events)
{
    if (line.isEmpty()) {
        if (m_hasData) {
            if (m_event.name.isEmpty())
                m_event.name = QByteArrayLiteral("message");
            events.push_back(m_event);
        }
        m_event = {};
        m_hasData = false;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = colon < 0 ? line : line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "event") {
        m_event.name = value;
    } else if (field == "data") {
        if (m_hasData)
            m_event.data.append('\n');
        m_event.data.append(value);
        m_hasData = true;
    }
}

} // namespace signalbox
