// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QByteArrayView>
#include <optional>

namespace signalbox::http {

class Request;

/// The preconditions of a GET or HEAD, copied so that they outlive the request.
struct Preconditions
{
    QByteArray ifNoneMatch;
    QByteArray ifModifiedSince;

    [[nodiscard]] static Preconditions of(const Request &request);
};

/// Whether an If-None-Match value names the tag (weak comparison, RFC 9110 §13.1.2). Takes
/// "*", lists, and tags with commas inside; nothing after a broken tag counts.
[[nodiscard]] bool matchesTag(QByteArrayView ifNoneMatch, QByteArrayView etag);

/// Whether to answer 304: If-None-Match decides if it is there, else If-Modified-Since.
[[nodiscard]] bool isNotModified(const Preconditions &preconditions, QByteArrayView etag,
                                 std::optional<Timestamp> lastModified);

} // namespace signalbox::http
