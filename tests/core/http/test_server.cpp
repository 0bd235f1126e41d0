// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/http/testserver.h"

#include <mutex>
#include <thread>

using namespace signalbox;
using namespace signalbox::http;
using namespace signalbox::test;

/// Everything a client sees of one request after another: through real sockets.
class TestServerRequests : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void documents_data();
    void documents();
    void headHasNoBody();
    void conditions_data();
    void conditions();
    void refusals_data();
    void refusals();
    void nothingFollowsARefusal();
    void refusalIsReadableWhileTheClientSends();
    void bodyLimits();
    void continueIsSentOnlyWhenWanted();
    void keepAlive_data();
    void keepAlive();
    void pipelinedAnswersKeepTheirOrder();
    void longPipelinesAreAnsweredWhole();
    void pathsThatAreNotThere();
    void countersCount();
};

void TestServerRequests::documents_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<int>("size");
    QTest::newRow("plain") << QByteArray() << QByteArray() << 1000;
    QTest::newRow("gzip") << QByteArray("gzip") << QByteArray("gzip") << 100;
    QTest::newRow("br") << QByteArray("gzip, deflate, br") << QByteArray("br") << 50;
}

void TestServerRequests::documents()
{
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, coding);
    QFETCH(int, size);
    TestServer server;
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: " + accept + "\r\n\r\n");
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->header("content-encoding"), coding);
    QCOMPARE(response->body.size(), size);
    QCOMPARE(response->header("vary"), QByteArray("Accept-Encoding"));
    QCOMPARE(response->header("cache-control"), QByteArray("max-age=5"));
    QCOMPARE(response->header("last-modified"), QByteArray("Mon, 23 Nov 2026 08:15:00 GMT"));
    QVERIFY(response->header("date").endsWith(" GMT"));
    for (const Coding other : {Coding::Identity, Coding::Gzip, Coding::Brotli})
        QCOMPARE(server.page->etag(other) == response->header("etag"),
                 server.page->body(other) == response->body);
}

void TestServerRequests::headHasNoBody()
{
    TestServer server;
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\nHEAD /none HTTP/1.1\r\nHost: a\r\n\r\n"
                "HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const auto found = client.readResponse(true);
    QVERIFY(found);
    QCOMPARE(found->status, 200);
    QCOMPARE(found->header("content-length"), QByteArray("1000"));
    const auto missing = client.readResponse(true);
    QVERIFY(missing);
    QCOMPARE(missing->status, 404);
    QVERIFY(client.readResponse(true));
    QCOMPARE(client.readToEnd(), QByteArray());
    const QByteArray refused = converse(server.port(), "HEAD / HTTP/1.1\r\n\r\n");
    QVERIFY(refused.startsWith("HTTP/1.1 400 "));
    QVERIFY(refused.endsWith("\r\n\r\n"));
}

void TestServerRequests::conditions_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    QTest::newRow("tag") << QByteArray("If-None-Match: \"T\"\r\n") << 304;
    QTest::newRow("tag in the second field")
        << QByteArray("If-None-Match: \"x\"\r\nIf-None-Match: \"T\"\r\n") << 304;
    QTest::newRow("other") << QByteArray("If-None-Match: \"x\"\r\n") << 200;
    QTest::newRow("tag of another coding")
        << QByteArray("If-None-Match: \"T\"\r\nAccept-Encoding: br\r\n") << 200;
    QTest::newRow("date") << QByteArray("If-Modified-Since: Mon, 23 Nov 2026 08:15:00 GMT\r\n")
                          << 304;
    QTest::newRow("date loses to tag")
        << QByteArray("If-Modified-Since: Mon, 23 Nov 2026 08:15:00 GMT\r\n"
                      "If-None-Match: \"x\"\r\n")
        << 200;
}

void TestServerRequests::conditions()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    TestServer server;
    QVERIFY(server.start());
    fields.replace("\"T\"", server.page->etag(Coding::Identity));
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, status);
    QCOMPARE(response->body.isEmpty(), status == 304);
    for (const char *kept : {"etag", "vary", "cache-control", "last-modified", "date"})
        QVERIFY2(response->headers.contains(kept), kept);
    QCOMPARE(response->headers.contains("content-length"), status == 200);
    // The connection goes on: the 304 had no hidden body.
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(client.readResponse());
}

