// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/eventhub.h"

#include <utility>

namespace signalbox::http {

EventTopic &EventHub::topic(const QByteArray &name)
{
    const auto [entry, added] = m_topics.try_emplace(name);
    if (added)
        entry->second.name = name;
    return entry->second;
}

void EventHub::subscribe(const QByteArray &name, StreamSink &sink, std::optional<quint64> lastId)
{
    EventTopic &entry = topic(name);
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
    EventTopic &entry = *std::exchange(sink.m_topic, nullptr);
    std::vector<StreamSink *> &sinks = entry.sinks;
    sinks[sink.m_index] = sinks.back();
    sinks[sink.m_index]->m_index = sink.m_index;
    sinks.pop_back();
    // A topic that nobody hears and nothing was said in is forgotten: names may be strangers'.
    if (sinks.empty() && !entry.newest)
        m_topics.erase(QByteArray(entry.name));
}

size_t EventHub::publish(const QByteArray &name, const EventPtr &event)
{
    EventTopic &entry = topic(name);
    // Two publishers may overtake each other on the way here; the newest stays the newest.
    if (!entry.newest || entry.newest->id < event->id)
        entry.newest = event;
    for (StreamSink *sink : entry.sinks)
        sink->deliver(event);
    return entry.sinks.size();
}

} // namespace signalbox::http
