// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/postgresserver.h"

#include "core/storage/backup.h"

#include <QRandomGenerator>
#include <QSet>
#include <QtTest>
#include <atomic>
#include <sys/mount.h>
#include <thread>

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// A file system of two megabytes, gone with the object.
class SmallDisk
{
public:
    SmallDisk()
    {
        m_mounted =
            ::mount("tmpfs", path().toLocal8Bit().constData(), "tmpfs", 0, "size=2m,mode=700") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(path().toLocal8Bit().constData(), MNT_DETACH);
    }
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    /// Takes all the room that is left.
    void fill()
    {
        m_filler.setFileName(path() + "/filler");
        if (!m_filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        for (const int size : {4096, 512, 1}) {
            while (m_filler.write(QByteArray(size, 'f')) == size)
                ;
        }
    }
    void makeRoom() { m_filler.remove(); }

private:
    QTemporaryDir m_folder;
    QFile m_filler;
    bool m_mounted = false;
};

/// Sends commands until the server is gone, and keeps what was acknowledged.
class Sender
{
public:
    explicit Sender(const HttpClient &api)
        : m_thread([this, api] { send(api); })
    {}
    ~Sender()
    {
        m_stopped = true;
        m_thread.join();
    }
    [[nodiscard]] int acknowledged() const { return m_count; }
    [[nodiscard]] QStringList take()
    {
        m_thread.join();
        m_thread = std::thread([] {});
        return m_ids;
    }

private:
    void send(const HttpClient &api)
    {
        while (!m_stopped) {
            const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
            const Answer answer = api.post(
                "/api/v1/commands", {{"id", QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                     {"type", "service.create"},
                                     {"payload", QJsonObject{{"id", id}, {"name", "S"}}}});
            if (answer.status != 200)
                return;
            m_ids.append(id);
            ++m_count;
        }
    }

    QStringList m_ids;
    std::atomic<int> m_count{0};
    std::atomic<bool> m_stopped{false};
    std::thread m_thread; // last: it uses the others
};

QSet<QString> allRows(const HttpClient &api)
{
    QSet<QString> ids;
    QByteArray target = "/api/v1/changes?since=0&limit=5000";
    for (;;) {
        const QJsonObject batch = api.get(target).json();
        for (const QJsonValue &row : batch.value("rows").toArray())
            ids.insert(row.toObject().value("id").toString());
        if (!batch.value("more").toBool())
            return ids;
        target = "/api/v1/changes?limit=5000&snapshot=true&since=" +
                 QByteArray::number(batch.value("next").toInteger());
    }
}

} // namespace

/// What happens when the program, the disk or the database server fails.
class TestFaults : public QObject
{
    Q_OBJECT
private slots:
    void losesNothingWhenKilled()
    {
        constexpr int rounds = 50;
        const QTemporaryDir folder;
        const QString data = folder.filePath("data");
        const QString token = makeToken(data);
        QSet<QString> acknowledged;
        const quint32 seed = QRandomGenerator::system()->generate();
        QRandomGenerator random(seed);
        for (int round = 0; round < rounds; ++round) {
            ServeProcess serve;
            QVERIFY2(serve.start(data), qPrintable(serve.errors()));
            const HttpClient api(serve.url(), token);
            if (round > 0) {
                const QSet<QString> lost = acknowledged - allRows(api);
                QVERIFY2(lost.isEmpty(), qPrintable(QStringLiteral("round %1, seed %2: lost %3")
                                                        .arg(round)
                                                        .arg(seed)
                                                        .arg(lost.size())));
            }
            Sender first(api);
            Sender second(api);
            const int enough = random.bounded(1, 25);
            QTRY_VERIFY_WITH_TIMEOUT(first.acknowledged() + second.acknowledged() >= enough,
                                     20'000);
            serve.kill();
            for (Sender *sender : {&first, &second}) {
                for (const QString &id : sender->take())
                    acknowledged.insert(id);
            }
        }
        QVERIFY(acknowledged.size() >= rounds);
        const SystemClock clock;
        const auto database =
            Database::open(DatabaseSettings::sqlite(data + "/signalbox.db"), clock);
        QVERIFY(database);
        QVERIFY((*database)->integrityCheck());
    }

    void backsUpWhileItWrites()
    {
        const QTemporaryDir folder;
        const QString data = folder.filePath("data");
        ServeProcess serve;
        QVERIFY2(serve.start(data), qPrintable(serve.errors()));
        const HttpClient api(serve.url(), makeToken(data));
        Sender sender(api);
        QTRY_VERIFY(sender.acknowledged() >= 10);
        const QString backup = folder.filePath("backup.db");
        const int before = sender.acknowledged();
        const Run made = runProgram({"backup", backup, "--data", data});
        QVERIFY2(made.exitCode == 0, qPrintable(made.err));
        QTRY_VERIFY(sender.acknowledged() > before);
        serve.kill();
        const QStringList written = sender.take();
        const QString other = folder.filePath("other");
        QCOMPARE(runProgram({"restore", backup, "--data", other}).exitCode, 0);
        QVERIFY(serve.start(other));
        const QSet<QString> rows = allRows(HttpClient(serve.url(), makeToken(other)));
        for (int i = 0; i < before; ++i)
            QVERIFY(rows.contains(written.at(i)));
    }

    void goesOnServingWhenTheDiskIsFull()
    {
        SmallDisk disk;
        if (!disk.isMounted())
            QSKIP("may not mount a file system");
        const QString data = disk.path() + "/data";
        ServeProcess serve;
        QVERIFY2(serve.start(data), qPrintable(serve.errors()));
        const HttpClient api(serve.url(), makeToken(data));
        QCOMPARE(api.post("/api/v1/pages", {{"name", "Page"}, {"slug", "page"}}).status, 201);
        QTRY_VERIFY(api.get("/").body.contains("Page"));
        disk.fill();
        Answer refused;
        for (int i = 0; i < 200 && refused.status != 507; ++i) {
            refused =
                api.post("/api/v1/services", {{"name", "S"}, {"description", QString(2000, 'd')}});
            QVERIFY2(refused.status == 201 || refused.status == 507, refused.body.constData());
        }
        QCOMPARE(refused.status, 507);
        QCOMPARE(refused.text("code"), QString("storage_full"));
        QCOMPARE(api.get("/").status, 200);
        QCOMPARE(api.get("/api/v1/services").status, 200);
        QCOMPARE(HttpClient(serve.url()).get("/healthz").status, 200);
        disk.makeRoom();
        QTRY_COMPARE(api.post("/api/v1/services", {{"name", "Room"}}).status, 201);
        QCOMPARE(serve.terminate(), 0);
        QVERIFY(serve.start(data));
        QVERIFY(HttpClient(serve.url(), makeToken(data))
                    .get("/api/v1/services?limit=500")
                    .body.contains("Room"));
    }

    void stopsWhenTheDiskDoesNotKeepItsWord()
    {
        const QTemporaryDir folder;
        const QString data = folder.filePath("data");
        QFile sign(folder.filePath("broken"));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LD_PRELOAD", BROKENDISK);
        environment.insert("BROKEN_DISK", sign.fileName());
        ServeProcess serve;
        QVERIFY2(serve.start(data, {}, environment), qPrintable(serve.errors()));
        const QString token = makeToken(data);
        const HttpClient api(serve.url(), token);
        const QString kept = api.post("/api/v1/services", {{"name", "Kept"}}).text("id");
        QVERIFY(!kept.isEmpty());
        QVERIFY(sign.open(QIODevice::WriteOnly));
        QVERIFY(api.post("/api/v1/services", {{"name", "Lost"}}).status >= 500);
        QCOMPARE(serve.waitForExit(), 1);
        QVERIFY2(serve.errors().section("signalboxd: ", -1).count('\n') == 1,
                 qPrintable(serve.errors()));
        QVERIFY(serve.start(data));
        QVERIFY(allRows(HttpClient(serve.url(), token)).contains(kept));
    }

    void worksOnPostgres()
    {
        const Result<QString> url = PostgresServer::shared().and_then(
            [](PostgresServer *server) { return server->freshUrl(); });
        QVERIFY2(url, url ? "" : qPrintable(url.error().detail));
        const QTemporaryDir folder;
        QFile settings(folder.filePath("server.toml"));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("database = \"" + url->toUtf8() + "\"\n");
        settings.close();
        const QStringList config{"--config", settings.fileName()};
        ServeProcess serve;
        QVERIFY2(serve.start(folder.filePath("data"), config), qPrintable(serve.errors()));
        const Run made = runProgram(QStringList{"token", "create", "--name", "x", "--scope",
                                                "admin", "--data", folder.filePath("data")} +
                                    config);
        QVERIFY2(made.exitCode == 0, qPrintable(made.err));
        const HttpClient api(serve.url(), made.out.trimmed());
        QCOMPARE(api.post("/api/v1/pages", {{"name", "Elephant"}, {"slug", "e"}}).status, 201);
        QTRY_VERIFY(api.get("/").body.contains("Elephant"));
        serve.kill();
        QVERIFY(serve.start(folder.filePath("data"), config));
        QVERIFY(HttpClient(serve.url()).get("/").body.contains("Elephant"));
        QCOMPARE(serve.terminate(), 0);
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