void TestServerRequests::refusals_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("status");
    const QByteArray get("GET / HTTP/1.1\r\nHost: a\r\n");
    const QByteArray post("POST /echo HTTP/1.1\r\nHost: a\r\n");
    const auto row = [](const char *name, const QByteArray &bytes, const char *status) {
        QTest::newRow(name) << bytes << QByteArray(status);
    };
    row("garbage", "\x16\x03\x01\x02\r\n\r\n", "400");
    row("two framings", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc", "400");
    row("no host", "GET / HTTP/1.1\r\n\r\n", "400");
    row("unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "501");
    row("known method, wrong here", "DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", "405");
    row("long target", "GET /" + QByteArray(9000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", "414");
    row("large head", get + "X: " + QByteArray(17'000, 'x') + "\r\n\r\n", "431");
    row("large body", post + "Content-Length: 65537\r\n\r\n", "413");
    row("large chunk", post + "Transfer-Encoding: chunked\r\n\r\n10001\r\n", "413");
    row("expectation", post + "Expect: cake\r\nContent-Length: 1\r\n\r\n", "417");
}

void TestServerRequests::refusals()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, status);
    TestServer server;
    QVERIFY(server.start());
    const QByteArray answer = converse(server.port(), bytes);
    QCOMPARE(answer.mid(9, 3), status);
    QCOMPARE(answer.count("HTTP/1.1 "), 1);
    QCOMPARE(answer.contains("\r\nConnection: close\r\n"), status != "405");
    QCOMPARE(answer.contains("\r\nAllow: GET, HEAD, OPTIONS\r\n"), status == "405");
}

void TestServerRequests::nothingFollowsARefusal()
{
    TestServer server;
    QVERIFY(server.start());
    // Smuggling: whoever takes the length sees one request, whoever takes the chunks two.
    const QByteArray answer =
        converse(server.port(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
                                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n"
                                "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /none HTTP/1.1\r\n"
                                "Host: a\r\n\r\n");
    QCOMPARE(answer.count("HTTP/1.1 "), 2);
    QVERIFY(answer.startsWith("HTTP/1.1 200 "));
    QVERIFY(answer.contains("HTTP/1.1 400 "));
    QVERIFY(!answer.contains("HTTP/1.1 404 "));
}

void TestServerRequests::refusalIsReadableWhileTheClientSends()
{
    TestServer server;
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
    client.send(QByteArray(1'000'000, 'x'));
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 413);
    client.halfClose();
    QVERIFY(client.waitForClose());
    QVERIFY(!client.wasReset());
}

void TestServerRequests::bodyLimits()
{
    TestServer server;
    QVERIFY(server.start());
    const auto post = [&server](const char *path, qsizetype size) {
        RawClient client(server.port());
        client.send("POST " + QByteArray(path) + " HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                    QByteArray::number(size) + "\r\n\r\n" + QByteArray(size, 'x'));
        const auto response = client.readResponse();
        return response ? response->status : 0;
    };
    QCOMPARE(post("/echo", 64 * 1024), 200);
    QCOMPARE(post("/echo", 64 * 1024 + 1), 413);
    QCOMPARE(post("/large", 1024 * 1024), 200);
    QCOMPARE(post("/large", 1024 * 1024 + 1), 413);
    QCOMPARE(post("/none", 64 * 1024 + 1), 413);
}

void TestServerRequests::continueIsSentOnlyWhenWanted()
{
    TestServer server;
    QVERIFY(server.start());
    RawClient client(server.port());
    const QByteArray head("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                          "Content-Length: 2\r\n\r\n");
    client.send(head);
    QCOMPARE(client.readUntil("\r\n\r\n"), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.send("hi");
    auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("hi"));
    client.send(head + "ho");
    response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->body, QByteArray("ho"));
    // Told beforehand that it would be too much.
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                "Content-Length: 65537\r\n\r\n");
    response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 413);
}

void TestServerRequests::keepAlive_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("connection");
    const auto row = [](const char *name, const char *request, const char *connection) {
        QTest::newRow(name) << QByteArray(request) << QByteArray(connection);
    };
    row("1.1", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "");
    row("1.1 close", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "close");
    row("1.1 close in a list", "GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n",
        "close");
    row("1.0", "GET / HTTP/1.0\r\n\r\n", "close");
    row("1.0 keep-alive", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "keep-alive");
}

void TestServerRequests::keepAlive()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, connection);
    TestServer server;
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send(request);
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->header("connection"), connection);
    if (connection == "close") {
        QVERIFY(client.waitForClose());
    } else {
        client.send(request);
        QVERIFY(client.readResponse());
    }
}

