// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/http/testserver.h"

#include <QTemporaryDir>
#include <algorithm>
#include <atomic>
#include <mutex>
#include <sys/resource.h>
#include <thread>

using namespace signalbox;
using namespace signalbox::http;
using namespace signalbox::test;

/// Starting, stopping, and running out of what the machine gives.
class TestLifecycle : public QObject
{
    Q_OBJECT

private slots:
    void aPortInUseIsSaid();
    void anAddressOfAnotherMachineIsSaid();
    void severalAddresses();
    void allWorkersServe();
    void stopFinishesWhatIsInFlight();
    void stopCutsAtTheDeadline();
    void stopReportsOnce();
    void aServerThatNeverStartedStops();
    void destructionAtWork();
    void descriptorsRunOut();
};

namespace {

using std::chrono::milliseconds;

const QByteArray get("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

Result<void> startOn(Router &router, const QHostAddress &address, quint16 port)
{
    ServerOptions options;
    options.workers = 2;
    options.listen.push_back({address, port, std::nullopt});
    Server server(router, options);
    return server.start();
}

} // namespace

void TestLifecycle::aPortInUseIsSaid()
{
    TestServer first({}, 2);
    QVERIFY(first.start());
    const QHostAddress loopback(QHostAddress::LocalHost);
    for (const QHostAddress &address : {loopback, QHostAddress(QHostAddress::AnyIPv4)}) {
        const Result<void> second = startOn(first.router, address, first.port());
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::InUse);
        QVERIFY(second.error().detail.contains(QString::number(first.port())));
    }
    // The first is not disturbed, and gives the port back.
    QVERIFY(converse(first.port(), get).startsWith("HTTP/1.1 200"));
    const quint16 port = first.port();
    first.server->stop(milliseconds(1'000));
    QVERIFY(startOn(first.router, loopback, port));
}

void TestLifecycle::anAddressOfAnotherMachineIsSaid()
{
    Router router;
    const Result<void> started = startOn(router, QHostAddress(QStringLiteral("192.0.2.1")), 0);
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::Unavailable);
    QVERIFY(started.error().detail.contains(QStringLiteral("192.0.2.1")));
}

void TestLifecycle::severalAddresses()
{
    Router router;
    router.add(Method::Get, "/", [](Request &request, Responder responder) {
        responder.send(Response::text(200, request.peer().address().toString().toLatin1()));
    });
    ServerOptions options;
    options.workers = 2;
    options.listen.push_back({QHostAddress(QHostAddress::LocalHost), 0, std::nullopt});
    options.listen.push_back({QHostAddress(QHostAddress::LocalHostIPv6), 0, std::nullopt});
    Server server(router, options);
    const Result<void> started = server.start();
    if (!started && started.error().detail.contains(QStringLiteral("::1")))
        QSKIP("this machine has no IPv6 loopback");
    QVERIFY(started);
    const std::vector<QUrl> urls = server.urls();
    QCOMPARE(urls.size(), size_t(2));
    QVERIFY(urls[0].toString().startsWith(QStringLiteral("http://127.0.0.1:")));
    QVERIFY(urls[1].toString().startsWith(QStringLiteral("http://[::1]:")));
    QVERIFY(converse(static_cast<quint16>(urls[0].port()), get).endsWith("127.0.0.1\n"));
}

void TestLifecycle::allWorkersServe()
{
    TestServer server({}, 4);
    std::mutex mutex;
    std::vector<std::thread::id> seen;
    server.router.add(Method::Get, "/who", [&](Request &, Responder responder) {
        const std::lock_guard lock(mutex);
        if (std::find(seen.begin(), seen.end(), std::this_thread::get_id()) == seen.end())
            seen.push_back(std::this_thread::get_id());
        responder.send(Response(204));
    });
    QVERIFY(server.start());
    const auto workers = [&] {
        const std::lock_guard lock(mutex);
        return seen.size();
    };
    for (int i = 0; i < 1000 && workers() < 4; ++i)
        converse(server.port(), "GET /who HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(workers(), size_t(4));
}

void TestLifecycle::stopFinishesWhatIsInFlight()
{
    TestServer server({}, 2);
    std::mutex mutex;
    std::optional<Responder> waiting;
    server.router.add(Method::Get, "/later", [&](Request &, Responder responder) {
        const std::lock_guard lock(mutex);
        waiting = std::move(responder);
    });
    server.router.add(Method::Get, "/events", [](Request &, Responder responder) {
        responder.stream({"t", std::nullopt, ":\n\n", {}});
    });
    QVERIFY(server.start());
    RawClient busy(server.port()), idle(server.port()), stream(server.port());
    busy.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n");
    idle.send(get);
    QVERIFY(idle.readResponse());
    stream.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(stream.readUntil(":\n\n"));
    QTRY_VERIFY((std::lock_guard(mutex), waiting.has_value()));

    std::atomic<bool> stopped = false;
    server.server->beginStop(milliseconds(9'000), [&] { stopped = true; });
    QVERIFY(idle.waitForClose());
    QVERIFY(stream.waitForClose());
    QVERIFY(!RawClient(server.port()).isConnected());
    QVERIFY(!stopped);
    waiting->send(Response::text(200, "in time"));
    const auto response = busy.readResponse();
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("in time\n"));
    QCOMPARE(response->header("connection"), QByteArray("close"));
    QVERIFY(busy.waitForClose());
    QTRY_VERIFY(stopped);
}

void TestLifecycle::stopCutsAtTheDeadline()
{
    TestServer server;
    std::mutex mutex;
    std::optional<Responder> waiting;
    server.router.add(Method::Get, "/later", [&](Request &, Responder responder) {
        const std::lock_guard lock(mutex);
        waiting = std::move(responder);
    });
    QVERIFY(server.start());
    RawClient busy(server.port());
    busy.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY((std::lock_guard(mutex), waiting.has_value()));
    server.server->stop(milliseconds(50));
    QVERIFY(busy.waitForClose());
    waiting->send(Response::text(200, "too late"));
}

void TestLifecycle::stopReportsOnce()
{
    TestServer server({}, 3);
    QVERIFY(server.start());
    std::atomic<int> reports = 0;
    server.server->beginStop(milliseconds(1'000), [&] { ++reports; });
    server.server->stop(milliseconds(1'000));
    server.server.reset();
    QCOMPARE(reports, 1);
}

void TestLifecycle::aServerThatNeverStartedStops()
{
    Router router;
    Server server(router, {});
    int reports = 0;
    server.beginStop(milliseconds(10), [&] { ++reports; });
    server.stop(milliseconds(10));
    QCOMPARE(reports, 1);
}

void TestLifecycle::destructionAtWork()
{
    for (int round = 0; round < 20; ++round) {
        TestServer server({}, 2);
        QVERIFY(server.start());
        std::atomic<bool> ending = false;
        std::vector<std::thread> clients;
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back([port = server.port(), &ending] {
                while (!ending) {
                    RawClient client(port);
                    client.send(get);
                    client.readResponse();
                }
            });
        }
        while (server.server->counters().requests < 20)
            std::this_thread::yield();
        server.server.reset();
        ending = true;
        for (std::thread &client : clients)
            client.join();
    }
}

void TestLifecycle::descriptorsRunOut()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizers need descriptors themselves, to look at memory through a pipe");
#endif
    TestServer server;
    QVERIFY(server.start());
    RawClient before(server.port());
    before.send(get);
    QVERIFY(before.readResponse());
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("cannot accept connections")));
    rlimit old{};
    getrlimit(RLIMIT_NOFILE, &old);
    const int lowestFree = ::dup(0);
    ::close(lowestFree);
    rlimit tight = old;
    tight.rlim_cur = static_cast<rlim_t>(lowestFree) + 1;
    setrlimit(RLIMIT_NOFILE, &tight);
    RawClient taker(server.port()); // its own socket is the last descriptor there is
    taker.send(get);
    before.send(get);
    QVERIFY(before.readResponse()); // those who are here are served
    QVERIFY(taker.staysSilent(50));
    setrlimit(RLIMIT_NOFILE, &old);
    const auto response = taker.readResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
}

QTEST_GUILESS_MAIN(TestLifecycle)
#include "test_lifecycle.moc"
