// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/http/testserver.h"

#include <thread>

using namespace signalbox;
using namespace signalbox::http;
using namespace signalbox::test;

class TestEvents : public QObject
{
    Q_OBJECT

private slots:
    void format_data();
    void format();
    void everyStreamOfTheTopicGetsIt();
    void nothingFallsBetween_data();
    void nothingFallsBetween();
    void heartbeats();
    void whoFallsBehindIsDropped();
    void aClosedStreamIsForgotten();
    void tooManyStreams();
    void headOpensNoStream();
    void answersComeBeforeTheStream();
    void publishersMayBeMany();
};

namespace {

const QByteArray getEvents("GET /events/t HTTP/1.1\r\nHost: a\r\n\r\n");

/// A server whose /events/{topic} subscribes, with ?last= as the newest known event.
class EventServer : public TestServer
{
public:
    explicit EventServer(Limits limits = {}, int workers = 1)
        : TestServer(limits, workers)
    {
        router.add(Method::Get, "/events/{topic}", [](Request &request, Responder responder) {
            EventStream stream;
            stream.topic = request.param("topic").toByteArray();
            stream.initial = "retry: 500\n\n";
            if (const auto last = request.queryValue(u"last"))
                stream.lastId = last->toULongLong();
            responder.stream(stream);
        });
    }

    [[nodiscard]] qint64 streams() const { return server->counters().streams; }
    void publish(quint64 id, const QByteArray &data) const
    {
        server->publish("t", makeEvent(id, {}, data));
    }
};

std::optional<QByteArray> openStream(RawClient &client, const QByteArray &request = getEvents)
{
    client.send(request);
    return client.readUntil("retry: 500\n\n");
}

} // namespace

void TestEvents::format_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *tag, const char *name, const char *data, const char *bytes) {
        QTest::newRow(tag) << QByteArray(name) << QByteArray(data) << QByteArray(bytes);
    };
    row("message", "", "hi", "id: 7\ndata: hi\n\n");
    row("named", "page", "hi", "id: 7\nevent: page\ndata: hi\n\n");
    row("lines", "", "a\nb", "id: 7\ndata: a\ndata: b\n\n");
    row("other line ends", "", "a\rb\r\nc", "id: 7\ndata: a\ndata: b\ndata: c\n\n");
    row("empty lines", "", "\n\n", "id: 7\ndata: \ndata: \ndata: \n\n");
    row("empty", "", "", "id: 7\ndata: \n\n");
    row("new line in the name", "a\nid: 9", "x", "id: 7\nevent: aid: 9\ndata: x\n\n");
}

void TestEvents::format()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, bytes);
    const EventPtr event = makeEvent(7, name, data);
    QCOMPARE(event->id, quint64(7));
    QCOMPARE(event->bytes, bytes);
}

void TestEvents::everyStreamOfTheTopicGetsIt()
{
    EventServer server({}, 3);
    QVERIFY(server.start());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 30; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        const auto head = openStream(*clients.back());
        QVERIFY(head);
        QVERIFY(head->contains("Content-Type: text/event-stream"));
        QVERIFY(!head->contains("Content-Length"));
    }
    RawClient other(server.port());
    QVERIFY(openStream(other, "GET /events/u HTTP/1.1\r\nHost: a\r\n\r\n"));
    QCOMPARE(server.streams(), qint64(31));
    server.publish(1, "news");
    server.publish(2, "more");
    for (const auto &client : clients)
        QCOMPARE(client->readUntil("more\n\n"),
                 QByteArray("id: 1\ndata: news\n\nid: 2\ndata: more\n\n"));
    QVERIFY(other.staysSilent(20));
    QCOMPARE(server.server->counters().eventsDelivered, quint64(60));
}

void TestEvents::nothingFallsBetween_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("replayed");
    QTest::newRow("knows less") << QByteArray("?last=4") << true;
    QTest::newRow("knows it") << QByteArray("?last=5") << false;
    QTest::newRow("knows more") << QByteArray("?last=6") << false;
    QTest::newRow("does not say") << QByteArray() << false;
}

