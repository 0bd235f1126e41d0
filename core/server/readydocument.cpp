// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/readydocument.h"

namespace signalbox {

Result<http::DocumentPtr> readyDocument(const publish::Document &document, int status)
{
    http::DocumentSpec spec;
    spec.status = status;
    spec.contentType = document.contentType;
    spec.bodies = {document.identity, document.gzip, document.brotli};
    spec.headers.push_back({"Cache-Control", document.cacheControl});
    for (const auto &[name, value] : document.headers)
        spec.headers.push_back({name, value});
    spec.lastModified = document.lastModified;
    spec.tag = document.hash;
    return http::Document::make(std::move(spec));
}

} // namespace signalbox
