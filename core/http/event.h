// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/headers.h"

#include <memory>
#include <optional>

namespace signalbox::http {

/// One server-sent event, in the bytes of the wire, shared by all streams that get it.
struct Event
{
    quint64 id = 0; ///< grows within a topic
    QByteArray bytes;
};
using EventPtr = std::shared_ptr<const Event>;

/// Formats an event (WHATWG HTML §9.2.6): data of several lines becomes several data fields.
/// `name` empty: the browser's "message".
[[nodiscard]] EventPtr makeEvent(quint64 id, QByteArrayView name, QByteArrayView data);

/// What a request becomes when it subscribes.
struct EventStream
{
    QByteArray topic;
    /// The newest event that the client knows, from its Last-Event-ID or from what `initial`
    /// tells. If the topic's newest event is later, it is sent at once, so that nothing falls
    /// between the making of `initial` and the subscription. Without it: only what comes.
    std::optional<quint64> lastId;
    QByteArray initial; ///< sent first, ready formatted; may be empty
    Headers headers;    ///< besides Content-Type and Cache-Control
};

} // namespace signalbox::http
