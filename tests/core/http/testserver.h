// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/router.h"
#include "core/http/server.h"
#include "tests/core/http/rawclient.h"

#include <QtTest>

namespace signalbox::test {

/// A server on a free port of loopback with a few routes that show what came in.
class TestServer
{
public:
    explicit TestServer(http::Limits limits = {}, int workers = 1)
    {
        using namespace http;
        DocumentSpec spec;
        spec.contentType = "text/html";
        spec.bodies = {QByteArray(1000, 'p'), QByteArray(100, 'g'), QByteArray(50, 'b')};
        spec.headers = {{"Cache-Control", "max-age=5"}};
        spec.lastModified = fromMillis(1'795'421'700'000LL); // Mon, 23 Nov 2026 08:15:00 GMT
        page = Document::make(spec).value();
        router.add(Method::Get, "/", [this](Request &, Responder r) { r.send(page); });
        router.add(Method::Post, "/echo", [](Request &request, Responder r) {
            r.send(Response::json(200, request.body()));
        });
        router.add(
            Method::Post, "/large",
            [](Request &request, Responder r) {
                r.send(Response::text(200, QByteArray::number(request.body().size())));
            },
            1024 * 1024);
        router.add(Method::Get, "/path/{rest...}", [](Request &request, Responder r) {
            r.send(Response::text(200, request.path()));
        });
        ServerOptions options;
        options.workers = workers;
        options.limits = limits;
        options.listen.push_back({});
        server = std::make_unique<Server>(router, options);
    }

    [[nodiscard]] bool start()
    {
        const Result<void> started = server->start();
        if (!started)
            qWarning() << started.error().detail;
        return started.has_value();
    }
    [[nodiscard]] quint16 port() const
    {
        return static_cast<quint16>(server->urls().front().port());
    }

    http::DocumentPtr page;
    http::Router router;
    std::unique_ptr<http::Server> server;
};

/// Sends the bytes, and gives back everything up to the end of the connection.
inline QByteArray converse(quint16 port, const QByteArray &bytes)
{
    RawClient client(port);
    client.send(bytes);
    client.halfClose();
    return client.readToEnd().value_or("no end");
}

} // namespace signalbox::test
