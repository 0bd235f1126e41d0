// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/metrics.h"

#include <QFile>
#include <unistd.h>

namespace signalbox {

namespace {

class Exposition
{
public:
    template <class Number>
    void add(const char *name, const char *type, const char *help, Number value)
    {
        describe(name, type, help);
        sample(name, {}, value);
    }

    void describe(const char *name, const char *type, const char *help)
    {
        m_text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        m_text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    template <class Number>
    void sample(const char *name, const QByteArray &labels, Number value)
    {
        m_text.append(name)
            .append(labels)
            .append(' ')
            .append(QByteArray::number(value))
            .append('\n');
    }

    [[nodiscard]] QByteArray take() { return std::move(m_text); }

private:
    QByteArray m_text;
};

/// Bytes in RAM, from the second number of /proc/self/statm (proc(5)); 0 if it cannot be read.
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> numbers = file.readAll().split(' ');
    return numbers.size() > 1 ? numbers.at(1).toLongLong() * ::sysconf(_SC_PAGESIZE) : 0;
}

void addHttp(Exposition &out, const http::Counters &http)
{
    out.describe("signalbox_http_responses_total", "counter", "Responses by class of status.");
    for (size_t digit = 1; digit < http.responses.size(); ++digit)
        out.sample("signalbox_http_responses_total",
                   "{class=\"" + QByteArray::number(digit) + "xx\"}", http.responses[digit]);
    out.add("signalbox_http_requests_total", "counter", "Requests read whole.", http.requests);
    out.add("signalbox_http_refused_total", "counter",
            "Requests that were malformed, too large or too slow.", http.refused);
    out.add("signalbox_http_received_bytes_total", "counter", "Bytes read.", http.bytesIn);
    out.add("signalbox_http_sent_bytes_total", "counter", "Bytes written.", http.bytesOut);
    out.add("signalbox_http_connections_total", "counter", "Connections taken.", http.accepted);
    out.add("signalbox_http_connections_refused_total", "counter", "Connections over a limit.",
            http.turnedAway);
    out.add("signalbox_http_connections", "gauge", "Connections open now.", http.connections);
    out.add("signalbox_event_streams", "gauge", "Event streams open now.", http.streams);
    out.add("signalbox_events_total", "counter", "Events put on streams.", http.eventsDelivered);
    out.add("signalbox_event_streams_dropped_total", "counter", "Event streams too slow to follow.",
            http.streamsDropped);
}

} // namespace

QByteArray metricsText(const http::Counters &http, const ControlFigures &control,
                       const RenderFigures &render)
{
    Exposition out;
    addHttp(out, http);
    out.add("signalbox_commands_total", "counter", "Commands applied.", control.commands);
    out.add("signalbox_commands_refused_total", "counter", "Commands refused.", control.refusals);
    out.add("signalbox_command_seconds_total", "counter", "Time spent in commands.",
            control.commandSeconds);
    out.add("signalbox_tasks_waiting", "gauge", "Calls waiting for the control thread.",
            control.waiting);
    out.add("signalbox_change_sequence", "gauge", "Number of the newest change.", control.sequence);
    out.add("signalbox_page_renderings_total", "counter", "Pages rendered.", render.renderings);
    out.add("signalbox_page_rendering_seconds_total", "counter", "Time spent rendering pages.",
            render.seconds);
    out.add("signalbox_pages", "gauge", "Pages shown.", render.pages);
    out.add("process_resident_memory_bytes", "gauge", "Memory in RAM.", residentBytes());
    return out.take();
}

} // namespace signalbox
