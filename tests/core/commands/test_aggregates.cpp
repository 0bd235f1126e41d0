// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/tokenauth.h"
#include "core/storage/outbox.h"
#include "core/storage/settings.h"
#include "tests/support/commandbench.h"

using namespace signalbox;
using namespace signalbox::test;

/// What each aggregate's commands do, on both databases.
class TestAggregates : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void oneDefaultPage_data() { addBackends(); }
    void oneDefaultPage();
    void pagesKeepTheirArrangement_data() { addBackends(); }
    void pagesKeepTheirArrangement();
    void deletedServicesLeaveAPast_data() { addBackends(); }
    void deletedServicesLeaveAPast();
    void incidentsFollowTheirTimeline_data() { addBackends(); }
    void incidentsFollowTheirTimeline();
    void whatIsPostedLastComesLast();
    void deletedIncidentsTakeTheirUpdates_data() { addBackends(); }
    void deletedIncidentsTakeTheirUpdates();
    void reportsTakeTheTypesImpact();
    void subscribersAreToldAfterTheUndoWindow_data() { addBackends(); }
    void subscribersAreToldAfterTheUndoWindow();
    void builtInTypesCanBeTuned();
    void tokensOpenAndClose_data() { addBackends(); }
    void tokensOpenAndClose();
    void membersKnowTheirRank();
};

void TestAggregates::oneDefaultPage()
{
    QFETCH(QString, backend);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    const QString first = bench.must("page.create", json(R"({"name": "A", "slug": "a"})"));
    QVERIFY(bench.get<Page>(first).isDefault);
    const QString second =
        bench.must("page.create", json(R"({"name": "B", "slug": "b", "is_default": true})"));
    QVERIFY(!bench.get<Page>(first).isDefault);
    const Result<Outcome> outcome =
        bench.run("page.edit", json(R"({"id": "%1", "is_default": true})", {first}));
    SB_VERIFY(outcome);
    QCOMPARE(outcome->changes.size(), size_t(2)); // the other page was changed too
    QVERIFY(!bench.get<Page>(second).isDefault);
    SB_VERIFY(
        bench.run("page.delete", json(R"({"id": "%1", "default_id": "%2"})", {first, second})));
    QVERIFY(bench.get<Page>(second).isDefault);
    SB_VERIFY(bench.run("page.delete", json(R"({"id": "%1"})", {second})));
    QVERIFY(bench.workspace().pages.isEmpty());
}

void TestAggregates::pagesKeepTheirArrangement()
{
    QFETCH(QString, backend);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    const QString a = bench.service("A");
    const QString b = bench.service("B");
    const QString page = bench.must(
        "page.create",
        json(
            R"({"name": "A", "slug": "a", "domains": ["Status.Example.COM", "b.example"], "languages": ["de", "en"],
            "website": "https://example.com/", "time_zone": "Europe/Berlin", "history_days": 30})"));
    SB_VERIFY(bench.run(
        "page.arrange",
        json(
            R"({"id": "%1", "services": [{"service_id": "%2", "position": 7}, {"service_id": "%3", "parent_id": "%2"}]})",
            {page, b, a})));
    SB_VERIFY(bench.database.reopen());
    const Page read = bench.get<Page>(page);
    QCOMPARE(read.services.size(), size_t(2));
    QCOMPARE(read.services[0].serviceId.toString(), b);
    QCOMPARE(read.services[0].position, 7);
    QVERIFY(!read.services[0].parentId);
    QCOMPARE(read.services[1].parentId->toString(), b);
    QCOMPARE(read.domains[0].toString(), QStringLiteral("status.example.com"));
    QCOMPARE(read.languages[1].toString(), QStringLiteral("en"));
    QCOMPARE(read.timeZone.toString(), QStringLiteral("Europe/Berlin"));
    QCOMPARE(bench.workspace().pages.value(read.id), read);
}

