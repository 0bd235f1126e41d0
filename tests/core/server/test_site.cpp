// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runningserver.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::test;

/// What visitors get, through a real socket.
class TestSite : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_server = std::make_unique<RunningServer>();
        QVERIFY2(m_server->start(), qPrintable(m_server->problem()));
        m_api = m_server->client();
        m_visitor = m_server->visitor();
    }
    void cleanup() { m_server.reset(); }

    void greetsWhileThereIsNoPage()
    {
        const Answer home = m_visitor.get("/");
        QCOMPARE(home.status, 200);
        QVERIFY(home.header("content-type").startsWith("text/html"));
        QCOMPARE(home.header("cache-control"), QByteArray("no-store"));
        QCOMPARE(m_visitor.get("/nothing").status, 404);
        QCOMPARE(m_visitor.get("/p/nothing/").status, 404);
        makePage("first", {});
        QTRY_VERIFY(m_visitor.get("/").body.contains("Page first"));
    }

    void servesEachPageWhereItLies()
    {
        makePage("one", {});
        makePage("two", {{"domains", QJsonArray{"status.example.org"}}});
        QTRY_VERIFY(m_visitor.get("/p/two/").body.contains("Page two"));
        QVERIFY(m_visitor.get("/").body.contains("Page one"));
        QVERIFY(m_visitor.get("/p/one/").body.contains("Page one"));
        for (const char *host :
             {"status.example.org", "Status.Example.ORG:8443", "status.example.org."})
            QVERIFY2(m_visitor.get("/", {{"Host", host}}).body.contains("Page two"), host);
        QVERIFY(m_visitor.get("/", {{"Host", "other.example.org"}}).body.contains("Page one"));
        QVERIFY(m_visitor.get("/p/one/", {{"Host", "status.example.org"}}).status == 404);
        QCOMPARE(m_visitor.get("/p/two").body, m_visitor.get("/p/two/").body);
    }

    void answersEveryPath_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("type");
        QTest::addRow("page") << QByteArray("/") << QByteArray("text/html");
        for (const char *name :
             {"status", "summary", "components", "incidents", "incidents/unresolved"})
            QTest::addRow("%s", name) << QByteArray("/api/v2/").append(name).append(".json")
                                      << QByteArray("application/json");
        QTest::addRow("incident") << QByteArray("/incidents/INCIDENT") << QByteArray("text/html");
    }
    void answersEveryPath()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, type);
        makePage("one", {});
        path.replace("INCIDENT", report("Trouble").toLatin1());
        QTRY_VERIFY(m_visitor.get("/").body.contains("Trouble"));
        QTRY_COMPARE(m_visitor.get(path).status, 200);
        for (const QByteArray &place : {QByteArray(), QByteArray("/p/one")}) {
            const Answer whole = m_visitor.get(place + path);
            QCOMPARE(whole.status, 200);
            QVERIFY(whole.header("content-type").startsWith(type));
            QVERIFY(whole.header("cache-control").startsWith("public, max-age="));
            QVERIFY(whole.header("cache-control").contains("stale-if-error"));
            QVERIFY(!whole.header("last-modified").isEmpty());
            const Answer head = m_visitor.send("HEAD", place + path);
            QCOMPARE(head.status, 200);
            QVERIFY(head.body.isEmpty());
            QCOMPARE(head.header("content-length"), whole.header("content-length"));
            const Answer known =
                m_visitor.get(place + path, {{"If-None-Match", whole.header("etag")}});
            QCOMPARE(known.status, 304);
            QVERIFY(known.body.isEmpty());
            const Answer packed = m_visitor.get(place + path, {{"Accept-Encoding", "br, gzip"}});
            QCOMPARE(packed.header("content-encoding"), QByteArray("br"));
            QVERIFY(packed.body.size() < whole.body.size());
            const Answer posted = m_visitor.send("POST", place + path, "x");
            QCOMPARE(posted.status, 405);
            QVERIFY(posted.header("allow").contains("GET"));
        }
    }

    void saysNothingIsThereInThePagesLook()
    {
        makePage("one", {});
        QTRY_VERIFY(m_visitor.get("/").body.contains("Page one"));
        for (const char *path :
             {"/nope", "/incidents/7", "/incidents/01900000-0000-7000-8000-00000000dead"}) {
            const Answer answer = m_visitor.get(path);
            QCOMPARE(answer.status, 404);
            QVERIFY(answer.header("content-type").startsWith("text/html"));
            QVERIFY(answer.body.contains("Page one"));
        }
        const Answer api = m_visitor.get("/api/v2/nope.json");
        QCOMPARE(api.status, 404);
        QCOMPARE(api.header("content-type"), QByteArray("application/problem+json"));
    }

    void showsAnOldIncidentWhenAsked()
    {
        const QByteArray page = makePage("one", {});
        const QString old = report("Long ago", "2020-01-01T10:00:00Z", "2020-01-01T11:00:00Z");
        const QByteArray path = "/incidents/" + old.toLatin1();
        QTRY_COMPARE(m_visitor.get(path).status, 200);
        const Answer first = m_visitor.get(path);
        QVERIFY(first.body.contains("Long ago"));
        QCOMPARE(m_visitor.get(path).body, first.body);
        QCOMPARE(m_visitor.get(path, {{"If-None-Match", first.header("etag")}}).status, 304);
        QCOMPARE(m_api.patch("/api/v1/incidents/" + old.toLatin1(), {{"title", "Renamed"}}).status,
                 200);
        QTRY_VERIFY(m_visitor.get(path).body.contains("Renamed"));
        QCOMPARE(m_api.remove("/api/v1/incidents/" + old.toLatin1()).status, 204);
        QTRY_COMPARE(m_visitor.get(path).status, 404);
    }

    void tellsOpenPages()
    {
        makePage("one", {});
        makePage("two", {});
        QTRY_VERIFY(m_visitor.get("/p/two/").body.contains("Page two"));
        EventFollower home(m_server->url(), "/events");
        EventFollower slug(m_server->url(), "/p/one/events");
        QCOMPARE(home.status(), 200);
        QCOMPARE(slug.status(), 200);
        const auto before = home.next("page");
        QVERIFY(before && slug.next("page"));
        QVERIFY(m_visitor.get("/").body.contains(before->value("revision").toString().toLatin1()));
        report("Trouble");
        const auto after = home.next("page");
        QVERIFY(after && slug.next("page"));
        // Whoever is told finds the new page there.
        const Answer page = m_visitor.get("/");
        QVERIFY(page.body.contains("Trouble"));
        QVERIFY(page.body.contains(after->value("revision").toString().toLatin1()));
    }

    void tellsThatAnotherPageIsTheDefaultNow()
    {
        makePage("one", {});
        const QByteArray two = makePage("two", {});
        QTRY_VERIFY(m_visitor.get("/p/two/").body.contains("Page two"));
        EventFollower home(m_server->url(), "/events");
        QVERIFY(home.next("page"));
        QCOMPARE(m_api.patch("/api/v1/pages/" + two, {{"is_default", true}}).status, 200);
        const auto event = home.next("page");
        QVERIFY(event);
        const Answer page = m_visitor.get("/");
        QVERIFY(page.body.contains("Page two"));
        QVERIFY(page.body.contains(event->value("revision").toString().toLatin1()));
    }

    void leavesOtherPagesAlone()
    {
        const QByteArray one = makePage("one", {});
        const QByteArray two = makePage("two", {});
        const QString shown = m_api.post("/api/v1/services", {{"name", "Shown on one"}}).text("id");
        const QByteArray arrangement =
            QJsonDocument(QJsonArray{QJsonObject{{"service_id", shown}}}).toJson();
        QCOMPARE(m_api.send("PUT", "/api/v1/pages/" + one + "/services", arrangement).status, 200);
        QTRY_VERIFY(m_visitor.get("/").body.contains("Shown on one"));
        const QByteArray tag = m_visitor.get("/p/two/").header("etag");
        EventFollower home(m_server->url(), "/events");
        QVERIFY(home.next("page"));
        QCOMPARE(
            m_api.patch("/api/v1/services/" + shown.toLatin1(), {{"manual_status", "major_outage"}})
                .status,
            200);
        QVERIFY(home.next("page"));
        QCOMPARE(m_visitor.get("/p/two/").header("etag"), tag);
    }

    /// An incident that names no service is everybody's; one that comes to name one is not.
    void followsAnIncidentFromPageToPage()
    {
        const QByteArray one = makePage("one", {});
        makePage("two", {});
        const QString shown = m_api.post("/api/v1/services", {{"name", "Shown on one"}}).text("id");
        const QByteArray arrangement =
            QJsonDocument(QJsonArray{QJsonObject{{"service_id", shown}}}).toJson();
        QCOMPARE(m_api.send("PUT", "/api/v1/pages/" + one + "/services", arrangement).status, 200);
        const QByteArray incident = "/api/v1/incidents/" + report("Wanderer").toLatin1();
        QTRY_VERIFY(m_visitor.get("/p/two/").body.contains("Wanderer"));
        const QJsonArray services{
            QJsonObject{{"service_id", shown}, {"impact", "partial_outage"}}};
        QCOMPARE(m_api.patch(incident, {{"services", services}}).status, 200);
        QTRY_VERIFY(!m_visitor.get("/p/two/").body.contains("Wanderer"));
        QVERIFY(m_visitor.get("/p/one/").body.contains("Wanderer"));
        QCOMPARE(m_api.patch(incident, {{"services", QJsonArray()}}).status, 200);
        QTRY_VERIFY(m_visitor.get("/p/two/").body.contains("Wanderer"));
    }

    void showsTheNewestUnderAStreamOfCommands()
    {
        makePage("one", {});
        const QByteArray incident = "/api/v1/incidents/" + report("Trouble").toLatin1();
        for (int i = 0; i < 60; ++i)
            QCOMPARE(m_api.patch(incident, {{"title", QStringLiteral("Trouble number %1").arg(i)}})
                         .status,
                     200);
        QTRY_VERIFY(m_visitor.get("/").body.contains("Trouble number 59"));
        QVERIFY(!m_visitor.get("/").body.contains("Trouble number 58"));
    }

    void forgetsADeletedPage()
    {
        makePage("one", {});
        const QByteArray two = makePage("two", {{"domains", QJsonArray{"two.example.org"}}});
        QTRY_COMPARE(m_visitor.get("/p/two/").status, 200);
        QCOMPARE(m_api.remove("/api/v1/pages/" + two).status, 204);
        QTRY_COMPARE(m_visitor.get("/p/two/").status, 404);
        QTRY_VERIFY(m_visitor.get("/", {{"Host", "two.example.org"}}).body.contains("Page one"));
    }

    void namesItselfByTheBaseUrl()
    {
        makePage("one", {});
        QTRY_VERIFY(m_visitor.get("/api/v2/status.json")
                        .body.contains(m_server->url().toString().toLatin1()));
        QCOMPARE(
            m_api.patch("/api/v1/settings", {{"base_url", "https://status.example.org"}}).status,
            200);
        QTRY_VERIFY(
            m_visitor.get("/api/v2/status.json").body.contains("https://status.example.org"));
    }

    void keepsStrangersTextHarmless()
    {
        makePage("one", {});
        const QString evil = "<script>alert(1)</script>\u202e\U0001F525\"'";
        report(evil);
        QTRY_VERIFY(m_visitor.get("/").body.contains("&lt;script&gt;alert(1)"));
        QVERIFY(!m_visitor.get("/").body.contains("<script>alert"));
    }

    void tellsItsHealth()
    {
        QCOMPARE(m_visitor.get("/healthz").status, 200);
        QCOMPARE(m_visitor.get("/readyz").status, 200);
        const Answer metrics = m_visitor.get("/metrics");
        QCOMPARE(metrics.status, 200);
        QVERIFY(metrics.body.contains("\nsignalbox_commands_total "));
        QVERIFY(metrics.body.contains("\nprocess_resident_memory_bytes "));
        // A proxy on this machine speaks for somebody else.
        QCOMPARE(m_visitor.get("/metrics", {{"X-Forwarded-For", "203.0.113.5"}}).status, 401);
        QCOMPARE(m_api.get("/metrics", {{"X-Forwarded-For", "203.0.113.5"}}).status, 200);
    }

private:
    QByteArray makePage(const QString &slug, QJsonObject more)
    {
        more.insert("name", QString("Page " + slug));
        more.insert("slug", slug);
        return m_api.post("/api/v1/pages", more).text("id").toLatin1();
    }
    QString report(const QString &title, const QString &start = {}, const QString &end = {})
    {
        QJsonObject body{
            {"title", title},
            {"type", "minor"},
            {"services", QJsonArray()},
            {"update", QJsonObject{{"status", "investigating"}, {"body", "We look."}}}};
        if (!start.isEmpty())
            body.insert("started_at", start);
        const QString id = m_api.post("/api/v1/incidents", body).text("id");
        if (!end.isEmpty())
            (void)m_api.post("/api/v1/incidents/" + id.toLatin1() + "/updates",
                             {{"status", "resolved"}, {"body", "Over."}, {"posted_at", end}});
        return id;
    }

    std::unique_ptr<RunningServer> m_server;
    HttpClient m_api;
    HttpClient m_visitor;
};

QTEST_GUILESS_MAIN(TestSite)
#include "test_site.moc"
