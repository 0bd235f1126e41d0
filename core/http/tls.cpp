// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tls.h"

#include <array>
#include <cstring>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace signalbox::http {

namespace {

/// The latest of OpenSSL's reasons, which names the trouble best, and an empty queue after it.
QString lastReason()
{
    const unsigned long code = ERR_peek_last_error();
    const char *text = code == 0 ? nullptr : ERR_reason_error_string(code);
    ERR_clear_error();
    return QString::fromLatin1(text ? text : "unknown error");
}

tl::unexpected<Error> refuse(const QString &what, const QString &file, const QString &field)
{
    return fail(ErrorCode::InvalidValue, QStringLiteral("%1 %2: %3").arg(what, file, lastReason()),
                field);
}

/// A client that offers protocols but not ours is refused rather than misunderstood.
int chooseProtocol(SSL *, const unsigned char **out, unsigned char *outSize,
                   const unsigned char *offered, unsigned int offeredSize, void *)
{
    static constexpr std::array<unsigned char, 9> ours{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char *chosen = nullptr;
    if (SSL_select_next_proto(&chosen, outSize, ours.data(), ours.size(), offered, offeredSize) !=
        OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

void TlsContext::Free::operator()(ssl_ctx_st *context) const
{
    SSL_CTX_free(context);
}

Result<std::shared_ptr<const TlsContext>> TlsContext::load(const TlsFiles &files)
{
    ERR_clear_error();
    auto made = std::make_shared<TlsContext>();
    made->m_context.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX *context = made->m_context.get();
    if (!context || SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1)
        return fail(ErrorCode::Internal, QStringLiteral("TLS cannot be set up: ") + lastReason());
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                     SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    // Buffers only while a record is under way, so that idle connections stay small; and a
    // write may be tried again from other memory.
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    // Tickets resume sessions without memory here; a cache would grow with strangers.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_alpn_select_cb(context, chooseProtocol, nullptr);

    if (SSL_CTX_use_certificate_chain_file(context, files.certificate.toLocal8Bit().constData()) !=
        1)
        return refuse(QStringLiteral("cannot use the certificate"), files.certificate,
                      QStringLiteral("certificate"));
    if (SSL_CTX_use_PrivateKey_file(context, files.key.toLocal8Bit().constData(),
                                    SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context) != 1)
        return refuse(QStringLiteral("cannot use the key"), files.key, QStringLiteral("key"));
    return made;
}

} // namespace signalbox::http