void TestAggregates::deletedServicesLeaveAPast()
{
    QFETCH(QString, backend);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    const QString top = bench.service("Top");
    const QString middle = bench.service("Middle");
    const QString leaf = bench.service("Leaf");
    const QString page = bench.must("page.create", json(R"({"name": "A", "slug": "a"})"));
    SB_VERIFY(bench.run(
        "page.arrange",
        json(
            R"({"id": "%1", "services": [{"service_id": "%2"}, {"service_id": "%3", "parent_id": "%2"}, {"service_id": "%4", "parent_id": "%3"}]})",
            {page, top, middle, leaf})));
    const QString incident = bench.must(
        "incident.report",
        json(
            R"({"title": "Down", "type": "major", "services": [{"service_id": "%1"}], "update": {"status": "investigating", "body": "x"}})",
            {middle}));
    SB_FAILS(bench.run("service.delete", json(R"({"id": "%1"})", {middle})), ErrorCode::InUse);
    SB_VERIFY(
        bench.run("incident.post_update",
                  json(R"({"incident_id": "%1", "status": "resolved", "body": "x"})", {incident})));
    SB_VERIFY(bench.run("service.delete", json(R"({"id": "%1"})", {middle})));
    const Page after = bench.get<Page>(page);
    QCOMPARE(after.services.size(), size_t(2));
    QCOMPARE(after.services[1].parentId->toString(), top); // what lay under it has moved up
    QCOMPARE(bench.get<Incident>(incident).services[0].serviceId.toString(), middle);
    // The incident can still be worked on, naming the service that is gone.
    SB_VERIFY(bench.run(
        "incident.post_update",
        json(
            R"({"incident_id": "%1", "status": "postmortem", "body": "x", "services": [{"service_id": "%2", "impact": "operational"}]})",
            {incident, middle})));
    SB_VERIFY(bench.run(
        "incident.edit",
        json(R"({"id": "%1", "services": [{"service_id": "%2", "impact": "partial_outage"}]})",
             {incident, middle})));
    SB_VERIFY(bench.database->integrityCheck());
}

void TestAggregates::incidentsFollowTheirTimeline()
{
    QFETCH(QString, backend);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    const QString api = bench.service("API");
    const QString id = bench.must(
        "incident.report",
        json(
            R"({"title": "Down", "type": "major", "services": [{"service_id": "%1", "impact": "major_outage"}], "update": {"status": "investigating", "body": "x"}})",
            {api}));
    const Timestamp start = bench.database.clock.now();
    bench.database.clock.advance(std::chrono::minutes(10));
    const QString better = bench.must(
        "incident.post_update",
        json(
            R"({"incident_id": "%1", "status": "monitoring", "body": "x", "services": [{"service_id": "%2", "impact": "degraded_performance"}]})",
            {id, api}));
    QCOMPARE(bench.get<Incident>(id).impacts[0].impact, ServiceStatus::DegradedPerformance);
    QCOMPARE(bench.get<Incident>(id).services[0].impact, ServiceStatus::MajorOutage);
    bench.database.clock.advance(std::chrono::minutes(10));
    const QString resolved =
        bench.must("incident.post_update",
                   json(R"({"incident_id": "%1", "status": "resolved", "body": "x"})", {id}));
    QCOMPARE(bench.get<Incident>(id).endedAt, start + std::chrono::minutes(20));
    // Back-dating the resolution moves the end; a post-mortem neither ends nor reopens.
    SB_VERIFY(bench.run("incident.edit_update",
                        json(R"({"id": "%1", "posted_at": "%2"})",
                             {resolved, toRfc3339(start + std::chrono::minutes(15))})));
    QVERIFY(bench.get<IncidentUpdate>(resolved).editedAt);
    SB_VERIFY(
        bench.run("incident.post_update",
                  json(R"({"incident_id": "%1", "status": "postmortem", "body": "x"})", {id})));
    QCOMPARE(bench.get<Incident>(id).endedAt, start + std::chrono::minutes(15));
    QCOMPARE(bench.get<Incident>(id).status, IncidentStatus::Postmortem);
    // The resolution cannot go while a post-mortem leans on it.
    SB_FAILS(bench.run("incident.delete_update", json(R"({"id": "%1"})", {resolved})),
             ErrorCode::InvalidValue);
    SB_VERIFY(bench.run("incident.delete_update", json(R"({"id": "%1"})", {better})));
    QCOMPARE(bench.get<Incident>(id).impacts[0].impact, ServiceStatus::MajorOutage);
    SB_VERIFY(
        bench.run("incident.edit", json(R"({"id": "%1", "type": "minor", "started_at": "%2"})",
                                        {id, toRfc3339(start - std::chrono::hours(1))})));
    QCOMPARE(bench.get<Incident>(id).typeId, minorType().id);
    QCOMPARE(updatesOf(*bench.database, IncidentId(QUuid::fromString(id)))->size(), size_t(3));
}

void TestAggregates::whatIsPostedLastComesLast()
{
    CommandBench bench; // whose clock stands still
    SB_VERIFY(bench.make(QStringLiteral("sqlite")));
    const QString id = bench.must(
        "incident.report",
        json(
            R"({"title": "Down", "type": "major", "services": [], "update": {"status": "investigating", "body": "0"}})"));
    for (int i = 1; i < 30; ++i)
        SB_VERIFY(bench.run("incident.post_update",
                            json(R"({"incident_id": "%1", "status": "monitoring", "body": "%2"})",
                                 {id, QString::number(i)})));
    const std::vector<IncidentUpdate> updates =
        updatesOf(*bench.database, IncidentId(QUuid::fromString(id))).value();
    for (size_t i = 0; i < updates.size(); ++i)
        QCOMPARE(updates[i].body.toString(), QString::number(i));
}

