// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/http/testserver.h"

#include <mutex>

using namespace signalbox;
using namespace signalbox::http;
using namespace signalbox::test;

/// Clients that take their time, and clients that take too much.
class TestDeadlines : public QObject
{
    Q_OBJECT

private slots:
    void aSilentNewcomerIsClosed();
    void slowHeadersAreCut();
    void slowHeadersAreCutOnTheSecondRequest();
    void slowBodiesAreCut();
    void idleConnectionsAreClosed();
    void aRequestStartsTheIdleTimeAnew();
    void slowHandlersAre503();
    void whoReadsNothingIsCut();
    void whoReadsSlowlyGetsAll();
    void aFullPipelineStopsReading();
    void perAddressCap();
    void totalCapClosesTheIdle();
    void totalCapTurnsAway();
    void lingeringEnds();
};

namespace {

const QByteArray get("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

using std::chrono::milliseconds;

/// Deadlines that none of a test's clients meets unless it is meant to.
Limits patient()
{
    Limits limits;
    limits.header = limits.body = limits.idle = limits.answer = milliseconds(60'000);
    limits.writeStall = limits.linger = milliseconds(60'000);
    return limits;
}

} // namespace

void TestDeadlines::aSilentNewcomerIsClosed()
{
    Limits limits = patient();
    limits.header = milliseconds(50);
    TestServer server(limits);
    QVERIFY(server.start());
    RawClient client(server.port());
    QCOMPARE(client.readToEnd(), QByteArray());
}

void TestDeadlines::slowHeadersAreCut()
{
    Limits limits = patient();
    limits.header = milliseconds(100);
    TestServer server(limits);
    QVERIFY(server.start());
    RawClient client(server.port());
    // A byte now and then must not put the deadline off.
    QByteArray endless = "GET / HTTP/1.1\r\nX: ";
    QElapsedTimer timer;
    timer.start();
    while (server.server->counters().refused == 0 && timer.elapsed() < 10'000) {
        client.send(endless.isEmpty() ? QByteArray("x") : endless.first(1));
        endless.remove(0, 1);
        QTest::qWait(5);
    }
    QCOMPARE(server.server->counters().refused, quint64(1));
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 408);
}

void TestDeadlines::slowHeadersAreCutOnTheSecondRequest()
{
    Limits limits = patient();
    limits.header = milliseconds(50);
    TestServer server(limits);
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send(get + "GET / HT");
    QVERIFY(client.readResponse());
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 408);
}

void TestDeadlines::slowBodiesAreCut()
{
    Limits limits = patient();
    limits.body = milliseconds(50);
    TestServer server(limits);
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nab");
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 408);
    client.halfClose();
    QVERIFY(client.waitForClose());
}

void TestDeadlines::idleConnectionsAreClosed()
{
    Limits limits = patient();
    limits.idle = milliseconds(50);
    TestServer server(limits);
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send(get);
    QVERIFY(client.readResponse());
    QCOMPARE(client.readToEnd(), QByteArray());
}

void TestDeadlines::aRequestStartsTheIdleTimeAnew()
{
    Limits limits = patient();
    limits.idle = milliseconds(1'000);
    TestServer server(limits);
    QVERIFY(server.start());
    RawClient client(server.port());
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 1'500) { // longer than one idle time, shorter than the client's own
        client.send(get);
        QVERIFY(client.readResponse());
        QTest::qWait(20);
    }
}

void TestDeadlines::slowHandlersAre503()
{
    Limits limits = patient();
    limits.answer = milliseconds(50);
    TestServer server(limits);
    std::mutex mutex;
    std::vector<Responder> waiting;
    server.router.add(Method::Get, "/later", [&](Request &, Responder responder) {
        const std::lock_guard lock(mutex);
        waiting.push_back(std::move(responder));
    });
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n" + get);
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 503);
    client.halfClose();
    QCOMPARE(client.readToEnd(), QByteArray()); // what stood behind it is not answered
    const std::lock_guard lock(mutex);
    waiting.front().send(Response::text(200, "late"));
}

void TestDeadlines::whoReadsNothingIsCut()
{
    Limits limits = patient();
    limits.writeStall = milliseconds(100);
    TestServer server(limits);
    server.router.add(Method::Get, "/big", [](Request &, Responder r) {
        r.send(Response::text(200, QByteArray(20'000'000, 'x')));
    });
    QVERIFY(server.start());
    RawClient client(server.port(), 4096);
    client.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(server.server->counters().requests, quint64(1));
    QTRY_COMPARE(server.server->counters().connections, qint64(0));
}

