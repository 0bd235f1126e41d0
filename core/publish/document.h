// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/page.h"

#include <memory>

namespace signalbox::publish {

/// A ready response, made once and sent many times. Shared between threads, so never changed.
struct Document
{
    QByteArray contentType;  ///< with its charset
    QByteArray identity;     ///< the body as it is
    QByteArray gzip;         ///< compressed; empty if that would not be smaller
    QByteArray brotli;       ///< the same
    QByteArray hash;         ///< of body, type and headers: 22 characters fit for an ETag
    Timestamp lastModified;  ///< when a body with this hash was first made
    QByteArray cacheControl;
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< to send along: CSP, CORS, ...
};

using DocumentPtr = std::shared_ptr<const Document>;

/// Everything that a page answers from memory, as of one state of the workspace.
struct PageSnapshot
{
    PageId pageId;
    /// Changes whenever a visitor would see something else; what /events tells.
    QByteArray revision;
    /// By path below the page: "/", "/incidents/ID", "/api/v2/summary.json".
    QHash<QByteArray, DocumentPtr> documents;
    DocumentPtr notFound; ///< to answer any other path with, as 404
    /// From when on the same workspace would look different, because time has passed.
    Timestamp refreshAt;
};

} // namespace signalbox::publish