void TestAggregates::deletedIncidentsTakeTheirUpdates()
{
    QFETCH(QString, backend);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    const QString api = bench.service("API");
    const QString id = bench.must(
        "incident.report",
        json(
            R"({"title": "Down", "type": "major", "notify": true, "services": [{"service_id": "%1"}], "update": {"status": "investigating", "body": "x"}})",
            {api}));
    SB_VERIFY(bench.run(
        "incident.post_update",
        json(
            R"({"incident_id": "%1", "status": "monitoring", "body": "x", "services": [{"service_id": "%2", "impact": "operational"}]})",
            {id, api})));
    QCOMPARE(bench.count("outbox"), 1);
    const Result<Outcome> outcome = bench.run("incident.delete", json(R"({"id": "%1"})", {id}));
    SB_VERIFY(outcome);
    QCOMPARE(outcome->changes.size(), size_t(3));
    QCOMPARE(bench.count("outbox"), 0);
    for (const char *table : {"incidents", "incident_updates", "incident_services",
                              "incident_impacts", "incident_update_services"})
        QCOMPARE(bench.count(table), 0);
    QVERIFY(bench.workspace().incidents.isEmpty());
}

void TestAggregates::reportsTakeTheTypesImpact()
{
    CommandBench bench;
    SB_VERIFY(bench.make(QStringLiteral("sqlite")));
    const QString api = bench.service("API");
    const QString web = bench.service("Web");
    const QString id = bench.must(
        "incident.report",
        json(
            R"({"title": "Slow", "type": "minor", "services": [{"service_id": "%1"}, {"service_id": "%2", "impact": "operational"}],
            "update": {"status": "investigating", "body": ""}})",
            {api, web}));
    const Incident incident = bench.get<Incident>(id);
    QCOMPARE(incident.services[0].impact, ServiceStatus::DegradedPerformance);
    QCOMPARE(incident.services[1].impact, ServiceStatus::Operational);
    QCOMPARE(incident.startedAt, bench.database.clock.now());
    QCOMPARE(bench.workspace().updates.value(incident.id).front().author, bench.actor.name);
}

