// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/event.h"

#include <functional>
#include <unordered_map>
#include <vector>

namespace signalbox::http {

/// An open event stream, as the hub sees it.
class StreamSink
{
public:
    virtual ~StreamSink() = default;
    /// Must not subscribe or unsubscribe anyone: the hub is walking its list.
    virtual void deliver(const EventPtr &event) = 0;

private:
    friend class EventHub;

    struct EventTopic *m_topic = nullptr;
    size_t m_index = 0;
};

struct EventTopic
{
    QByteArray name;
    EventPtr newest;
    std::vector<StreamSink *> sinks;
};

/// Who listens to what, within one worker. An event is one block of memory for all streams.
class EventHub
{
public:
    /// Sends the newest event at once if it is later than `lastId`.
    void subscribe(const QByteArray &name, StreamSink &sink, std::optional<quint64> lastId);
    /// Does nothing for one that is not subscribed.
    void unsubscribe(StreamSink &sink);
    /// Returns how many streams it was handed to.
    size_t publish(const QByteArray &name, const EventPtr &event);

private:
    [[nodiscard]] EventTopic &topic(const QByteArray &name);

    std::unordered_map<QByteArray, EventTopic> m_topics; ///< its nodes stay where they are
};

} // namespace signalbox::http