void TestEvents::nothingFallsBetween()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, replayed);
    EventServer server;
    QVERIFY(server.start());
    server.publish(5, "five");
    server.publish(3, "three"); // overtaken on the way: five stays the newest
    RawClient client(server.port());
    QVERIFY(openStream(client, "GET /events/t" + query + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    server.publish(7, "seven");
    const auto got = client.readUntil("seven\n\n");
    QVERIFY(got);
    QCOMPARE(got->contains("data: five"), replayed);
    QVERIFY(!got->contains("data: three"));
}

void TestEvents::heartbeats()
{
    Limits limits;
    limits.heartbeat = std::chrono::milliseconds(20);
    EventServer server(limits);
    QVERIFY(server.start());
    RawClient client(server.port());
    QVERIFY(openStream(client));
    QCOMPARE(client.readUntil(":\n\n:\n\n:\n\n"), QByteArray(":\n\n:\n\n:\n\n"));
}

void TestEvents::whoFallsBehindIsDropped()
{
    Limits limits;
    limits.streamBacklogBytes = 200'000;
    EventServer server(limits);
    QVERIFY(server.start());
    RawClient slow(server.port(), 4096), quick(server.port());
    QVERIFY(openStream(slow));
    QVERIFY(openStream(quick));
    const QByteArray data(50'000, 'x');
    quint64 id = 0;
    // The kernel's buffers take some megabytes before the first byte has to wait here.
    while (server.server->counters().streamsDropped == 0 && id < 2000) {
        server.publish(++id, data);
        QVERIFY(quick.readUntil("id: " + QByteArray::number(id) + "\n"));
    }
    QCOMPARE(server.server->counters().streamsDropped, quint64(1));
    QTRY_COMPARE(server.streams(), qint64(1));
    server.publish(++id, "still here");
    QVERIFY(quick.readUntil("still here"));
    QVERIFY(slow.waitForClose());
}

void TestEvents::aClosedStreamIsForgotten()
{
    EventServer server;
    QVERIFY(server.start());
    {
        RawClient client(server.port());
        QVERIFY(openStream(client));
        QCOMPARE(server.streams(), qint64(1));
    }
    QTRY_COMPARE(server.streams(), qint64(0));
    QCOMPARE(server.server->counters().connections, qint64(0));
    server.publish(1, "to nobody");
}

void TestEvents::tooManyStreams()
{
    Limits limits;
    limits.streams = 1;
    EventServer server(limits);
    QVERIFY(server.start());
    RawClient second(server.port());
    {
        RawClient first(server.port());
        QVERIFY(openStream(first));
        second.send(getEvents);
        const auto response = second.readResponse();
        QVERIFY(response);
        QCOMPARE(response->status, 503);
        QCOMPARE(response->header("retry-after"), QByteArray("30"));
    }
    QTRY_COMPARE(server.streams(), qint64(0));
    QVERIFY(openStream(second));
}

void TestEvents::headOpensNoStream()
{
    EventServer server;
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send("HEAD /events/t HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto response = client.readResponse(true);
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(client.readToEnd(), QByteArray());
    QCOMPARE(server.streams(), qint64(0));
}

void TestEvents::answersComeBeforeTheStream()
{
    EventServer server;
    QVERIFY(server.start());
    RawClient client(server.port());
    client.send("GET /path/first HTTP/1.1\r\nHost: a\r\n\r\n" + getEvents +
                "GET /path/never HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto response = client.readResponse();
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("/path/first\n"));
    QVERIFY(client.readUntil("retry: 500\n\n"));
    server.publish(1, "event");
    QCOMPARE(client.readUntil("event\n\n"), QByteArray("id: 1\ndata: event\n\n"));
}

void TestEvents::publishersMayBeMany()
{
    EventServer server({}, 2);
    QVERIFY(server.start());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        QVERIFY(openStream(*clients.back()));
    }
    std::vector<std::thread> publishers;
    for (int p = 0; p < 4; ++p) {
        publishers.emplace_back([&server, p] {
            for (int i = 0; i < 10; ++i)
                server.publish(static_cast<quint64>(i), QByteArray::number(p * 10 + i) + ";");
        });
    }
    for (std::thread &publisher : publishers)
        publisher.join();
    for (const auto &client : clients) {
        QSet<QByteArray> seen;
        while (seen.size() < 40) {
            const auto event = client->readUntil("\n\n");
            QVERIFY(event);
            seen.insert(event->mid(event->indexOf("data: ")));
        }
    }
}

QTEST_GUILESS_MAIN(TestEvents)
#include "test_events.moc"
