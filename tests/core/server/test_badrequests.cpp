// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runningserver.h"

#include "core/server/api/routes.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::test;

/// What is wrong is refused by a problem document that says what, and nothing changes.
class TestBadRequests : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
        m_api = m_server.client();
        m_service = m_api.post("/api/v1/services", {{"name", "API"}}).text("id").toLatin1();
        m_page = m_api.post("/api/v1/pages", {{"name", "P"}, {"slug", "p"}}).text("id").toLatin1();
        const Answer incident =
            m_api.post("/api/v1/incidents",
                       {{"title", "T"},
                        {"type", "minor"},
                        {"services", QJsonArray()},
                        {"update", QJsonObject{{"status", "investigating"}, {"body", "b"}}}});
        QVERIFY2(incident.status == 201, incident.body.constData());
        m_incident = incident.text("id").toLatin1();
        QVERIFY(!m_service.isEmpty() && !m_page.isEmpty());
    }

    void refusesStrangers_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        for (const ApiRoute &route : apiRoutes()) {
            const QByteArray method = http::methodName(route.method).toByteArray();
            QTest::addRow("%s %s", method.constData(), route.pattern.constData())
                << method << route.pattern;
        }
        QTest::addRow("events") << QByteArray("GET") << QByteArray("/api/v1/events");
        QTest::addRow("nothing") << QByteArray("GET") << QByteArray("/api/v1/nothing");
        QTest::addRow("deeper") << QByteArray("POST") << QByteArray("/api/v1/pages/x/y/z");
    }
    void refusesStrangers()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        target.replace("{id}", m_service).replace("{update}", m_service);
        const HttpClient::Headers forms[] = {
            {},
            {{"Authorization", ""}},
            {{"Authorization", "Bearer"}},
            {{"Authorization", "Bearer "}},
            {{"Authorization", "Bearer sbx_wrong"}},
            {{"Authorization", "Basic YTpi"}},
            {{"Authorization", m_server.token().toLatin1()}},
            {{"Authorization", "Bearer " + m_server.token().toLatin1().chopped(1)}}};
        for (const HttpClient::Headers &form : forms) {
            const Answer answer =
                m_server.visitor().send(method, target, "{\"name\":\"No\"}", form);
            QCOMPARE(answer.status, 401);
            QVERIFY(answer.header("www-authenticate").startsWith("Bearer"));
            QCOMPARE(answer.header("content-type"), QByteArray("application/problem+json"));
            QCOMPARE(answer.text("code"), QString("unauthorized"));
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *request, const QByteArray &body,
                            int status, const char *code, const char *field) {
            QTest::addRow("%s", name)
                << QByteArray(request) << body << status << QString(code) << QString(field);
        };
        const char *service = "POST /api/v1/services";
        row("no json", service, "name=API", 400, "malformed_input", "");
        row("half json", service, "{\"name\":", 400, "malformed_input", "");
        row("not utf-8", service, "{\"name\":\"\xff\xfe\"}", 400, "malformed_input", "");
        row("array", service, "[]", 400, "malformed_input", "");
        row("number", service, "17", 400, "malformed_input", "");
        row("empty", service, "", 400, "malformed_input", "");
        row("name twice", service, "{\"name\":\"a\",\"na\\u006de\":\"b\"}", 400, "malformed_input",
            "name");
        row("too deep", service, QByteArray(100, '[') + QByteArray(100, ']'), 400,
            "malformed_input", "");
        row("much too deep", service, QByteArray(30'000, '[') + QByteArray(30'000, ']'), 400,
            "malformed_input", "");
        row("missing name", service, "{}", 422, "invalid_value", "name");
        row("empty name", service, "{\"name\":\"  \"}", 422, "invalid_value", "name");
        row("nul", service, "{\"name\":\"a\\u0000b\"}", 422, "invalid_value", "name");
        row("wrong type", service, "{\"name\":5}", 422, "invalid_value", "name");
        row("null", service, "{\"name\":null}", 422, "invalid_value", "name");
        row("long name", service, "{\"name\":\"" + QByteArray(201, 'x') + "\"}", 422, "too_large",
            "name");
        row("unknown field", service, "{\"name\":\"a\",\"colour\":1}", 422, "invalid_value",
            "colour");
        row("derived field", service, "{\"name\":\"a\",\"created_at\":\"2026-01-01T00:00:00Z\"}",
            422, "invalid_value", "created_at");
        row("bad enum", service, "{\"name\":\"a\",\"manual_status\":\"down\"}", 422,
            "invalid_value", "manual_status");
        row("bad id", service, "{\"name\":\"a\",\"id\":\"7\"}", 422, "invalid_value", "id");
        row("bad parent", service,
            "{\"name\":\"a\",\"parent_id\":\"01900000-0000-7000-8000-00000000dead\"}", 422,
            "invalid_value", "parent_id");
        row("bad slug", "POST /api/v1/pages", "{\"name\":\"a\",\"slug\":\"A b\"}", 422,
            "invalid_value", "slug");
        row("slug taken", "POST /api/v1/pages", "{\"name\":\"a\",\"slug\":\"p\"}", 422,
            "invalid_value", "slug");
        row("bad zone", "POST /api/v1/pages",
            "{\"name\":\"a\",\"slug\":\"a\",\"time_zone\":\"Mars/Base\"}", 422, "invalid_value",
            "time_zone");
        row("bad domain", "POST /api/v1/pages",
            "{\"name\":\"a\",\"slug\":\"a\",\"domains\":[\"ok.example.org\",\"no good\"]}", 422,
            "invalid_value", "domains[1]");
        row("script link", "POST /api/v1/pages",
            "{\"name\":\"a\",\"slug\":\"a\",\"website\":\"javascript:alert(1)\"}", 422,
            "invalid_value", "website");
        const char *incident = "POST /api/v1/incidents";
        row("bad type", incident, "{\"title\":\"t\",\"type\":\"huge\",\"services\":[]}", 422,
            "invalid_value", "type");
        row("bad time", incident,
            "{\"title\":\"t\",\"type\":\"minor\",\"services\":[],\"started_at\":\"yesterday\"}",
            422, "invalid_value", "started_at");
        row("bad impact", incident,
            "{\"title\":\"t\",\"type\":\"minor\",\"services\":[{\"service_id\":\"SERVICE\","
            "\"impact\":\"bad\"}]}",
            422, "invalid_value", "services[0].impact");
        row("no such service", incident,
            "{\"title\":\"t\",\"type\":\"minor\",\"services\":[{\"service_id\":\"01900000-0000-"
            "7000-8000-00000000dead\"}]}",
            422, "invalid_value", "services[0].service_id");
        row("bad update", "POST /api/v1/incidents/INCIDENT/updates",
            "{\"status\":\"fine\",\"body\":\"b\"}", 422, "invalid_value", "status");
        row("long body", "POST /api/v1/incidents/INCIDENT/updates",
            "{\"status\":\"identified\",\"body\":\"" + QByteArray(50'001, 'x') + "\"}", 422,
            "too_large", "body");
        row("other incident", "POST /api/v1/incidents/INCIDENT/updates",
            "{\"status\":\"identified\",\"body\":\"b\",\"incident_id\":\"SERVICE\"}", 422,
            "invalid_value", "incident_id");
        row("patch bad type", "PATCH /api/v1/incidents/INCIDENT", "{\"type\":\"huge\"}", 422,
            "invalid_value", "type");
        row("patch other id", "PATCH /api/v1/services/SERVICE", "{\"id\":\"INCIDENT\"}", 422,
            "invalid_value", "id");
        row("patch bad revision", "PATCH /api/v1/services/SERVICE", "{\"revision\":\"x\"}", 422,
            "invalid_value", "revision");
        row("no such path id", "PATCH /api/v1/services/7", "{\"name\":\"a\"}", 404, "not_found",
            "");
        row("other kind's id", "PATCH /api/v1/services/INCIDENT", "{\"name\":\"a\"}", 404,
            "not_found", "");
        row("no such route", "POST /api/v1/nothing", "{}", 404, "not_found", "");
        row("wrong method", "PUT /api/v1/services", "{}", 405, "method_not_allowed", "");
        row("arrange no array", "PUT /api/v1/pages/PAGE/services", "{}", 400, "malformed_input",
            "");
        row("arrange twice", "PUT /api/v1/pages/PAGE/services",
            "[{\"service_id\":\"SERVICE\"},{\"service_id\":\"SERVICE\"}]", 422, "invalid_value",
            "services[1].service_id");
        row("bad limit", "GET /api/v1/services?limit=0", "", 422, "invalid_value", "limit");
        row("bad cursor", "GET /api/v1/services?cursor=x", "", 422, "invalid_value", "cursor");
        row("bad audit cursor", "GET /api/v1/audit?cursor=x", "", 422, "invalid_value", "cursor");
        row("bad since", "GET /api/v1/changes?since=-1", "", 422, "invalid_value", "since");
        row("bad command type", "POST /api/v1/commands",
            "{\"id\":\"01900000-0000-7000-8000-00000000dead\",\"type\":\"x\",\"payload\":{}}", 422,
            "invalid_value", "type");
        row("command without id", "POST /api/v1/commands",
            "{\"type\":\"service.create\",\"payload\":{\"name\":\"a\"}}", 422, "invalid_value",
            "id");
        row("bad scope", "POST /api/v1/tokens", "{\"name\":\"t\",\"scope\":\"root\"}", 422,
            "invalid_value", "scope");
        row("own hash", "POST /api/v1/tokens",
            "{\"name\":\"t\",\"scope\":\"viewer\",\"secret_hash\":\"00\"}", 422, "invalid_value",
            "secret_hash");
        row("bad setting", "PATCH /api/v1/settings", "{\"undo_window_s\":-1}", 422, "invalid_value",
            "undo_window_s");
        row("unknown setting", "PATCH /api/v1/settings", "{\"x\":1}", 422, "invalid_value", "x");
        row("built-in type", "DELETE /api/v1/incident_types/01900000-0000-7000-8000-000000000001",
            "", 409, "in_use", "id");
    }
    void refuses()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(QString, field);
        for (QByteArray *text : {&request, &body})
            text->replace("SERVICE", m_service)
                .replace("INCIDENT", m_incident)
                .replace("PAGE", m_page);
        const QJsonValue before = sequence();
        const qsizetype space = request.indexOf(' ');
        const Answer answer = m_api.send(request.first(space), request.sliced(space + 1), body,
                                         {{"Content-Type", "application/json"}});
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.header("content-type"), QByteArray("application/problem+json"));
        QCOMPARE(answer.text("code"), code);
        QCOMPARE(answer.text("field"), field);
        QCOMPARE(answer.json().value("status").toInt(), status);
        QVERIFY(!answer.text("detail").isEmpty());
        QCOMPARE(sequence(), before);
    }

    void wantsJson()
    {
        for (const char *type :
             {"text/plain", "", "application/x-www-form-urlencoded", "application/jsonx"}) {
            const Answer answer = m_api.send("POST", "/api/v1/services", "{\"name\":\"a\"}",
                                             {{"Content-Type", type}});
            QCOMPARE(answer.status, 400);
            QCOMPARE(answer.text("code"), QString("malformed_input"));
        }
        QCOMPARE(m_api
                     .send("POST", "/api/v1/services", "{\"name\":\"a\"}",
                           {{"Content-Type", "Application/JSON; charset=utf-8"}})
                     .status,
                 201);
    }

    void takesAMegabyteAndNoMore()
    {
        const QByteArray fits = "{\"name\":\"a\"" + QByteArray(900'000, ' ') + "}";
        QCOMPARE(m_api.send("POST", "/api/v1/services", fits).status, 201);
        QCOMPARE(m_api.send("POST", "/api/v1/services", QByteArray(1'100'000, ' ')).status, 413);
        // Nothing that big is read from somebody without a token.
        QCOMPARE(m_server.visitor().send("POST", "/api/v1/services", fits).status, 413);
    }

    void refusesABadKey()
    {
        const Answer answer =
            m_api.post("/api/v1/services", {{"name", "a"}}, {{"Idempotency-Key", "7"}});
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.text("field"), QString("Idempotency-Key"));
        const Answer token =
            m_api.post("/api/v1/tokens", {{"name", "a"}, {"scope", "viewer"}},
                       {{"Idempotency-Key", "01900000-0000-7000-8000-00000000dead"}});
        QCOMPARE(token.status, 422);
    }

private:
    QJsonValue sequence() const
    {
        return m_api.get("/api/v1/changes?since=0&limit=1").json().value("sequence");
    }

    RunningServer m_server;
    HttpClient m_api;
    QByteArray m_service;
    QByteArray m_page;
    QByteArray m_incident;
};

QTEST_GUILESS_MAIN(TestBadRequests)
#include "test_badrequests.moc"
