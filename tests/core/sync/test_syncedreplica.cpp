// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncedreplica.h"
#include "tests/core/sync/support/httpfake.h"
#include "tests/core/sync/support/scratch.h"

#include <QDir>
#include <QSignalSpy>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::test;
using namespace std::chrono_literals;

/// The replica as the desktop has it, over real sockets, against a server that misbehaves.
class TestSyncedReplica : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_timings = {.firstRetry = 2ms,
                     .longestRetry = 40ms,
                     .steady = 50ms,
                     .request = 20s,
                     .silence = 60s};
        m_scratch = std::make_unique<Scratch>();
        m_engine = std::make_unique<ServerEngine>(m_scratch->file("server.db"), m_clock);
        m_server = std::make_unique<HttpFake>(*m_engine);
        QVERIFY(m_server->start());
        m_url = m_server->url();
    }

    void cleanup()
    {
        m_replica.reset();
        m_server.reset();
    }

    void startsFromNothingAndFollows()
    {
        open();
        QCOMPARE(m_replica->connectionState(), ConnectionState::Connecting);
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
        QCOMPARE(m_replica->workspace().incidentTypes.size(), 2);
        QSignalSpy changed(m_replica.get(), &Replica::changed);
        atServer("service.create", {{QStringLiteral("name"), QStringLiteral("Web")}});
        QTRY_COMPARE(m_replica->workspace().services.size(), 1);
        QCOMPARE(changed.size(), 1);
        const ServiceId id = m_replica->workspace().services.begin().key();
        QCOMPARE(m_replica->revision({EntityKind::Service, id.uuid()}),
                 std::optional(m_engine->sequence()));
    }

    void anEditIsSeenAtOnceAndReachesTheServer()
    {
        open();
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
        QSignalSpy submitted(m_replica.get(), &Replica::submitted);
        QSignalSpy acknowledged(m_replica.get(), &Replica::acknowledged);
        const CommandId id = create("Web");
        QTRY_COMPARE(submitted.size(), 1);
        QCOMPARE(submitted.front().front().value<CommandId>(), id);
        QCOMPARE(names(), QStringList{QStringLiteral("Web")});
        QTRY_COMPARE(acknowledged.size(), 1);
        QTRY_COMPARE(m_replica->pendingCount(), 0);
        const EntityRef web{EntityKind::Service,
                            m_replica->workspace().services.begin().key().uuid()};
        QTRY_COMPARE(m_replica->revision(web), std::optional(m_engine->sequence()));
        QVERIFY(!m_replica->isPending(web));
    }

    void editsAgainstTheRulesFail()
    {
        open();
        QSignalSpy failed(m_replica.get(), &Replica::submitFailed);
        const CommandId id = create("");
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.front().at(0).value<CommandId>(), id);
        QCOMPARE(failed.front().at(1).value<Error>().field, QStringLiteral("name"));
        QCOMPARE(m_replica->pendingCount(), 0);
    }

    void editsMadeOfflineAreDeliveredOnceAndInOrder()
    {
        open();
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
        m_server->stop();
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Offline);
        QVERIFY(!m_replica->connectionDetail().isEmpty());
        for (const char *name : {"A", "B", "C"})
            create(name);
        QTRY_COMPARE(m_replica->pendingCount(), 3);
        // Quit and started again, still offline.
        m_replica.reset();
        open();
        QTRY_COMPARE(names(),
                     (QStringList{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")}));
        QCOMPARE(m_replica->pendingCount(), 3);
        QVERIFY(m_server->start());
        QTRY_COMPARE(m_replica->pendingCount(), 0);
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
        QCOMPARE(m_server->posts.size(), size_t(3));
        QCOMPARE(m_engine->applied.size(), 3);
    }

    void submittedIsDurable()
    {
        open();
        m_server->stop();
        create("A"); // and gone at once, without waiting for submitted()
        m_replica.reset();
        open();
        QTRY_COMPARE(names(), QStringList{QStringLiteral("A")});
    }

    void faultsOfPostingEndInOneApplication_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("dropped before") << Fault{Fault::DropBefore, 0, {}, {}};
        QTest::newRow("dropped after") << Fault{Fault::DropAfter, 0, {}, {}};
        QTest::newRow("dropped midway") << Fault{Fault::DropMidway, 0, {}, {}};
        QTest::newRow("garbage") << Fault{Fault::Status, 200, "{]", {}};
        QTest::newRow("somebody else's receipt") << Fault{
            Fault::Status,
            200,
            R"({"command":"0192d4f0-0000-7000-8000-000000000001","sequence":3,"kind":"service","id":"0192d4f0-0000-7000-8000-000000000002"})",
            {}};
        QTest::newRow("500") << Fault{
            Fault::Status, 500, R"({"status":500,"code":"internal"})", {}};
        QTest::newRow("503") << Fault{Fault::Status, 503, "<html>", "Retry-After: 0\r\n"};
        QTest::newRow("507") << Fault{
            Fault::Status, 507, R"({"status":507,"code":"storage_full","detail":"No room."})", {}};
        QTest::newRow("a proxy's 404") << Fault{Fault::Status, 404, "<html>not here", {}};
        QTest::newRow("429") << Fault{
            Fault::Status, 429, R"({"status":429,"code":"rate_limited"})", {}};
        QTest::newRow("redirect") << Fault{
            Fault::Status, 302, {}, "Location: http://127.0.0.1:1/\r\n"};
        QTest::newRow("huge") << Fault{Fault::Huge, 200, {}, {}};
    }

    void faultsOfPostingEndInOneApplication()
    {
        QFETCH(const Fault, fault);
        m_server->plan("/commands", fault, 3);
        open();
        create("A");
        create("B");
        QTRY_COMPARE(m_engine->applied.size(), 2);
        QTRY_COMPARE(m_replica->pendingCount(), 0);
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
        for (const int times : std::as_const(m_engine->applied))
            QCOMPARE(times, 1);
        QVERIFY(m_replica->rejected().empty());
    }

    void faultsOfPullingAreGotOver_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<Fault>("fault");
        for (const char *path : {"/changes", "/events"}) {
            const auto row = [&](const char *name, const Fault &fault) {
                QTest::addRow("%s %s", path, name) << QByteArray(path) << fault;
            };
            row("dropped", {Fault::DropBefore, 0, {}, {}});
            row("garbage", {Fault::Status, 200, "\x01\x02", {}});
            row("other JSON", {Fault::Status, 200, R"({"workspace":5})", {}});
            row("no progress",
                {Fault::Status,
                 200,
                 R"({"workspace":"0192d4f0-0000-7000-8000-000000000001","sequence":9,"next":0,"more":true,"reset":true,"rows":[]})",
                 {}});
            row("500", {Fault::Status, 500, {}, {}});
            row("huge", {Fault::Huge, 200, {}, {}});
        }
        QTest::newRow("midway") << QByteArray("/changes") << Fault{Fault::DropMidway, 0, {}, {}};
    }

    void faultsOfPullingAreGotOver()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const Fault, fault);
        m_server->plan(path, fault, 3);
        open();
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
        QCOMPARE(m_replica->workspace().incidentTypes.size(), 2);
    }

    void aHangingServerIsGivenUp()
    {
        m_timings.request = 100ms;
        m_server->plan("/events", {Fault::Hang, 0, {}, {}});
        m_server->plan("/changes", {Fault::Hang, 0, {}, {}});
        m_server->plan("/commands", {Fault::Hang, 0, {}, {}});
        open();
        create("A");
        QTRY_COMPARE(m_engine->applied.size(), 1);
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
    }

    void aSilentLineIsTakenForDead()
    {
        m_timings.silence = 100ms;
        m_server->muteStreams = true;
        open();
        QTRY_COMPARE(m_replica->workspace().incidentTypes.size(), 2);
        QTRY_VERIFY(m_server->streamsOpened >= 3);
        // What was missed in the silence comes with the next connection.
        (void)m_engine->post(
            command("service.create", {{QStringLiteral("name"), QStringLiteral("Web")}}));
        QTRY_COMPARE(m_replica->workspace().services.size(), 1);
    }

    void aRefusedTokenKeepsTheQueue()
    {
        m_server->token = "other";
        open();
        create("A");
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Refused);
        QVERIFY(m_replica->connectionDetail().contains(QStringLiteral("No such token.")));
        QCOMPARE(m_replica->pendingCount(), 1);
        m_server->token = "secret";
        m_replica->reconnect();
        QTRY_COMPARE(m_replica->pendingCount(), 0);
        QCOMPARE(m_engine->applied.size(), 1);
    }

    void aSmallRoleIsToldAboutEachCommand()
    {
        m_engine->actor.scope = Role::Viewer;
        open();
        create("A");
        QTRY_COMPARE(m_replica->rejected().size(), size_t(1));
        QCOMPARE(m_replica->rejected().front().error.code, ErrorCode::Forbidden);
        QCOMPARE(m_replica->connectionState(), ConnectionState::Online);
        QVERIFY(names().isEmpty());
    }

    void aConflictIsSettledByTheAdmin()
    {
        open();
        create("Web");
        QTRY_COMPARE(m_engine->applied.size(), 1);
        QTRY_COMPARE(m_replica->workspace().services.size(), 1);
        QTRY_COMPARE(m_replica->pendingCount(), 0);
        const QString id = m_replica->workspace().services.begin().key().toString();
        QTRY_VERIFY(m_replica->revision({EntityKind::Service, QUuid::fromString(id)}).has_value());
        m_server->stop();
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Offline);
        m_replica->submit(
            QStringLiteral("service.edit"),
            {{QStringLiteral("id"), id}, {QStringLiteral("name"), QStringLiteral("Mine")}});
        (void)m_engine->post(
            command("service.edit", {{QStringLiteral("id"), id},
                                     {QStringLiteral("name"), QStringLiteral("Theirs")}}));
        QVERIFY(m_server->start());
        QTRY_COMPARE(m_replica->rejected().size(), size_t(1));
        QTRY_COMPARE(names(), QStringList{QStringLiteral("Theirs")});
        QCOMPARE(m_replica->rejected().front().conflicts.front().mine,
                 QJsonValue(QStringLiteral("Mine")));
        m_replica->keepMine(m_replica->rejected().front().command.id);
        QTRY_COMPARE(names(), QStringList{QStringLiteral("Mine")});
        QTRY_COMPARE(m_replica->pendingCount(), 0);
        QVERIFY(m_replica->rejected().empty());
    }

    void anotherWorkspaceIsTakenWhenNothingWaits()
    {
        open();
        create("Web");
        QTRY_COMPARE(m_engine->applied.size(), 1);
        QTRY_COMPARE(m_replica->pendingCount(), 0);
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
        otherServer();
        QTRY_VERIFY(names().isEmpty());
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
    }

    void anotherWorkspaceIsNotMergedWithWhatWaits()
    {
        open();
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
        m_server->stop();
        create("Web");
        otherServer();
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Refused);
        QVERIFY(m_replica->connectionDetail().contains(QStringLiteral("another workspace")));
        QCOMPARE(m_replica->pendingCount(), 1);
        QVERIFY(m_engine->applied.isEmpty());
        m_replica->adoptServer();
        QTRY_COMPARE(m_replica->rejected().size(), size_t(1));
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
        m_replica->keepMine(m_replica->rejected().front().command.id);
        QTRY_COMPARE(m_engine->applied.size(), 1);
    }

    void draftsOutliveTheProgram()
    {
        open();
        m_replica->saveDraft(QStringLiteral("a"), {{QStringLiteral("x"), 1}});
        m_replica->saveDraft(QStringLiteral("b"), {{QStringLiteral("x"), 2}});
        m_replica->dropDraft(QStringLiteral("b"));
        m_replica.reset();
        open();
        QTRY_COMPARE(m_replica->draft(QStringLiteral("a")).value(QStringLiteral("x")).toInt(), 1);
        QVERIFY(m_replica->draft(QStringLiteral("b")).isEmpty());
    }

    void goesAwayAtAnyMoment()
    {
        for (int i = 0; i < 40; ++i) {
            open();
            create("A");
            if (i % 2 == 1)
                QTest::qWait(i / 4);
            m_replica.reset();
        }
        open();
        QTRY_COMPARE(m_replica->pendingCount(), 0);
        QTRY_COMPARE(m_engine->applied.size(), 40);
    }

    void aLockedFileIsSaidAndWaitedFor()
    {
        open();
        QTRY_COMPARE(m_replica->connectionState(), ConnectionState::Online);
        SyncedReplica second(m_scratch->path(), {m_url, "secret"}, m_clock, m_timings);
        QTRY_COMPARE(second.connectionState(), ConnectionState::Offline);
        QVERIFY(second.connectionDetail().contains(QStringLiteral("cannot be opened")));
        QSignalSpy failed(&second, &Replica::submitFailed);
        second.submit(QStringLiteral("service.create"),
                      {{QStringLiteral("name"), QStringLiteral("A")}});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.front().at(1).value<Error>().code, ErrorCode::StorageLocked);
        m_replica.reset();
        second.reconnect();
        QTRY_COMPARE(second.connectionState(), ConnectionState::Online);
    }