void TestServerRequests::pipelinedAnswersKeepTheirOrder()
{
    TestServer server;
    std::mutex mutex;
    std::vector<Responder> waiting;
    server.router.add(Method::Get, "/later/{n}", [&](Request &, Responder responder) {
        const std::lock_guard lock(mutex);
        waiting.push_back(std::move(responder));
    });
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send("GET /later/0 HTTP/1.1\r\nHost: a\r\n\r\nGET /path/now HTTP/1.1\r\nHost: a\r\n\r\n"
                "GET /later/1 HTTP/1.1\r\nHost: a\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\n\r\n"
                "GET /later/2 HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE((std::lock_guard(mutex), waiting.size()), size_t(3));
    std::thread([&waiting] {
        for (size_t i : {2, 0, 1})
            waiting[i].send(Response::text(200, QByteArray::number(i)));
    }).join();
    QStringList bodies;
    for (int i = 0; i < 5; ++i) {
        const auto response = client.readResponse(i == 3);
        QVERIFY(response);
        bodies << QString::fromLatin1(response->body.trimmed());
    }
    QCOMPARE(bodies, QStringList({QStringLiteral("0"), QStringLiteral("/path/now"),
                                  QStringLiteral("1"), QString(), QStringLiteral("2")}));
}

void TestServerRequests::longPipelinesAreAnsweredWhole()
{
    TestServer server;
    QVERIFY(server.start());
    RawClient client(server.port());
    QByteArray requests;
    const int count = 3000;
    for (int i = 0; i < count; ++i)
        requests += "GET /path/" + QByteArray::number(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    std::thread sender([&] { client.send(requests); });
    for (int i = 0; i < count; ++i) {
        const auto response = client.readResponse();
        if (!response || response->body.trimmed() != "/path/" + QByteArray::number(i)) {
            sender.join();
            QFAIL(qPrintable(QStringLiteral("answer %1 is wrong").arg(i)));
        }
    }
    sender.join();
}

void TestServerRequests::pathsThatAreNotThere()
{
    TestServer server;
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send("GET /none HTTP/1.1\r\nHost: a\r\n\r\nOPTIONS /echo HTTP/1.1\r\nHost: a\r\n\r\n"
                "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
    auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 404);
    QCOMPARE(response->header("cache-control"), QByteArray("no-store"));
    QCOMPARE(response->header("x-content-type-options"), QByteArray("nosniff"));
    response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 204);
    QCOMPARE(response->header("allow"), QByteArray("POST, OPTIONS"));
    response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 204);
    QCOMPARE(response->header("allow"), QByteArray("OPTIONS")); // of no path, so of none there
}

void TestServerRequests::countersCount()
{
    TestServer server({}, 2);
    QVERIFY(server.start());
    {
        RawClient client(server.port());
        client.send(
            "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /none HTTP/1.1\r\nHost: a\r\n\r\nx\r\n\r\n");
        QVERIFY(client.readToEnd());
    }
    QTRY_COMPARE(server.server->counters().connections, qint64(0));
    const Counters counters = server.server->counters();
    QCOMPARE(counters.requests, quint64(2));
    QCOMPARE(counters.responses[2], quint64(1));
    QCOMPARE(counters.responses[4], quint64(2));
    QCOMPARE(counters.refused, quint64(1));
    QCOMPARE(counters.accepted, quint64(1));
    QVERIFY(counters.bytesOut > 1000);
    QVERIFY(counters.bytesIn > 50);
}

QTEST_GUILESS_MAIN(TestServerRequests)
#include "test_server.moc"
