// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/http/testserver.h"

#include <atomic>
#include <mutex>
#include <thread>

using namespace signalbox;
using namespace signalbox::http;
using namespace signalbox::test;

/// The duty to answer, wherever it is carried.
class TestResponder : public QObject
{
    Q_OBJECT

private slots:
    void anAnswerFromAnotherThread();
    void aForgottenAnswerIs500();
    void aThrowingHandlerIs500();
    void onlyTheFirstAnswerCounts();
    void theClientMayBeGone();
    void theServerMayBeGone();
    void smuggledFieldsAreRefused_data();
    void smuggledFieldsAreRefused();
    void manyThreadsAnswer();
};

namespace {

const QByteArray getLater("GET /later HTTP/1.1\r\nHost: a\r\n\r\n");

/// Collects responders for tests that answer by themselves.
struct Shelf
{
    std::mutex mutex;
    std::vector<Responder> responders;

    void put(Responder responder)
    {
        const std::lock_guard lock(mutex);
        responders.push_back(std::move(responder));
    }
    size_t size()
    {
        const std::lock_guard lock(mutex);
        return responders.size();
    }
};

} // namespace

void TestResponder::anAnswerFromAnotherThread()
{
    TestServer server;
    Shelf shelf;
    server.router.add(Method::Get, "/later",
                      [&](Request &, Responder r) { shelf.put(std::move(r)); });
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send(getLater);
    QTRY_COMPARE(shelf.size(), size_t(1));
    std::thread([&] { shelf.responders.front().send(server.page); }).join();
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->body.size(), 1000);
}

void TestResponder::aForgottenAnswerIs500()
{
    TestServer server;
    Shelf shelf;
    server.router.add(Method::Get, "/never", [](Request &, Responder) {});
    server.router.add(Method::Get, "/later",
                      [&](Request &, Responder r) { shelf.put(std::move(r)); });
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n" + getLater);
    auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 500);
    QTRY_COMPARE(shelf.size(), size_t(1));
    std::thread([&] { shelf.responders.clear(); }).join();
    response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 500);
}

void TestResponder::aThrowingHandlerIs500()
{
    TestServer server;
    server.router.add(Method::Get, "/throw",
                      [](Request &, Responder) { throw std::runtime_error("no"); });
    QVERIFY(server.start());
    QTest::ignoreMessage(QtCriticalMsg, "a handler threw: no");
    RawClient client(server.port());
    client.send("GET /throw HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 500);
    QVERIFY(!response->body.contains("no\n"));
    QVERIFY(client.readResponse());
}

void TestResponder::onlyTheFirstAnswerCounts()
{
    TestServer server;
    server.router.add(Method::Get, "/twice", [](Request &, Responder r) {
        QVERIFY(r.isPending());
        r.send(Response::text(200, "first"));
        QVERIFY(!r.isPending());
        r.send(Response::text(200, "second"));
    });
    QVERIFY(server.start());
    const QByteArray answer = converse(server.port(), "GET /twice HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(answer.endsWith("first\n"));
    QCOMPARE(answer.count("HTTP/1.1"), 1);
}

void TestResponder::theClientMayBeGone()
{
    TestServer server;
    Shelf shelf;
    server.router.add(Method::Get, "/later",
                      [&](Request &, Responder r) { shelf.put(std::move(r)); });
    QVERIFY(server.start());
    {
        RawClient client(server.port());
        client.send(getLater);
        QTRY_COMPARE(shelf.size(), size_t(1));
        client.reset();
    }
    // The same slot is taken by another connection, which must not get the answer.
    QTRY_COMPARE(server.server->counters().connections, qint64(0));
    RawClient other(server.port());
    other.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(other.readResponse());
    shelf.responders.front().send(Response::text(200, "for someone else"));
    other.send("GET /path/mine HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto response = other.readResponse();
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("/path/mine\n"));
}

void TestResponder::theServerMayBeGone()
{
    Shelf shelf;
    {
        TestServer server;
        server.router.add(Method::Get, "/later",
                          [&](Request &, Responder r) { shelf.put(std::move(r)); });
        QVERIFY(server.start());
        RawClient client(server.port());
        client.send(getLater);
        QTRY_COMPARE(shelf.size(), size_t(1));
    }
    shelf.responders.front().send(Response::text(200, "to nobody"));
    QVERIFY(!shelf.responders.front().isPending());
}

void TestResponder::smuggledFieldsAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("new line") << QByteArray("X") << QByteArray("a\r\nSet-Cookie: b");
    QTest::newRow("line feed") << QByteArray("X") << QByteArray("a\nb");
    QTest::newRow("NUL") << QByteArray("X") << QByteArray("a\0b", 3);
    QTest::newRow("name with a colon") << QByteArray("X: y\r\nZ") << QByteArray("a");
    QTest::newRow("empty name") << QByteArray() << QByteArray("a");
    QTest::newRow("length") << QByteArray("content-length") << QByteArray("3");
    QTest::newRow("coding") << QByteArray("Transfer-Encoding") << QByteArray("chunked");
    QTest::newRow("connection") << QByteArray("Connection") << QByteArray("close");
}

void TestResponder::smuggledFieldsAreRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("may not be sent")));
    const Response response =
        Response::json(200, "{}").setHeader(name, value).setHeader("X-Later", "y");
    QCOMPARE(response.status(), 500);
    QVERIFY(!response.head().contains("X-Later"));
    QVERIFY(!response.head().contains("Set-Cookie"));

    DocumentSpec spec;
    spec.contentType = "text/html";
    spec.headers = {{name, value}};
    QVERIFY(!Document::make(spec));
    spec.headers.clear();
    spec.contentType = "text/html\r\nX: y";
    QVERIFY(!Document::make(spec));
}

void TestResponder::manyThreadsAnswer()
{
    TestServer server({}, 2);
    Shelf shelf;
    std::atomic<bool> ending = false;
    server.router.add(Method::Get, "/later",
                      [&](Request &, Responder r) { shelf.put(std::move(r)); });
    QVERIFY(server.start());
    std::vector<std::thread> answerers;
    for (int i = 0; i < 3; ++i) {
        answerers.emplace_back([&] {
            while (!ending) {
                std::vector<Responder> taken;
                {
                    const std::lock_guard lock(shelf.mutex);
                    taken.swap(shelf.responders);
                }
                for (Responder &responder : taken)
                    responder.send(server.page);
                std::this_thread::yield();
            }
        });
    }
    int answered = 0;
    for (int round = 0; round < 20; ++round) {
        RawClient client(server.port());
        client.send(getLater.repeated(40));
        for (int i = 0; i < 40; ++i) {
            if (const auto response = client.readResponse(); response && response->status == 200)
                ++answered;
        }
    }
    ending = true;
    for (std::thread &thread : answerers)
        thread.join();
    QCOMPARE(answered, 800);
}

QTEST_GUILESS_MAIN(TestResponder)
#include "test_responder.moc"
