// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request.h"
#include "core/http/responder.h"

namespace signalbox::http {

/// An answer that the server gives by itself, before or instead of a handler.
struct Refusal
{
    int status = 400;
    QByteArrayView reason; ///< one sentence, in English
    Methods allowed;       ///< for 405: what the path takes
};

/// What stands behind the server. Called on the thread of the connection's worker, by several
/// workers at once: it must be safe for that and must not block. Outlives the server.
class Handler
{
public:
    virtual ~Handler() = default;

    /// The most bytes of body that the request may have, asked when only its head is there;
    /// more are refused with 413, announced ones before any is read.
    [[nodiscard]] virtual qsizetype bodyLimit(const Request &request) const;

    /// Answer through the responder, now or later, from any thread. To answer later, move the
    /// request away; it is reused when this returns.
    virtual void handle(Request &request, Responder responder) = 0;
};

inline constexpr qsizetype defaultBodyLimit = 64 * 1024;

} // namespace signalbox::http
