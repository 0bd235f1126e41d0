// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/http/testserver.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <thread>

using namespace signalbox;
using namespace signalbox::http;
using namespace signalbox::test;

class TestTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void serves_data();
    void serves();
    void oldVersionsAreRefused();
    void protocolIsNegotiated_data();
    void protocolIsNegotiated();
    void largeAnswersArriveWhole();
    void eventsGoThrough();
    void plainTextIsRefused();
    void silenceIsCut();
    void aVanishingClientIsSurvived();
    void badFilesAreRefused_data();
    void badFilesAreRefused();

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    void makePair(const char *certificate, const char *key) const;

    QTemporaryDir m_folder;
};

namespace {

template <auto Function>
struct Call
{
    template <class T>
    void operator()(T *object) const
    {
        Function(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Call<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Call<X509_free>>;

/// A server that speaks TLS alone, with the test server's routes.
class TlsServer : public TestServer
{
public:
    TlsServer(const TlsFiles &files, Limits limits = {})
        : TestServer(limits)
    {
        big = QByteArray(3'000'000, '\0');
        char *bytes = big.data();
        for (qsizetype i = 0; i < big.size(); ++i)
            bytes[i] = static_cast<char>(i * 31 % 251);
        router.add(Method::Get, "/big",
                   [this](Request &, Responder r) { r.send(Response::json(200, big)); });
        router.add(Method::Get, "/secure", [](Request &request, Responder r) {
            r.send(Response::text(200, request.isSecure() ? "yes" : "no"));
        });
        router.add(Method::Get, "/events", [](Request &, Responder r) {
            r.stream({"t", std::nullopt, ":\n\n", {}});
        });
        ServerOptions options;
        options.workers = 1;
        options.limits = limits;
        options.listen.push_back({QHostAddress(QHostAddress::LocalHost), 0, files});
        server = std::make_unique<Server>(router, options);
    }

    QByteArray big;
};

bool connectTo(QSslSocket &socket, quint16 port, QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater,
               const QList<QByteArray> &alpn = {})
{
    QSslConfiguration configuration = socket.sslConfiguration();
    configuration.setProtocol(protocol);
    configuration.setAllowedNextProtocols(alpn);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    return socket.waitForEncrypted(10'000);
}

QByteArray readToEnd(QSslSocket &socket)
{
    QByteArray all;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(10'000))
        all += socket.readAll();
    return all + socket.readAll();
}

} // namespace

void TestTls::makePair(const char *certificate, const char *key) const
{
    const Key pair(EVP_EC_gen("P-256"));
    const Certificate made(X509_new());
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
    X509_set_pubkey(made.get(), pair.get());
    X509_NAME *name = X509_get_subject_name(made.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>("localhost"), -1, -1, 0);
    X509_set_issuer_name(made.get(), name);
    QVERIFY(X509_sign(made.get(), pair.get(), EVP_sha256()) > 0);
    const std::unique_ptr<BIO, Call<BIO_vfree>> certificateFile(
        BIO_new_file(qPrintable(path(certificate)), "w"));
    const std::unique_ptr<BIO, Call<BIO_vfree>> keyFile(BIO_new_file(qPrintable(path(key)), "w"));
    QVERIFY(PEM_write_bio_X509(certificateFile.get(), made.get()) == 1);
    QVERIFY(PEM_write_bio_PrivateKey(keyFile.get(), pair.get(), nullptr, nullptr, 0, nullptr,
                                     nullptr) == 1);
}

void TestTls::initTestCase()
{
    QVERIFY(m_folder.isValid());
    makePair("cert.pem", "key.pem");
    makePair("other-cert.pem", "other-key.pem");
    QFile garbage(path("garbage.pem"));
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write("this is no PEM\n");
}

void TestTls::serves_data()
{
    QTest::addColumn<int>("protocol");
    QTest::newRow("1.2") << static_cast<int>(QSsl::TlsV1_2);
    QTest::newRow("1.3") << static_cast<int>(QSsl::TlsV1_3);
}

void TestTls::serves()
{
    QFETCH(int, protocol);
    TlsServer server({path("cert.pem"), path("key.pem")});
    QVERIFY(server.start());
    QVERIFY(server.server->urls().front().toString().startsWith(QStringLiteral("https://")));
    QSslSocket socket;
    QVERIFY(connectTo(socket, server.port(), static_cast<QSsl::SslProtocol>(protocol)));
    QCOMPARE(static_cast<int>(socket.sessionProtocol()), protocol);
    socket.write("GET /path/one HTTP/1.1\r\nHost: a\r\n\r\n"
                 "GET /secure HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const QByteArray answer = readToEnd(socket);
    QCOMPARE(answer.count("HTTP/1.1 200 "), 2);
    QVERIFY(answer.contains("/path/one\n"));
    QVERIFY(answer.endsWith("yes\n"));
    // The farewell was said, so nobody could have cut the answer short unnoticed.
    QCOMPARE(socket.error(), QAbstractSocket::RemoteHostClosedError);
}

void TestTls::oldVersionsAreRefused()
{
    TlsServer server({path("cert.pem"), path("key.pem")});
    QVERIFY(server.start());
    QSslSocket socket;
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QVERIFY(!connectTo(socket, server.port(), QSsl::TlsV1_1));
    QT_WARNING_POP
}

void TestTls::protocolIsNegotiated_data()
{
    QTest::addColumn<QList<QByteArray>>("offered");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("ours") << QList<QByteArray>{"h2", "http/1.1"} << true;
    QTest::newRow("none of ours") << QList<QByteArray>{"h2"} << false;
    QTest::newRow("none") << QList<QByteArray>{} << true;
}

void TestTls::protocolIsNegotiated()
{
    QFETCH(QList<QByteArray>, offered);
    QFETCH(bool, accepted);
    TlsServer server({path("cert.pem"), path("key.pem")});
    QVERIFY(server.start());
    QSslSocket socket;
    QCOMPARE(connectTo(socket, server.port(), QSsl::TlsV1_2OrLater, offered), accepted);
    if (accepted && !offered.isEmpty())
        QCOMPARE(socket.sslConfiguration().nextNegotiatedProtocol(), QByteArray("http/1.1"));
}

void TestTls::largeAnswersArriveWhole()
{
    TlsServer server({path("cert.pem"), path("key.pem")});
    QVERIFY(server.start());
    QSslSocket socket;
    QVERIFY(connectTo(socket, server.port()));
    socket.setReadBufferSize(64 * 1024); // so that the server has to wait for room
    socket.write("GET /big HTTP/1.1\r\nHost: a\r\n\r\n"
                 "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const QByteArray answer = readToEnd(socket);
    const qsizetype start = answer.indexOf("\r\n\r\n") + 4;
    QVERIFY(answer.mid(start, server.big.size()) == server.big);
    QVERIFY(answer.endsWith(QByteArray(1000, 'p')));
}

void TestTls::eventsGoThrough()
{
    TlsServer server({path("cert.pem"), path("key.pem")});
    QVERIFY(server.start());
    QSslSocket socket;
    QVERIFY(connectTo(socket, server.port()));
    socket.write("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    QByteArray got;
    const auto readUntil = [&](const QByteArray &text) {
        while (!got.contains(text) && socket.waitForReadyRead(10'000))
            got += socket.readAll();
        return got.contains(text);
    };
    QVERIFY(readUntil(":\n\n"));
    server.server->publish("t", makeEvent(1, {}, "over TLS"));
    QVERIFY(readUntil("id: 1\ndata: over TLS\n\n"));
}

void TestTls::plainTextIsRefused()
{
    TlsServer server({path("cert.pem"), path("key.pem")});
    QVERIFY(server.start());
    const QByteArray answer = converse(server.port(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(!answer.contains("HTTP/1.1"));
    QTRY_COMPARE(server.server->counters().connections, qint64(0));
}

void TestTls::silenceIsCut()
{
    Limits limits;
    limits.header = std::chrono::milliseconds(50);
    TlsServer server({path("cert.pem"), path("key.pem")}, limits);
    QVERIFY(server.start());
    RawClient client(server.port()); // never begins the handshake
    QVERIFY(client.waitForClose());
}

void TestTls::aVanishingClientIsSurvived()
{
    TlsServer server({path("cert.pem"), path("key.pem")});
    QVERIFY(server.start());
    for (int i = 0; i < 20; ++i) { // OpenSSL's writes would raise SIGPIPE
        QSslSocket socket;
        QVERIFY(connectTo(socket, server.port()));
        socket.write("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(socket.waitForReadyRead(10'000));
        socket.abort();
    }
    QTRY_COMPARE(server.server->counters().connections, qint64(0));
}

void TestTls::badFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *certificate, const char *key,
                        const QString &field) {
        QTest::newRow(name) << QByteArray(certificate) << QByteArray(key) << field;
    };
    row("no certificate", "missing.pem", "key.pem", QStringLiteral("certificate"));
    row("no key", "cert.pem", "missing.pem", QStringLiteral("key"));
    row("bad certificate", "garbage.pem", "key.pem", QStringLiteral("certificate"));
    row("bad key", "cert.pem", "garbage.pem", QStringLiteral("key"));
    row("key of another", "cert.pem", "other-key.pem", QStringLiteral("key"));
    row("swapped", "key.pem", "cert.pem", QStringLiteral("certificate"));
}

void TestTls::badFilesAreRefused()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    QFETCH(QString, field);
    TlsServer server({path(certificate.constData()), path(key.constData())});
    const Result<void> started = server.server->start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::InvalidValue);
    QCOMPARE(started.error().field, field);
    const QByteArray &culprit = field == QStringLiteral("key") ? key : certificate;
    QVERIFY(started.error().detail.contains(QString::fromLatin1(culprit)));
}

QTEST_GUILESS_MAIN(TestTls)
#include "test_tls.moc"
