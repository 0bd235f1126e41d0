// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/conditional.h"
#include "core/http/negotiation.h"
#include "core/http/responder.h"
#include "core/http/tails.h"

#include <optional>

namespace signalbox::http {

class OutputQueue;

/// A request that waits for its answer or for its turn: what must be known to write the
/// answer when the request itself is gone.
struct Exchange
{
    quint32 id = 0;
    bool isHead = false;
    bool keepAlive = false;
    bool isVersion10 = false;
    AcceptedCodings codings;
    Preconditions preconditions;
    std::optional<Reply> reply;

    [[nodiscard]] static Exchange of(const Request &request, quint32 id, bool keepAlive);

    [[nodiscard]] Tails::Kind tail() const
    {
        return !keepAlive ? Tails::Close : isVersion10 ? Tails::KeepAlive10 : Tails::KeepAlive;
    }
};

/// Put the answer into the queue without copying its body; return its status.
int writeDocument(OutputQueue &out, DocumentPtr document, const Exchange &exchange,
                  const Tails &tails);
int writeResponse(OutputQueue &out, Response &&response, const Exchange &exchange,
                  const Tails &tails);
/// The head of an event stream, which lasts until the connection ends, and its first bytes.
int writeStreamHead(OutputQueue &out, const EventStream &stream, const Exchange &exchange,
                    const Tails &tails);

} // namespace signalbox::http
