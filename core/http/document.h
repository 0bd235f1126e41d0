// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/http/conditional.h"
#include "core/http/headers.h"
#include "core/http/negotiation.h"

#include <array>
#include <memory>
#include <optional>

namespace signalbox::http {

class Document;
using DocumentPtr = std::shared_ptr<const Document>;

/// A ready answer: made once, shared by every thread, sent as it lies in memory. Heads are
/// formatted when it is made; a request costs no copy and no formatting. GET and HEAD, codings
/// (Vary, one ETag each), If-None-Match and If-Modified-Since are dealt with by the server.
///
///     DocumentSpec spec;
///     spec.contentType = "text/html; charset=utf-8";
///     spec.bodies = {html, gzipped, brotlied};
///     spec.headers = {{"Cache-Control", "public, max-age=5"}};
///     Result<DocumentPtr> page = Document::make(std::move(spec));
struct DocumentSpec
{
    int status = 200; ///< anything else gets no ETag and is never answered with 304
    QByteArray contentType;
    /// By Coding: identity (always there), gzip, Brotli. An empty one, or one that is no
    /// smaller than the identity, is not offered.
    std::array<QByteArray, codingCount> bodies;
    Headers headers; ///< Vary is completed with Accept-Encoding
    std::optional<Timestamp> lastModified;
    /// What stands between the quotes of the ETag; empty: a digest of the identity body.
    QByteArray tag;
};

class Document
{
public:
    /// Fails with InvalidValue if a field may not be sent (see isSendable).
    [[nodiscard]] static Result<DocumentPtr> make(DocumentSpec spec);

    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const QByteArray &body(Coding coding) const { return variant(coding).body; }
    /// With quotes; empty unless the status is 200.
    [[nodiscard]] const QByteArray &etag(Coding coding) const { return variant(coding).etag; }
    [[nodiscard]] Coding choose(const AcceptedCodings &accepted) const
    {
        return accepted.best(m_available);
    }
    [[nodiscard]] bool isNotModified(const Preconditions &preconditions, Coding coding) const;

    /// Status line and fields up to, not including, Date, Connection and the empty line.
    [[nodiscard]] const QByteArray &head(Coding coding) const { return variant(coding).head; }
    [[nodiscard]] const QByteArray &notModifiedHead(Coding coding) const
    {
        return variant(coding).notModifiedHead;
    }

private:
    struct Variant
    {
        QByteArray body;
        QByteArray etag;
        QByteArray head;
        QByteArray notModifiedHead;
    };

    [[nodiscard]] const Variant &variant(Coding coding) const
    {
        return m_variants[static_cast<size_t>(coding)];
    }
    void formatHeads(const DocumentSpec &spec, const QByteArray &vary, Coding coding);

    std::array<Variant, codingCount> m_variants;
    std::optional<Timestamp> m_lastModified;
    unsigned m_available = 1U; ///< a bit for each Coding
    int m_status = 200;
};

} // namespace signalbox::http
