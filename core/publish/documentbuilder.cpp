// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/documentbuilder.h"

#include <QCryptographicHash>
#include <brotli/encode.h>
#include <zlib.h>

namespace signalbox::publish {

const QByteArray DocumentBuilder::publicCache =
    "public, max-age=5, stale-while-revalidate=30, stale-if-error=86400";
const QByteArray DocumentBuilder::noCache = "no-store";

QByteArray shortHash(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)
        .left(16)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray gzipped(const QByteArray &bytes)
{
    constexpr int gzipWindow = 15 + 16; // the largest window, with gzip's header and checksum
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindow, 9, Z_DEFAULT_STRATEGY)
        != Z_OK)
        return {};
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    // zlib's interface is not const, but it does not write to its input.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(done ? qsizetype(stream.total_out) : 0);
    deflateEnd(&stream);
    return out;
}

QByteArray brotlied(const QByteArray &bytes)
{
    // From 7 on the encoder takes tens of megabytes of tables. For a small body clearing them is
    // most of the work, for half a percent in size.
    const int quality = bytes.size() <= 512 * 1024 ? 6 : 9;
    size_t size = BrotliEncoderMaxCompressedSize(size_t(bytes.size()));
    QByteArray out(qsizetype(size), Qt::Uninitialized);
    const bool done = BrotliEncoderCompress(
        quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, size_t(bytes.size()),
        reinterpret_cast<const uint8_t *>(bytes.constData()), &size,
        reinterpret_cast<uint8_t *>(out.data()));
    out.resize(done ? qsizetype(size) : 0);
    return out;
}

DocumentPtr DocumentBuilder::html(const QByteArray &path, QByteArray body, const QByteArray &csp,
                                  const QByteArray &cacheControl) const
{
    Document document;
    document.contentType = "text/html; charset=utf-8";
    document.identity = std::move(body);
    document.cacheControl = cacheControl;
    document.headers = {
        {"Content-Security-Policy", csp},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "strict-origin-when-cross-origin"},
        {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
    };
    return finish(path, std::move(document));
}

DocumentPtr DocumentBuilder::worker(const QByteArray &path, const QByteArray &script) const
{
    Document document;
    document.contentType = "text/javascript; charset=utf-8";
    document.identity = script;
    document.cacheControl = publicCache;
    document.headers = {
        {"Content-Security-Policy", "default-src 'none'; connect-src 'self'"},
        {"X-Content-Type-Options", "nosniff"},
    };
    return finish(path, std::move(document));
}

DocumentPtr DocumentBuilder::json(const QByteArray &path, QByteArray body) const
{
    Document document;
    document.contentType = "application/json; charset=utf-8";
    document.identity = std::move(body);
    document.cacheControl = publicCache;
    document.headers = {
        {"Access-Control-Allow-Origin", "*"},
        {"X-Content-Type-Options", "nosniff"},
    };
    return finish(path, std::move(document));
}

DocumentPtr DocumentBuilder::finish(const QByteArray &path, Document document) const
{
    QByteArray all = document.contentType + '\n' + document.cacheControl + '\n';
    for (const auto &[name, value] : document.headers)
        all += name + ':' + value + '\n';
    document.hash = shortHash(all + document.identity);
    if (const DocumentPtr same = earlier(path, document.hash))
        return same;
    document.lastModified = m_now;
    if (m_compress) {
        const auto ifSmaller = [&](QByteArray packed) {
            return packed.size() < document.identity.size() ? packed : QByteArray();
        };
        document.gzip = ifSmaller(gzipped(document.identity));
        document.brotli = ifSmaller(brotlied(document.identity));
    }
    return std::make_shared<const Document>(std::move(document));
}

DocumentPtr DocumentBuilder::earlier(const QByteArray &path, const QByteArray &hash) const
{
    if (!m_previous)
        return nullptr;
    const DocumentPtr before = path.isEmpty() ? m_previous->notFound
                                              : m_previous->documents.value(path);
    const bool complete = before && (!m_compress || !before->brotli.isEmpty()
                                     || !before->gzip.isEmpty());
    return complete && before->hash == hash ? before : nullptr;
}

} // namespace signalbox::publish
