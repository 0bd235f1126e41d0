// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/eventhub.h"

namespace signalbox::http {

void EventHub::subscribe(const QByteArray &topic, StreamSink &sink, std::optional<quint64> lastId)
{
    EventTopic &entry = m_topics[topic];
    sink.m_topic = &entry;
    sink.m_index = entry.sinks.size();
    entry.sinks.push_back(&sink);
    if (lastId && entry.newest && entry.newest->id > *lastId)
        sink.deliver(entry.newest);
}

void EventHub::unsubscribe(StreamSink &sink)
{
    if (!sink.m_topic)
        return;
    std::vector<StreamSink *> &sinks = sink.m_topic->sinks;
    sinks[sink.m_index] = sinks.back();
    sinks[sink.m_index]->m_index = sink.m_index;
    sinks.pop_back();
    sink.m_topic = nullptr;
}

size_t EventHub::publish(const QByteArray &topic, const EventPtr &event)
{
    EventTopic &entry = m_topics[topic];
    // Two publishers may overtake each other on the way here; the newest stays the newest.
    if (!entry.newest || entry.newest->id < event->id)
        entry.newest = event;
    for (StreamSink *sink : entry.sinks)
        sink->deliver(event);
    return entry.sinks.size();
}

} // namespace signalbox::http