void TestDeadlines::whoReadsSlowlyGetsAll()
{
    Limits limits = patient();
    limits.writeStall = milliseconds(5'000);
    TestServer server(limits);
    QByteArray big(5'000'000, '\0');
    char *bytes = big.data();
    for (qsizetype i = 0; i < big.size(); ++i)
        bytes[i] = static_cast<char>(i * 31 % 251);
    server.router.add(Method::Get, "/big",
                      [&](Request &, Responder r) { r.send(Response::json(200, big)); });
    QVERIFY(server.start());
    RawClient client(server.port(), 4096);
    client.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n" + get);
    const auto response = client.readResponse();
    QVERIFY(response);
    QVERIFY(response->body == big);
    const auto next = client.readResponse(); // and what stood behind it
    QVERIFY(next);
    QCOMPARE(next->body.size(), 1000);
}

void TestDeadlines::aFullPipelineStopsReading()
{
    Limits limits = patient();
    limits.pipelinedRequests = 4;
    TestServer server(limits);
    std::mutex mutex;
    std::vector<Responder> waiting;
    server.router.add(Method::Get, "/later", [&](Request &, Responder responder) {
        const std::lock_guard lock(mutex);
        waiting.push_back(std::move(responder));
    });
    const auto count = [&] {
        const std::lock_guard lock(mutex);
        return waiting.size();
    };
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send(QByteArray("GET /later HTTP/1.1\r\nHost: a\r\n\r\n").repeated(10));
    QTRY_COMPARE(count(), size_t(4));
    QVERIFY(client.staysSilent(50));
    QCOMPARE(count(), size_t(4));
    for (size_t i = 0; i < 10; ++i) {
        QTRY_VERIFY(count() > i);
        {
            const std::lock_guard lock(mutex);
            waiting[i].send(Response::text(200, QByteArray::number(i)));
        }
        const auto response = client.readResponse();
        QVERIFY(response);
        QCOMPARE(response->body.trimmed().toULongLong(), quint64(i));
    }
}

void TestDeadlines::perAddressCap()
{
    Limits limits = patient();
    limits.connectionsPerAddress = 2;
    limits.capLoopback = true;
    TestServer server(limits, 2);
    QVERIFY(server.start());
    {
        RawClient first(server.port()), second(server.port());
        first.send(get);
        second.send(get);
        QVERIFY(first.readResponse());
        QVERIFY(second.readResponse());
        RawClient third(server.port());
        const auto response = third.readResponse();
        QVERIFY(!response || response->status == 503);
        QVERIFY(third.waitForClose());
        QCOMPARE(server.server->counters().turnedAway, quint64(1));
    }
    QTRY_COMPARE(server.server->counters().connections, qint64(0));
    RawClient later(server.port());
    later.send(get);
    const auto response = later.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
}

void TestDeadlines::totalCapClosesTheIdle()
{
    Limits limits = patient();
    limits.connections = 2;
    TestServer server(limits);
    QVERIFY(server.start());
    RawClient first(server.port()), second(server.port());
    first.send(get);
    QVERIFY(first.readResponse());
    second.send(get);
    QVERIFY(second.readResponse());
    RawClient third(server.port());
    third.send(get);
    const auto response = third.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QVERIFY(first.waitForClose()); // idle for longest
    QVERIFY(second.staysSilent(20));
}

void TestDeadlines::totalCapTurnsAway()
{
    Limits limits = patient();
    limits.connections = 1;
    TestServer server(limits);
    QVERIFY(server.start());
    RawClient busy(server.port());
    busy.send("GET / HT"); // not idle: a request is on its way
    QTRY_VERIFY(server.server->counters().bytesIn > 0);
    RawClient other(server.port());
    const auto response = other.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 503);
    QVERIFY(other.waitForClose());
}

void TestDeadlines::lingeringEnds()
{
    Limits limits = patient();
    limits.linger = milliseconds(50);
    TestServer server(limits);
    QVERIFY(server.start());
    RawClient client(server.port()); // never closes its side
    client.send("BREW / HTTP/1.1\r\n\r\n");
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 501);
    QTRY_COMPARE(server.server->counters().connections, qint64(0));
}

QTEST_GUILESS_MAIN(TestDeadlines)
#include "test_deadlines.moc"
