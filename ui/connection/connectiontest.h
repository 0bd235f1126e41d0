// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/apiclient.h"

#include <memory>

namespace signalbox {

/// A server's address as an admin types it: "status.example.com" means https, a loopback
/// address http. The path is kept (servers behind a proxy), query and credentials are refused.
[[nodiscard]] Result<QUrl> parseServerUrl(const QString &typed);
/// The token would travel in the open: http to somewhere else than this computer.
[[nodiscard]] bool isUnprotected(const QUrl &server);

/// Asks a server whether it is one of ours and lets the token in. One at a time: a new run
/// forgets the one before.
class ConnectionTest : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// `done` gets nothing, or why not: Unavailable, Unauthorized, or MalformedInput when
    /// something else than Signalbox answers.
    void run(const QUrl &server, const QString &token, std::function<void(Result<void>)> done);
    void cancel() { m_client.reset(); }

private:
    std::unique_ptr<ApiClient> m_client;
};

} // namespace signalbox
