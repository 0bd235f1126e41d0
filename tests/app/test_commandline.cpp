// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include "core/storage/database.h"
#include "core/storage/seed.h"
#include "core/storage/transaction.h"

#include <QTcpServer>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::test;

/// signalboxd from the shell: what it prints, what it gives back, what it refuses.
class TestCommandLine : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void servesAndStops()
    {
        ServeProcess serve;
        QVERIFY2(serve.start(data()), qPrintable(serve.errors()));
        QCOMPARE(HttpClient(serve.url()).get("/readyz").status, 200);
        QVERIFY(isPrivate(data() + "/control.sock"));
        QCOMPARE(serve.terminate(), 0);
        QVERIFY(!QFile::exists(data() + "/signalbox.db-wal"));
        QVERIFY2(serve.errors().contains("signalboxd token create"), "says how to begin");
        QVERIFY(serve.start(data()));
        QCOMPARE(serve.terminate(SIGINT), 0);
    }

    void stopsWithOpenStreamsAndIdleConnections()
    {
        ServeProcess serve;
        QVERIFY(serve.start(data()));
        EventFollower stream(serve.url(), "/events");
        QTcpSocket idle;
        idle.connectToHost("127.0.0.1", quint16(serve.url().port()));
        QVERIFY(idle.waitForConnected(5'000));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(serve.terminate(), 0);
        QVERIFY(timer.elapsed() < 5'000);
    }

    void refusesBadUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::addRow("nothing") << QStringList{} << "no command";
        QTest::addRow("unknown") << QStringList{"dance"} << "dance";
        QTest::addRow("half") << QStringList{"token"} << "token";
        QTest::addRow("option") << QStringList{"serve", "--port", "7"} << "port";
        QTest::addRow("no value") << QStringList{"serve", "--listen"} << "listen";
        QTest::addRow("address") << QStringList{"serve", "--listen", "8080"} << "--listen 8080";
        QTest::addRow("name") << QStringList{"serve", "--listen", "example:80"} << "IP address";
        QTest::addRow("port") << QStringList{"serve", "--listen", "127.0.0.1:70000"} << "70000";
        QTest::addRow("log") << QStringList{"serve", "--log-format", "xml"} << "text, json";
        QTest::addRow("extra") << QStringList{"serve", "now"} << "usage";
        QTest::addRow("scope") << QStringList{"token", "create", "--name", "x"} << "--scope";
        QTest::addRow("file") << QStringList{"backup"} << "backup FILE";
        QTest::addRow("config") << QStringList{"config", "check"} << "--config";
    }
    void refusesBadUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const Run run = runProgram(arguments);
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains(says), qPrintable(run.err));
        QCOMPARE(run.err.count('\n'), 1);
        QVERIFY(run.out.isEmpty());
    }

    void refusesBadSettings_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const char *toml, int line, const char *says) {
            QTest::addRow("%s", name) << QByteArray(toml) << line << QString(says);
        };
        row("syntax", "workers = 1\nlisten = [\"127.0.0.1:1\"\n", 2, "");
        row("unknown", "\n\nworker = 1\n", 3, "worker is not a known setting");
        row("unknown in a section", "[log]\nformat = \"text\"\ncolour = true\n", 3, "log.colour");
        row("type", "workers = \"two\"\n", 1, "workers must be a whole number");
        row("range", "# comment\nworkers = 0\n", 2, "from 1 to 256");
        row("listen", "listen = [\"127.0.0.1:80\",\n  \"nowhere\"]\n", 2, "ADDRESS:PORT");
        row("no listen", "listen = []\n", 1, "at least one");
        row("url", "base_url = \"ftp://x\"\n", 1, "base_url");
        row("database", "database = \"mysql://x\"\n", 1, "postgresql://");
        row("format", "[log]\nformat = \"xml\"\n", 2, "text, json");
        row("half tls", "[tls]\ncertificate = \"a.pem\"\n", 1, "both certificate and key");
        row("no tls files", "[tls]\ncertificate = \"no.pem\"\nkey = \"no.key\"\n", 2,
            "no.pem cannot be read");
        row("section", "log = 7\n", 1, "[log]");
        row("limit", "[limits]\nstreams = -1\n", 2, "limits.streams");
        row("flag", "[limits]\ncap_loopback = 1\n", 2, "true or false");
        row("twice", "workers = 1\nworkers = 2\n", 2, "");
    }
    void refusesBadSettings()
    {
        QFETCH(QByteArray, toml);
        QFETCH(int, line);
        QFETCH(QString, says);
        const QString file = write("server.toml", toml);
        for (const QStringList &command : {QStringList{"serve"}, QStringList{"config", "check"}}) {
            const Run run = runProgram(command + QStringList{"--config", file});
            QCOMPARE(run.exitCode, 2);
            QVERIFY2(run.err.startsWith(file + ':' + QString::number(line) + ": "),
                     qPrintable(run.err));
            QVERIFY2(run.err.contains(says), qPrintable(run.err));
        }
        QVERIFY(!QFile::exists(data()));
    }

    void takesSettings()
    {
        const QString file = write(
            "server.toml", "data = \"data\"\nlisten = \"127.0.0.1:1\"\nworkers = 1\n"
                           "base_url = \"https://status.example.org\"\n[log]\nformat = \"json\"\n"
                           "[limits]\nstreams = 5\n");
        QCOMPARE(runProgram({"config", "check", "--config", file}).exitCode, 0);
        QCOMPARE(runProgram({"config", "check", "--config", m_folder->filePath("none")}).exitCode,
                 2);
        // The command line wins; what is relative is so to the file.
        ServeProcess serve;
        QVERIFY2(serve.start(data(), {"--config", file}), qPrintable(serve.errors()));
        const QString token = makeToken(data());
        const HttpClient api(serve.url(), token);
        QCOMPARE(api.post("/api/v1/pages", {{"name", "P"}, {"slug", "p"}}).status, 201);
        QTRY_VERIFY(api.get("/api/v2/status.json").body.contains("https://status.example.org"));
        QCOMPARE(serve.terminate(), 0);
        const QStringList lines = serve.errors().split('\n', Qt::SkipEmptyParts);
        const auto isLog = [](const QString &line) {
            return QJsonDocument::fromJson(line.toUtf8()).object().contains("level");
        };
        QVERIFY(std::any_of(lines.begin(), lines.end(), isLog));
    }

    void makesTokensBesideTheServerAndWithoutIt()
    {
        const QString first = makeToken(data());
        QVERIFY(QRegularExpression("^sbx_[A-Za-z0-9_-]{43}$").match(first).hasMatch());
        ServeProcess serve;
        QVERIFY(serve.start(data()));
        const QString second = makeToken(data());
        for (const QString &token : {first, second})
            QCOMPARE(HttpClient(serve.url(), token).get("/api/v1/services").status, 200);
        const Run list = runProgram({"token", "list", "--data", data()});
        QCOMPARE(list.out.count('\n'), 2);
        QVERIFY(!list.out.contains(first));
        const QString id = list.out.section('\t', 0, 0);
        QCOMPARE(runProgram({"token", "revoke", id, "--data", data()}).exitCode, 0);
        QCOMPARE(HttpClient(serve.url(), first).get("/api/v1/services").status, 401);
        const Run again = runProgram({"token", "revoke", id, "--data", data()});
        QCOMPARE(again.exitCode, 1);
        QVERIFY(!again.err.isEmpty());
        QCOMPARE(runProgram({"token", "create", "--name", "x", "--scope", "king", "--data", data()})
                     .exitCode,
                 1);
    }

    void keepsMembers()
    {
        const QStringList add{"member",          "add",    "--name", "Ada",    "--email",
                              "ada@example.org", "--role", "admin",  "--data", data()};
        QCOMPARE(runProgram(add).exitCode, 0);
        QCOMPARE(runProgram(add).exitCode, 1);
        QVERIFY(runProgram({"member", "list", "--data", data()})
                    .out.contains("admin\tada@example.org\tAda"));
        QCOMPARE(runProgram({"member", "remove", "eve@example.org", "--data", data()}).exitCode, 1);
        QCOMPARE(runProgram({"member", "remove", "ADA@example.org", "--data", data()}).exitCode, 0);
        QVERIFY(runProgram({"member", "list", "--data", data()}).out.isEmpty());
    }

    void saysWhatIsInTheWay()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const QString port = QString::number(other.serverPort());
        failsWith({"serve", "--data", data(), "--listen", "127.0.0.1:" + port}, port);
        failsWith({"serve", "--data", "/proc/nothing/here", "--listen", "127.0.0.1:0"},
                  "/proc/nothing");
        ServeProcess serve;
        QVERIFY(serve.start(data()));
        failsWith({"serve", "--data", data(), "--listen", "127.0.0.1:0"}, "open");
        failsWith({"restore", write("x", "y"), "--data", data()}, "open");
        QCOMPARE(serve.terminate(), 0);
        QFile file(data() + "/signalbox.db");
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(0);
        file.write(QByteArray(200, 'x'));
        file.close();
        failsWith({"serve", "--data", data(), "--listen", "127.0.0.1:0"}, "damaged");
    }

    void refusesANewerDatabase()
    {
        {
            const SystemClock clock;
            const auto database =
                Database::open(DatabaseSettings::sqlite(data() + "/signalbox.db"), clock);
            QVERIFY(database && seed(**database));
            Result<Transaction> transaction = Transaction::begin(**database);
            QVERIFY(transaction);
            QVERIFY((*database)->run("UPDATE schema_migrations SET number = number + 100"));
            QVERIFY(transaction->commit());
        }
        failsWith({"serve", "--data", data(), "--listen", "127.0.0.1:0"}, "newer");
    }

    void backsUpAndRestores()
    {
        ServeProcess serve;
        QVERIFY(serve.start(data()));
        const HttpClient api(serve.url(), makeToken(data()));
        QCOMPARE(api.post("/api/v1/services", {{"name", "Before"}}).status, 201);
        const QString workspace = api.get("/api/v1/changes?since=0").text("workspace");
        const QString backup = m_folder->filePath("backup.db");
        const Run made = runProgram({"backup", backup, "--data", data()});
        QVERIFY2(made.exitCode == 0, qPrintable(made.err));
        QVERIFY(isPrivate(backup));
        QCOMPARE(api.post("/api/v1/services", {{"name", "After"}}).status, 201);
        QCOMPARE(serve.terminate(), 0);
        const Run restored = runProgram({"restore", backup, "--data", data()});
        QVERIFY2(restored.exitCode == 0, qPrintable(restored.err));
        QVERIFY(restored.err.contains("is kept as"));
        QVERIFY(serve.start(data()));
        const HttpClient again(serve.url(), makeToken(data()));
        const QByteArray services = again.get("/api/v1/services").body;
        QVERIFY(services.contains("Before") && !services.contains("After"));
        QVERIFY(again.get("/api/v1/changes?since=0").text("workspace") != workspace);
        failsWith(
            {"restore", write("junk", QByteArray(9000, 'j')), "--data", m_folder->filePath("new")},
            "backup");
    }

    void makesNoWorkspaceOfATypingError()
    {
        const QString none = m_folder->filePath("nonexistent");
        const QString file = m_folder->filePath("backup.db");
        failsWith({"backup", file, "--data", none}, "no workspace");
        failsWith({"token", "list", "--data", none}, "no workspace");
        QVERIFY(!QFile::exists(none));
        QVERIFY(!QFile::exists(file));
    }

    void findsItsDefaultFolder()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", m_folder->path());
        QCOMPARE(runProgram({"token", "create", "--name", "x", "--scope", "viewer"}, environment)
                     .exitCode,
                 0);
        QVERIFY(QFile::exists(m_folder->filePath("signalbox/signalbox.db")));
    }

private:
    static bool isPrivate(const QString &file)
    {
        constexpr auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        return QFile::exists(file) && !(QFile::permissions(file) & others);
    }
    QString data() const { return m_folder->filePath("data"); }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    }
    void failsWith(const QStringList &arguments, const QString &says)
    {
        const Run run = runProgram(arguments);
        const QString sentence = run.err.section("signalboxd: ", 1);
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(sentence.contains(says, Qt::CaseInsensitive), qPrintable(run.err));
        QCOMPARE(sentence.count('\n'), 1);
        QVERIFY(run.out.isEmpty());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_commandline.moc"
