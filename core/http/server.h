// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/counters.h"
#include "core/http/event.h"
#include "core/http/handler.h"
#include "core/http/limits.h"

#include <QHostAddress>
#include <QUrl>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace signalbox::http {

/// PEM files; the certificate file holds the chain, leaf first.
struct TlsFiles
{
    QString certificate;
    QString key;
};

struct ListenAddress
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; ///< 0: one that is free
    std::optional<TlsFiles> tls;
};

struct ServerOptions
{
    std::vector<ListenAddress> listen;
    int workers = 0; ///< 0: one a core
    Limits limits;
};

/// The HTTP/1.1 server: workers, each a thread with its own listening sockets and event loop.
/// Safe to use from any thread; but handlers, on the workers' threads, may only
/// publish() and ask: a worker cannot wait for its own end.
class Server
{
public:
    /// The handler must outlive the server.
    Server(Handler &handler, ServerOptions options);
    /// Cuts what is still open.
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// Binds every address, then starts the workers. Fails whole, with one sentence that may
    /// be shown: InUse (another program has the port), Unavailable (address not of this
    /// machine, no permission, ...), InvalidValue (certificate or key). Once only.
    [[nodiscard]] Result<void> start();

    /// Where it listens, in the order of the options, ports filled in: "http://127.0.0.1:8080".
    [[nodiscard]] std::vector<QUrl> urls() const;

    /// Sends the event to every stream of the topic, and keeps it as the topic's newest.
    void publish(const QByteArray &topic, EventPtr event);

    /// Stops accepting, closes idle connections and event streams, lets requests in flight
    /// finish until the deadline, then cuts them. Returns at once; `stopped` is called from a
    /// worker's thread when all is closed. Must be called at most once.
    void beginStop(std::chrono::milliseconds deadline, std::function<void()> stopped = {});
    /// The same, and waits. Not for a thread that handlers in flight need for their answers.
    void stop(std::chrono::milliseconds deadline);

    [[nodiscard]] Counters counters() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::http
