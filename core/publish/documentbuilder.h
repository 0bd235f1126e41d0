// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/document.h"

namespace signalbox::publish {

/// Finishes bodies into documents: hashes them, compresses them, and takes them from an earlier
/// snapshot if they have not changed.
class DocumentBuilder
{
public:
    DocumentBuilder(Timestamp now, bool compress, const PageSnapshot *previous = nullptr)
        : m_now(now), m_compress(compress), m_previous(previous) {}

    /// `csp`: the Content-Security-Policy that the page needs, see Assets.
    [[nodiscard]] DocumentPtr html(const QByteArray &path, QByteArray body, const QByteArray &csp,
                                   const QByteArray &cacheControl = publicCache) const;
    /// A worker's script, which may talk to us and nobody else.
    [[nodiscard]] DocumentPtr worker(const QByteArray &path, const QByteArray &script) const;
    /// JSON that any site may read.
    [[nodiscard]] DocumentPtr json(const QByteArray &path, QByteArray body) const;

    static const QByteArray publicCache; ///< fresh for seconds, usable while the server is away
    static const QByteArray noCache;

private:
    [[nodiscard]] DocumentPtr finish(const QByteArray &path, Document document) const;
    [[nodiscard]] DocumentPtr earlier(const QByteArray &path, const QByteArray &hash) const;

    Timestamp m_now;
    bool m_compress;
    const PageSnapshot *m_previous;
};

/// 22 characters of base64url: the first 128 bits of SHA-256.
[[nodiscard]] QByteArray shortHash(const QByteArray &bytes);

/// RFC 1952 at the highest level.
[[nodiscard]] QByteArray gzipped(const QByteArray &bytes);
/// RFC 7932, at the quality that is worth its time for a body of that size.
[[nodiscard]] QByteArray brotlied(const QByteArray &bytes);

} // namespace signalbox::publish
