// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/protocol.h"
#include "tests/support/uiworld.h"
#include "ui/connection/connectiontest.h"

#include <QJsonDocument>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

/// Answers each request with the same bytes.
class Answerer : public QTcpServer
{
public:
    explicit Answerer(const QByteArray &answer)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, answer] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket, answer] {
                request += socket->readAll();
                if (request.contains("\r\n\r\n")) {
                    socket->write(answer);
                    socket->disconnectFromHost();
                }
            });
        });
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(u"http://127.0.0.1:%1/base"_s.arg(serverPort()));
    }

    QByteArray request;
};

QByteArray http(const QByteArray &status, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
           + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

QByteArray emptyBatch()
{
    ChangeBatch batch;
    batch.workspace = QUuid::createUuid();
    batch.reset = true;
    return QJsonDocument(toJson(batch)).toJson();
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private slots:
    void readsAddresses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        QTest::newRow("bare") << u" status.example.com "_s << u"https://status.example.com"_s;
        QTest::newRow("path") << u"https://example.com/signalbox/"_s
                              << u"https://example.com/signalbox"_s;
        QTest::newRow("port") << u"status.example.com:8443"_s << u"https://status.example.com:8443"_s;
        QTest::newRow("loopback") << u"127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
        QTest::newRow("localhost") << u"localhost:8080"_s << u"http://localhost:8080"_s;
        QTest::newRow("empty") << u"  "_s << QString();
        QTest::newRow("scheme") << u"ftp://example.com"_s << QString();
        QTest::newRow("credentials") << u"https://a:b@example.com"_s << QString();
        QTest::newRow("query") << u"https://example.com/?x=1"_s << QString();
        QTest::newRow("words") << u"my server"_s << QString();
    }

    void readsAddresses()
    {
        QFETCH(QString, typed);
        QFETCH(QString, url);
        const Result<QUrl> parsed = parseServerUrl(typed);
        QCOMPARE(parsed ? parsed->toString() : QString(), url);
    }

    void warnsOfOpenLines()
    {
        QVERIFY(isUnprotected(QUrl(u"http://status.example.com"_s)));
        QVERIFY(!isUnprotected(QUrl(u"https://status.example.com"_s)));
        QVERIFY(!isUnprotected(QUrl(u"http://127.0.0.1:8080"_s)));
    }

    void judgesAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("ours") << http("200 OK", emptyBatch()) << QString();
        QTest::newRow("no token") << http("401 Unauthorized", "{}") << u"unauthorized"_s;
        QTest::newRow("another program") << http("200 OK", "<html>hello</html>")
                                         << u"malformed_input"_s;
        QTest::newRow("not found") << http("404 Not Found", "{}") << u"malformed_input"_s;
        QTest::newRow("redirect") << QByteArray("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n"
                                                "Content-Length: 0\r\nConnection: close\r\n\r\n")
                                  << u"malformed_input"_s;
    }

    void judgesAnswers()
    {
        QFETCH(QByteArray, answer);
        Answerer server(answer);
        ConnectionTest test;
        std::optional<QString> outcome;
        test.run(server.url(), u"secret"_s, [&](const Result<void> &result) {
            outcome = result ? QString() : errorCodeName(result.error().code);
        });
        QTRY_VERIFY_WITH_TIMEOUT(outcome, 15'000);
        QTEST(*outcome, "code");
        QVERIFY(server.request.startsWith("GET /base/api/v1/changes?"));
        QVERIFY(server.request.contains("Bearer secret"));
    }

    void aServerThatIsNotThere()
    {
        QTcpServer unused;
        QVERIFY(unused.listen(QHostAddress::LocalHost));
        const QUrl url(u"http://127.0.0.1:%1"_s.arg(unused.serverPort()));
        unused.close();
        ConnectionTest test;
        std::optional<ErrorCode> code;
        test.run(url, u"t"_s, [&](const Result<void> &result) { code = result.error().code; });
        QTRY_VERIFY_WITH_TIMEOUT(code, 15'000);
        QCOMPARE(*code, ErrorCode::Unavailable);
    }

    void resumesWhatWasChosen()
    {
        test::UiWorld world(false);
        world.connector.resume();
        QCOMPARE(world.connector.phase(), Connector::Phase::Unchosen);
        QVERIFY(!world.replicaSwitch.hasReplica());

        const QUrl server(u"https://status.example.com"_s);
        world.fakes.credentials.tokens.insert(server, u"t"_s);
        world.preferences.setConnection({ConnectionChoice::Kind::Remote, server, 8080});
        world.connector.resume();
        QTRY_COMPARE(world.connector.phase(), Connector::Phase::Following);
        QVERIFY(world.replicaSwitch.hasReplica());
        QCOMPARE(world.connector.place(), u"status.example.com"_s);
    }

    void saysWhenTheTokenIsGone()
    {
        test::UiWorld world(false);
        world.preferences.setConnection(
            {ConnectionChoice::Kind::Remote, QUrl(u"https://a.example"_s), 8080});
        world.connector.resume();
        QTRY_COMPARE(world.connector.phase(), Connector::Phase::Failed);
        QCOMPARE(world.connector.error().code, ErrorCode::NotFound);
        QVERIFY(world.replicaSwitch.hasReplica()); // what it remembers can be read all the same
        world.fakes.credentials.tokens.insert(QUrl(u"https://a.example"_s), u"t"_s);
        world.connector.retry();
        QTRY_COMPARE(world.connector.phase(), Connector::Phase::Following);
    }

    void saysWhatKeepsTheServerFromStarting()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        world.fakes.server.failure = Error{ErrorCode::InUse, u"taken"_s, {}, {}};
        world.connector.useEmbedded(8080);
        const auto shown = [&] {
            return test::named<QWidget>(window.get(), u"Offline · this computer · "_s
                                                          + world.connector.problem());
        };
        QTRY_COMPARE(world.connector.phase(), Connector::Phase::Failed);
        QVERIFY(shown());
        world.fakes.server.failure.reset();
        QTest::mouseClick(test::named<QPushButton>(window.get(), u"Try now"_s), Qt::LeftButton);
        QTRY_COMPARE(world.connector.phase(), Connector::Phase::Following);
    }

    void knowsWherePagesAre()
    {
        test::UiWorld world;
        world.connector.useEmbedded(8080);
        QTRY_COMPARE(world.connector.phase(), Connector::Phase::Following);
        Page page = *world.replica.workspace().defaultPage();
        QCOMPARE(world.connector.pageUrl(page).toString(), u"http://127.0.0.1:8080/"_s);
        page.isDefault = false;
        QCOMPARE(world.connector.pageUrl(page).toString(),
                 u"http://127.0.0.1:8080/p/northwind"_s);
        world.connector.useRemote(QUrl(u"https://h.example/base"_s), u"t"_s, this,
                                  [](const auto &) {});
        QCOMPARE(world.connector.pageUrl(page).toString(),
                 u"https://h.example/base/p/northwind"_s);
        page.domains = {Domain::parse(u"status.northwind.example").value()};
        QCOMPARE(world.connector.pageUrl(page).toString(), u"https://status.northwind.example/"_s);
    }

    void theSwitchForgetsTheOldServer()
    {
        test::UiWorld world(false);
        QSignalSpy reset(&world.replicaSwitch, &Replica::reset);
        world.connector.useEmbedded(8080);
        QTRY_VERIFY(world.replicaSwitch.hasReplica());
        test::MemoryReplica *first = world.followed;
        first->load(test::sampleWorkspace(world.clock.now()));
        QCOMPARE(world.replicaSwitch.workspace().pages.size(), 1);
        world.connector.useRemote(QUrl(u"https://h.example"_s), u"t"_s, this, [](const auto &) {});
        QCOMPARE(world.replicaSwitch.workspace().pages.size(), 0);
        QVERIFY(reset.count() >= 3);
    }

    void preferencesAreKept()
    {
        test::UiWorld world(false);
        const QString file = world.folder.filePath(u"p.ini"_s);
        const ConnectionChoice choice{ConnectionChoice::Kind::Remote,
                                      QUrl(u"https://h.example/x"_s), 9000};
        {
            Preferences preferences(file);
            preferences.setConnection(choice);
            preferences.setAppearance(Appearance::Dark);
            preferences.setTextScale(1.25);
            preferences.setOnClose(OnClose::Quit);
            preferences.setLanguage(u"de"_s);
        }
        const Preferences again(file);
        QCOMPARE(again.connection(), choice);
        QCOMPARE(again.appearance(), Appearance::Dark);
        QCOMPARE(again.textScale(), 1.25);
        QCOMPARE(again.onClose(), OnClose::Quit);
        QCOMPARE(again.language(), u"de"_s);
    }
};

QTEST_MAIN(TestConnection)
#include "test_connection.moc"