private:
    void open()
    {
        m_replica = std::make_unique<SyncedReplica>(
            m_scratch->path(), ServerAddress{m_url, "secret"}, m_clock, m_timings);
    }
    CommandId create(const char *name)
    {
        return m_replica->submit(QStringLiteral("service.create"),
                                 {{QStringLiteral("name"), QString::fromLatin1(name)}});
    }
    QJsonObject command(const char *type, const QJsonObject &payload)
    {
        return toJson(completed({{}, QString::fromLatin1(type), payload, {}, {}}, m_clock));
    }
    void atServer(const char *type, const QJsonObject &payload)
    {
        QCOMPARE(m_engine->post(command(type, payload)).status, 200);
        m_server->announce();
    }
    /// What listens at the address now has a workspace of its own.
    void otherServer()
    {
        m_server->stop();
        QFile::remove(m_scratch->file("other.db"));
        m_otherEngine = std::move(m_engine);
        m_engine = std::make_unique<ServerEngine>(m_scratch->file("other.db"), m_clock);
        m_server->setEngine(*m_engine);
        QVERIFY(m_server->start());
    }
    QStringList names()
    {
        QStringList names;
        for (const Service &service : m_replica->workspace().services)
            names.append(service.name.toString());
        names.sort();
        return names;
    }

    SystemClock m_clock;
    SyncTimings m_timings;
    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<ServerEngine> m_engine;
    std::unique_ptr<ServerEngine> m_otherEngine;
    std::unique_ptr<HttpFake> m_server;
    std::unique_ptr<SyncedReplica> m_replica;
    QUrl m_url;
};

QTEST_GUILESS_MAIN(TestSyncedReplica)
#include "test_syncedreplica.moc"
