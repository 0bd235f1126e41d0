// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/server.h"

#include <memory>

struct ssl_ctx_st;
struct ssl_st;

namespace signalbox::http {

/// A certificate and its key, ready to serve TLS 1.2 and 1.3 with ALPN "http/1.1". Shared by
/// all workers; OpenSSL locks what it must.
class TlsContext
{
public:
    /// Fails with InvalidValue if a file cannot be read, is no PEM, or the key is not the
    /// certificate's. There is no way to go on without.
    [[nodiscard]] static Result<std::shared_ptr<const TlsContext>> load(const TlsFiles &files);

    [[nodiscard]] ssl_ctx_st *handle() const { return m_context.get(); }

private:
    struct Free
    {
        void operator()(ssl_ctx_st *context) const;
    };

    std::unique_ptr<ssl_ctx_st, Free> m_context;
};

} // namespace signalbox::http
