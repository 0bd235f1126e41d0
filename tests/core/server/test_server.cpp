// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "tests/support/runningserver.h"

#include "core/server/siterenderer.h"
#include "core/storage/database.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::test;

/// How a server starts, fails to, and ends; and what time does to its pages.
class TestServer : public QObject
{
    Q_OBJECT
private slots:
    void comesBackOnTheSamePortWithWhatItHad()
    {
        RunningServer server;
        QVERIFY2(server.start(), qPrintable(server.problem()));
        const QString token = server.token();
        QVERIFY(server.server().hasNoTokens());
        QCOMPARE(server.client().post("/api/v1/services", {{"name", "Kept"}}).status, 201);
        server.options.listen[0].port = static_cast<quint16>(server.url().port());
        EventFollower open(server.url(), "/api/v1/events", token);
        QVERIFY(open.next("change"));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(server.stop());
        QVERIFY(timer.elapsed() < 5'000);
        QVERIFY(open.waitForEnd(1'000));
        QVERIFY2(server.start(), qPrintable(server.problem()));
        QVERIFY(server.token() != token);
        QCOMPARE(server.client().withToken(token).get("/api/v1/services").status, 401);
        QVERIFY(server.client().get("/api/v1/services").body.contains("Kept"));
    }

    void saysThatThePortIsTaken()
    {
        RunningServer first;
        QVERIFY(first.start());
        RunningServer second;
        second.options.listen[0].port = static_cast<quint16>(first.url().port());
        QVERIFY(!second.start());
        QCOMPARE(second.error()->code, ErrorCode::InUse);
        QVERIFY2(second.problem().contains(QString::number(first.url().port())),
                 qPrintable(second.problem()));
        // What failed has let go of its database.
        second.options.listen[0].port = 0;
        RunningServer third;
        third.options = second.options;
        QVERIFY2(third.start(), qPrintable(third.problem()));
    }

    void refusesADatabaseInUse()
    {
        RunningServer first;
        QVERIFY(first.start());
        RunningServer second;
        second.options.dataFolder = first.options.dataFolder;
        QVERIFY(!second.start());
        QCOMPARE(second.error()->code, ErrorCode::StorageLocked);
        QCOMPARE(first.client().post("/api/v1/services", {{"name", "Still here"}}).status, 201);
    }

    void refusesADamagedDatabase()
    {
        RunningServer server;
        QVERIFY(QDir().mkpath(server.options.dataFolder));
        QFile file(databaseFile(server.options));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        QVERIFY(!server.start());
        QCOMPARE(server.error()->code, ErrorCode::StorageDamaged);
        QCOMPARE(QFileInfo(file).size(), 8192);
    }

    void endsWhenItsOwnerDoes()
    {
        auto server = std::make_unique<RunningServer>();
        QVERIFY(server->start());
        EventFollower open(server->url(), "/api/v1/events", server->token());
        QVERIFY(open.next("change"));
        server.reset();
        QVERIFY(open.waitForEnd(1'000));
    }

    void canBeStoppedBeforeItRuns()
    {
        const SystemClock clock;
        RunningServer folder;
        Server server(folder.options, clock);
        QSignalSpy stopped(&server, &Server::stopped);
        server.stop(); // nothing to stop
        server.start();
        server.stop();
        QVERIFY(stopped.wait(10'000));
        QVERIFY(server.urls().empty());
    }

    void rendersAgainWhenADayIsOver()
    {
        ManualClock clock(parseRfc3339(u"2026-03-10T22:59:00Z").value());
        SiteRenderer renderer(clock);
        QVERIFY(renderer.load());
        SiteState state;
        Page page;
        page.id = PageId::make(clock);
        page.name = Name::parse(u"P").value();
        page.slug = Slug::parse(u"p").value();
        page.timeZone = TimeZone::parse(u"Europe/Berlin").value();
        page.isDefault = true;
        page.createdAt = clock.now();
        Service service;
        service.id = ServiceId::make(clock);
        service.name = Name::parse(u"S").value();
        service.createdAt = clock.now();
        page.services.push_back({service.id, std::nullopt, 0});
        state.workspace.put(service);
        state.workspace.put(page);
        QSignalSpy shown(&renderer, &SiteRenderer::shown);
        renderer.show(state);
        const SitePagePtr before = renderer.site()->fallback;
        clock.advance(std::chrono::seconds(30));
        renderer.lookAtClock();
        QCOMPARE(renderer.site()->fallback, before);
        clock.advance(std::chrono::seconds(31)); // midnight in Berlin
        renderer.lookAtClock();
        QVERIFY(renderer.site()->fallback != before);
        QVERIFY(renderer.site()->fallback->revision != before->revision);
        QCOMPARE(shown.count(), 2);
        renderer.rest();
    }
};

QTEST_GUILESS_MAIN(TestServer)
#include "test_server.moc"
