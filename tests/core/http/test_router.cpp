// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/http/testserver.h"

using namespace signalbox;
using namespace signalbox::http;
using namespace signalbox::test;

class TestRouter : public QObject
{
    Q_OBJECT

private slots:
    void routes_data();
    void routes();
    void bodyLimitsAreByRoute();
    void refusalsCanBeWorded();
    void laterRoutesReplace();

private:
    static void addRoutes(Router &router);
};

namespace {

/// Says which route was taken, and with what.
Router::Function teller(const char *name, const QList<QByteArray> &params = {})
{
    return [name, params](Request &request, Responder responder) {
        QByteArray text(name);
        for (const QByteArray &param : params)
            text += " " + param + "=" + request.param(param);
        responder.send(Response::text(200, text));
    };
}

std::unique_ptr<Server> serve(Router &router)
{
    ServerOptions options;
    options.workers = 1;
    options.listen.push_back({});
    auto server = std::make_unique<Server>(router, options);
    return server->start() ? std::move(server) : nullptr;
}

quint16 portOf(const Server &server)
{
    return static_cast<quint16>(server.urls().front().port());
}

QByteArray ask(quint16 port, const QByteArray &line)
{
    RawClient client(port);
    client.send(line + " HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto response = client.readResponse();
    if (!response)
        return "no answer";
    return response->status == 200 ? response->body.trimmed()
                                   : QByteArray::number(response->status);
}

} // namespace

void TestRouter::addRoutes(Router &router)
{
    router.add(Method::Get, "/pages", teller("list"));
    router.add(Method::Post, "/pages", teller("create"));
    router.add(Method::Get | Method::Delete, "/pages/{id}", teller("page", {"id"}));
    router.add(Method::Get, "/pages/new", teller("new"));
    router.add(Method::Get, "/pages/{id}/services/{service}", teller("service", {"id", "service"}));
    router.add(Method::Get, "/pages/new/edit", teller("edit"));
    router.add(Method::Get, "/files/{name...}", teller("file", {"name"}));
}

void TestRouter::routes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *line, const char *answer) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(answer);
    };
    row("GET /pages", "list");
    row("GET /pages?x=1", "list");
    row("POST /pages", "create");
    row("PUT /pages", "405");
    row("GET /pages/7", "page id=7");
    row("DELETE /pages/7", "page id=7");
    row("POST /pages/7", "405");
    row("GET /pages/caf%C3%A9%20x", "page id=caf\xc3\xa9 x");
    row("GET /pages/new", "new");
    row("DELETE /pages/new", "405");
    row("GET /pages/", "404");
    row("GET /pages/7/", "404");
    row("GET /pages/7/services/9", "service id=7 service=9");
    row("GET /pages/new/edit", "edit");
    row("GET /pages/new/services/9", "service id=new service=9");
    row("GET /pages//services/9", "404");
    row("GET /files/a", "file name=a");
    row("GET /files/a/b/c.txt", "file name=a/b/c.txt");
    row("GET /files/", "404");
    row("GET /", "404");
    row("GET //", "404");
    row("GET /Pages", "404");
}

void TestRouter::routes()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, answer);
    Router router;
    addRoutes(router);
    const std::unique_ptr<Server> server = serve(router);
    QVERIFY(server);
    QCOMPARE(ask(portOf(*server), line), answer);
}

void TestRouter::bodyLimitsAreByRoute()
{
    Router router;
    router.add(Method::Post, "/small", teller("small"), 10);
    router.add(Method::Put, "/small", teller("put"), 20);
    const std::unique_ptr<Server> server = serve(router);
    QVERIFY(server);
    const auto send = [&server](const char *method, int size) -> QByteArray {
        RawClient client(portOf(*server));
        client.send(QByteArray(method) + " /small HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                    QByteArray::number(size) + "\r\n\r\n" + QByteArray(size, 'x'));
        const auto response = client.readResponse();
        return response ? QByteArray::number(response->status) : QByteArray();
    };
    QCOMPARE(send("POST", 10), QByteArray("200"));
    QCOMPARE(send("POST", 11), QByteArray("413"));
    QCOMPARE(send("PUT", 20), QByteArray("200"));
    QCOMPARE(send("PUT", 21), QByteArray("413"));
}

void TestRouter::refusalsCanBeWorded()
{
    Router router;
    addRoutes(router);
    router.setRefusalFunction([](Request &request, Responder responder, const Refusal &refusal) {
        Response response = Response::json(refusal.status, "{}");
        response.setHeader("X-Path", request.path().toByteArray());
        if (refusal.allowed)
            response.setHeader("Allow", allowValue(refusal.allowed));
        responder.send(std::move(response));
    });
    const std::unique_ptr<Server> server = serve(router);
    QVERIFY(server);
    RawClient client(portOf(*server));
    client.send("GET /none HTTP/1.1\r\nHost: a\r\n\r\nPUT /pages HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto missing = client.readResponse();
    QVERIFY(missing);
    QCOMPARE(missing->status, 404);
    QCOMPARE(missing->header("x-path"), QByteArray("/none"));
    const auto wrong = client.readResponse();
    QVERIFY(wrong);
    QCOMPARE(wrong->status, 405);
    QCOMPARE(wrong->header("allow"), QByteArray("GET, HEAD, POST, OPTIONS"));
}

void TestRouter::laterRoutesReplace()
{
    Router router;
    router.add(Method::Get | Method::Post, "/x", teller("first"));
    router.add(Method::Get, "/x", teller("second"));
    const std::unique_ptr<Server> server = serve(router);
    QVERIFY(server);
    QCOMPARE(ask(portOf(*server), "GET /x"), QByteArray("second"));
    QCOMPARE(ask(portOf(*server), "POST /x"), QByteArray("first"));
}

QTEST_GUILESS_MAIN(TestRouter)
#include "test_router.moc"