void TestAggregates::subscribersAreToldAfterTheUndoWindow()
{
    QFETCH(QString, backend);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    const auto due = [&] {
        return dueOutbox(*bench.database, bench.database.clock.now(), 10).value();
    };
    const QString id = bench.must(
        "incident.report",
        json(
            R"({"title": "Down", "type": "major", "notify": true, "services": [], "update": {"status": "investigating", "body": "x"}})"));
    QVERIFY(due().empty());
    bench.database.clock.advance(std::chrono::seconds(10));
    QCOMPARE(due().size(), size_t(1));
    QCOMPARE(due()[0].event, OutboxEvent::IncidentOpened);
    QCOMPARE(due()[0].incidentId.toString(), id);
    const QString settings = bench.must(
        "settings.edit", json(R"({"undo_window_s": 0, "base_url": "https://status.example.com"})"));
    QVERIFY(!settings.isEmpty());
    QCOMPARE(loadSettings(*bench.database)->baseUrl, QStringLiteral("https://status.example.com"));
    SB_VERIFY(
        bench.run("incident.post_update",
                  json(R"({"incident_id": "%1", "status": "monitoring", "body": "x"})", {id})));
    QCOMPARE(due().size(), size_t(1)); // the box was not ticked
    const QString update = bench.must(
        "incident.post_update",
        json(R"({"incident_id": "%1", "status": "resolved", "body": "x", "notify": true})", {id}));
    QCOMPARE(due().size(), size_t(2));
    QCOMPARE(due()[1].event, OutboxEvent::IncidentResolved);
    SB_VERIFY(bench.run("incident.delete_update", json(R"({"id": "%1"})", {update})));
    QCOMPARE(due().size(), size_t(1));
}

void TestAggregates::builtInTypesCanBeTuned()
{
    CommandBench bench;
    SB_VERIFY(bench.make(QStringLiteral("sqlite")));
    SB_VERIFY(
        bench.run("incident_type.edit", json(R"({"id": "%1", "name": "Minor", "color": "#00FF00"})",
                                             {minorType().id.toString()})));
    SB_VERIFY(bench.database.reopen()); // starting again does not put the defaults back
    QCOMPARE(bench.get<IncidentType>(minorType().id.toString()).color.toString(),
             QStringLiteral("#00ff00"));
    const QString own = bench.must(
        "incident_type.create",
        json(R"({"name": "Security", "slug": "security", "counts_as_downtime": false})"));
    QVERIFY(!bench.get<IncidentType>(own).countsAsDowntime);
    SB_VERIFY(bench.run("incident_type.delete", json(R"({"id": "%1"})", {own})));
}

void TestAggregates::tokensOpenAndClose()
{
    QFETCH(QString, backend);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    const auto enter = [&](const QString &text) {
        return authenticate(*bench.database, text, bench.database.clock.now(),
                            QStringLiteral("192.0.2.1"));
    };
    const TokenSecret secret = makeToken();
    QCOMPARE(secret.text.size(), 47);
    QVERIFY(secret.text != makeToken().text);
    SB_FAILS(enter(secret.text), ErrorCode::Unauthorized);
    const QString member = bench.must(
        "member.add", json(R"({"name": "Ada", "email": "ada@example.com", "role": "editor"})"));
    const QString token = bench.must(
        "token.create",
        json(
            R"({"name": "ci", "scope": "admin", "member_id": "%1", "expires_at": "%2", "secret_hash": "%3"})",
            {member, toRfc3339(bench.database.clock.now() + std::chrono::hours(1)), secret.hash}));
    const Result<Actor> actor = enter(secret.text);
    SB_VERIFY(actor);
    QCOMPARE(actor->name.toString(), QStringLiteral("Ada"));
    QCOMPARE(actor->scope, Role::Editor); // never more than the member
    QCOMPARE(actor->origin, QStringLiteral("192.0.2.1"));
    const QStringList wrongs{QString(),
                             secret.hash,
                             secret.text + u'x',
                             secret.text.chopped(1),
                             secret.text.toUpper(),
                             QString(1'000'000, u'x')};
    for (const QString &wrong : wrongs)
        SB_FAILS(enter(wrong), ErrorCode::Unauthorized);
    // Nothing that the database holds is the token, or says what it was.
    QCOMPARE(bench.count("token_secrets WHERE hash LIKE 'sbx%'"), 0);
    bench.database.clock.advance(std::chrono::hours(1));
    SB_FAILS(enter(secret.text), ErrorCode::Unauthorized);
    bench.database.clock.jump(-std::chrono::hours(1));
    SB_VERIFY(enter(secret.text));
    SB_VERIFY(bench.run("token.revoke", json(R"({"id": "%1"})", {token})));
    SB_FAILS(enter(secret.text), ErrorCode::Unauthorized);
    // Tokens go with their member.
    const TokenSecret other = makeToken();
    SB_VERIFY(bench.run(
        "token.create",
        json(R"({"name": "ci", "scope": "viewer", "member_id": "%1", "secret_hash": "%2"})",
             {member, other.hash})));
    SB_VERIFY(enter(other.text));
    SB_VERIFY(bench.run("member.remove", json(R"({"id": "%1"})", {member})));
    SB_FAILS(enter(other.text), ErrorCode::Unauthorized);
    QCOMPARE(bench.count("token_secrets"), 0);
}

void TestAggregates::membersKnowTheirRank()
{
    CommandBench bench;
    SB_VERIFY(bench.make(QStringLiteral("sqlite")));
    const QString owner = bench.must(
        "member.add", json(R"({"name": "Ada", "email": "ada@example.com", "role": "owner"})"));
    const TokenSecret secret = makeToken();
    const QString token = bench.must(
        "token.create",
        json(R"({"name": "root", "scope": "owner", "secret_hash": "%1"})", {secret.hash}));
    bench.actor.scope = Role::Admin;
    SB_FAILS(bench.run("member.add",
                       json(R"({"name": "Eve", "email": "eve@example.com", "role": "owner"})")),
             ErrorCode::Forbidden);
    SB_FAILS(bench.run("member.edit", json(R"({"id": "%1", "name": "Eve"})", {owner})),
             ErrorCode::Forbidden);
    SB_FAILS(bench.run("member.remove", json(R"({"id": "%1"})", {owner})), ErrorCode::Forbidden);
    SB_FAILS(
        bench.run("token.create", json(R"({"name": "up", "scope": "owner", "secret_hash": "%1"})",
                                       {makeToken().hash})),
        ErrorCode::Forbidden);
    SB_FAILS(bench.run("token.revoke", json(R"({"id": "%1"})", {token})), ErrorCode::Forbidden);
    const QString second = bench.must(
        "member.add", json(R"({"name": "Bob", "email": "bob@example.com", "role": "admin"})"));
    SB_VERIFY(bench.run("member.edit", json(R"({"id": "%1", "role": "viewer"})", {second})));
    bench.actor.scope = Role::Owner;
    SB_FAILS(bench.run("member.edit", json(R"({"id": "%1", "role": "viewer"})", {owner})),
             ErrorCode::InUse);
    SB_VERIFY(bench.run("member.edit", json(R"({"id": "%1", "role": "owner"})", {second})));
    SB_VERIFY(bench.run("member.remove", json(R"({"id": "%1"})", {owner})));
}

QTEST_GUILESS_MAIN(TestAggregates)
#include "test_aggregates.moc"
