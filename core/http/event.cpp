// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/event.h"

#include <algorithm>

namespace signalbox::http {

EventPtr makeEvent(quint64 id, QByteArrayView name, QByteArrayView data)
{
    auto event = std::make_shared<Event>();
    event->id = id;
    QByteArray &out = event->bytes;
    appendField(out, "id", QByteArray::number(id));
    out.chop(2);
    out += '\n';
    if (!name.isEmpty()) {
        out += "event: ";
        std::copy_if(name.begin(), name.end(), std::back_inserter(out),
                     [](char c) { return c != '\r' && c != '\n'; });
        out += '\n';
    }
    // CR, LF and CRLF all end a line in the event format.
    for (qsizetype start = 0; start <= data.size();) {
        const auto *const end = std::find_if(data.begin() + start, data.end(),
                                             [](char c) { return c == '\r' || c == '\n'; });
        const qsizetype at = end - data.begin();
        out += "data: ";
        out += data.sliced(start, at - start);
        out += '\n';
        const bool crlf = at + 1 < data.size() && data[at] == '\r' && data[at + 1] == '\n';
        start = at + (crlf ? 2 : 1);
    }
    out += '\n';
    return event;
}

} // namespace signalbox::http
