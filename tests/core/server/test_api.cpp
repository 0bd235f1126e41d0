// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runningserver.h"

#include "core/server/api/routes.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::test;

/// The management API through a real socket.
class TestApi : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
        m_api = m_server.client();
    }

    void makesReadsEditsAndDeletes_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("field");
        QTest::addRow("page") << QByteArray("/api/v1/pages")
                              << QJsonObject{{"name", "Acme"}, {"slug", "acme"}} << "description";
        QTest::addRow("service") << QByteArray("/api/v1/services") << QJsonObject{{"name", "API"}}
                                 << "description";
        QTest::addRow("incident type") << QByteArray("/api/v1/incident_types")
                                       << QJsonObject{{"name", "Odd"}, {"slug", "odd"}} << "name";
        QTest::addRow("member") << QByteArray("/api/v1/members")
                                << QJsonObject{{"name", "Ada"}, {"email", "ada@example.org"}}
                                << "name";
    }
    void makesReadsEditsAndDeletes()
    {
        QFETCH(QByteArray, path);
        QFETCH(QJsonObject, body);
        QFETCH(QString, field);
        const Answer made = m_api.post(path, body);
        QCOMPARE(made.status, 201);
        const QByteArray one = made.header("location");
        QCOMPARE(one, path + '/' + made.text("id").toLatin1());
        for (auto it = body.begin(); it != body.end(); ++it)
            QCOMPARE(made.json().value(it.key()), it.value());
        QCOMPARE(made.header("etag"),
                 '"' + QByteArray::number(made.json().value("revision").toInteger()) + '"');

        QCOMPARE(m_api.get(one).json(), made.json());
        const QJsonArray listed = m_api.get(path).items();
        QVERIFY(listed.contains(made.json()));

        const Answer edited = m_api.patch(one, {{field, "Changed"}});
        QCOMPARE(edited.status, 200);
        QCOMPARE(edited.json().value(field).toString(), "Changed");
        QVERIFY(edited.header("etag") != made.header("etag"));
        QCOMPARE(m_api.get(one).json(), edited.json());

        const Answer stale = m_api.patch(one, {{field, "No"}}, {{"If-Match", made.header("etag")}});
        QCOMPARE(stale.status, 412);
        QCOMPARE(stale.text("code"), "precondition_failed");
        QCOMPARE(m_api.remove(one, {{"If-Match", made.header("etag")}}).status, 412);
        QCOMPARE(m_api.remove(one, {{"If-Match", edited.header("etag")}}).status, 204);
        QCOMPARE(m_api.get(one).status, 404);
        QCOMPARE(m_api.patch(one, {{field, "Gone"}}).status, 404);
    }

    void reportsAnIncident()
    {
        const QString service = makeService("Mail");
        const Answer made = m_api.post(
            "/api/v1/incidents",
            {{"title", "Mail is late"},
             {"type", "major"},
             {"services",
              QJsonArray{QJsonObject{{"service_id", service}, {"impact", "partial_outage"}}}},
             {"update", QJsonObject{{"status", "investigating"}, {"body", "We look."}}},
             {"notify", true},
             {"started_at", "2026-01-05T10:00:00Z"}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text("type"), "major");
        QCOMPARE(made.text("status"), "investigating");
        QCOMPARE(made.text("started_at"), "2026-01-05T10:00:00.000Z");
        QCOMPARE(made.json().value("updates").toArray().size(), 1);
        const QByteArray incident = made.header("location");

        const Answer update =
            m_api.post(incident + "/updates", {{"status", "resolved"}, {"body", "Done."}});
        QCOMPARE(update.status, 201);
        QCOMPARE(update.text("status"), "resolved");
        const QByteArray one = incident + "/updates/" + update.text("id").toLatin1();
        QCOMPARE(update.header("location"), one);
        QCOMPARE(m_api.get(incident).text("status"), "resolved");
        QCOMPARE(m_api.get(incident + "/updates").items().size(), 2);

        QCOMPARE(m_api.patch(one, {{"body", "Done at last."}}).text("body"), "Done at last.");
        QCOMPARE(m_api.get(one).text("body"), "Done at last.");
        QCOMPARE(m_api.remove(one).status, 204);
        QCOMPARE(m_api.get(one).status, 404);
        QCOMPARE(m_api.get(incident).text("status"), "investigating");

        QCOMPARE(m_api.patch(incident, {{"type", "minor"}}).text("type"), "minor");
        QCOMPARE(m_api.remove(incident).status, 204);
        QCOMPARE(m_api.get(incident + "/updates").status, 404);
    }

    void recordsWhatIsOver()
    {
        const Answer made = m_api.post(
            "/api/v1/incidents",
            {{"title", "It was down"},
             {"type", "major"},
             {"services", QJsonArray()},
             {"update", QJsonObject{{"status", "investigating"}, {"body", "We look."}}},
             {"started_at", "2026-01-05T10:00:00Z"}});
        QCOMPARE(made.status, 201);
        const QByteArray incident = made.header("location");
        QCOMPARE(m_api.post(incident + "/updates", {{"status", "resolved"},
                                                    {"body", "Done."},
                                                    {"posted_at", "2026-01-05T11:00:00Z"}})
                     .status,
                 201);
        QCOMPARE(m_api.get(incident).text("status"), "resolved");
        QCOMPARE(m_api.get(incident).text("ended_at"), "2026-01-05T11:00:00.000Z");
    }

    void arrangesAPage()
    {
        const QString parent = makeService("Group");
        const QString child = makeService("Leaf");
        const Answer page = m_api.post("/api/v1/pages", {{"name", "Tree"}, {"slug", "tree"}});
        const QByteArray path = page.header("location") + "/services";
        const QJsonArray wanted{
            QJsonObject{{"service_id", parent}, {"parent_id", QJsonValue::Null}, {"position", 0}},
            QJsonObject{{"service_id", child}, {"parent_id", parent}, {"position", 1}}};
        const Answer put = m_api.send("PUT", path, QJsonDocument(wanted).toJson());
        QCOMPARE(put.status, 200);
        QCOMPARE(put.array(), wanted);
        QCOMPARE(m_api.get(path).array(), wanted);
        QCOMPARE(m_api.get(page.header("location")).json().value("services").toArray(), wanted);
    }

    void listsByPage()
    {
        for (int i = 0; i < 5; ++i)
            makeService(QStringLiteral("Paged %1").arg(i));
        const QJsonArray all = m_api.get("/api/v1/services?limit=500").items();
        QJsonArray collected;
        QByteArray target = "/api/v1/services?limit=2";
        for (int pages = 0; pages < 100; ++pages) {
            const Answer answer = m_api.get(target);
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.items().size() <= 2);
            for (const QJsonValue &item : answer.items())
                collected.append(item);
            const QJsonValue next = answer.json().value("next_cursor");
            if (next.isNull())
                break;
            target = "/api/v1/services?limit=2&cursor=" + next.toString().toLatin1();
        }
        QCOMPARE(collected, all);
        QVERIFY(all.size() >= 5);
    }

    void tellsWhatConflicts()
    {
        const QByteArray one = "/api/v1/services/" + makeService("Both").toLatin1();
        const qint64 seen = m_api.get(one).json().value("revision").toInteger();
        QCOMPARE(m_api.patch(one, {{"name", "Theirs"}, {"revision", seen}}).status, 200);
        const Answer other = m_api.patch(one, {{"description", "Merges"}, {"revision", seen}});
        QCOMPARE(other.status, 200);
        QCOMPARE(other.text("name"), "Theirs");
        const Answer mine = m_api.patch(one, {{"name", "Mine"}, {"revision", seen}});
        QCOMPARE(mine.status, 409);
        QCOMPARE(mine.text("code"), "conflict");
        const QJsonObject conflict = mine.json().value("conflicts").toArray().at(0).toObject();
        QCOMPARE(conflict,
                 (QJsonObject{{"field", "name"}, {"mine", "Mine"}, {"theirs", "Theirs"}}));
        QCOMPARE(m_api.get(one).text("name"), "Theirs");
    }

    void repeatsByIdempotencyKey()
    {
        const HttpClient::Headers key{
            {"Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}};
        const Answer first = m_api.post("/api/v1/services", {{"name", "Once"}}, key);
        const Answer again = m_api.post("/api/v1/services", {{"name", "Once"}}, key);
        QCOMPARE(first.status, 201);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.json(), first.json());
        const Answer reused = m_api.post("/api/v1/services", {{"name", "Twice"}}, key);
        QCOMPARE(reused.status, 422);
        QCOMPARE(reused.text("code"), "command_reused");
    }

    void letsTokensInAndOut()
    {
        const Answer made = m_api.post("/api/v1/tokens", {{"name", "ci"}, {"scope", "viewer"}});
        QCOMPARE(made.status, 201);
        const QString secret = made.text("secret");
        const HttpClient viewer = m_api.withToken(secret);
        QCOMPARE(viewer.get("/api/v1/services").status, 200);
        QCOMPARE(viewer.post("/api/v1/services", {{"name", "No"}}).status, 403);
        QCOMPARE(viewer.get("/api/v1/tokens").status, 403);
        QCOMPARE(viewer
                     .post("/api/v1/commands",
                           {{"id", QUuid::createUuid().toString(QUuid::WithoutBraces)},
                            {"type", "service.create"},
                            {"payload", QJsonObject{{"name", "No"}}}})
                     .status,
                 403);
        QVERIFY(!m_api.get("/api/v1/tokens").body.contains(secret.toLatin1()));
        QVERIFY(!m_api.get("/api/v1/audit?limit=500").body.contains(secret.toLatin1()));
        const QByteArray one =
            "/api/v1/tokens/" +
            made.json().value("token").toObject().value("id").toString().toLatin1();
        QCOMPARE(m_api.remove(one).status, 204);
        QCOMPARE(viewer.get("/api/v1/services").status, 401);
    }

    void takesRightsAwayWithTheRole()
    {
        const Answer member = m_api.post(
            "/api/v1/members", {{"name", "Bob"}, {"email", "bob@example.org"}, {"role", "editor"}});
        const Answer token =
            m_api.post("/api/v1/tokens",
                       {{"name", "bob's"}, {"scope", "editor"}, {"member_id", member.text("id")}});
        const HttpClient bob = m_api.withToken(token.text("secret"));
        QCOMPARE(bob.post("/api/v1/services", {{"name", "By Bob"}}).status, 201);
        QCOMPARE(m_api.patch(member.header("location"), {{"role", "viewer"}}).status, 200);
        QCOMPARE(bob.post("/api/v1/services", {{"name", "By Bob again"}}).status, 403);
        QCOMPARE(m_api.remove(member.header("location")).status, 204);
        QCOMPARE(bob.get("/api/v1/services").status, 401);
    }

    void takesCommandsAndTellsChanges()
    {
        EventFollower follower(m_server.url(), "/api/v1/events", m_server.token());
        QCOMPARE(follower.status(), 200);
        const auto begin = follower.next("change");
        QVERIFY(begin);
        const qint64 since = begin->value("sequence").toInteger();
        const QJsonObject command{{"id", QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                  {"type", "service.create"},
                                  {"payload", QJsonObject{{"name", "Commanded"}}}};
        const Answer receipt = m_api.post("/api/v1/commands", command);
        QCOMPARE(receipt.status, 200);
        QCOMPARE(m_api.post("/api/v1/commands", command).json().value("id"),
                 receipt.json().value("id"));
        const auto event = follower.next("change");
        QVERIFY(event);
        QCOMPARE(event->value("sequence").toInteger(),
                 receipt.json().value("sequence").toInteger());

        const QJsonObject changes =
            m_api.get("/api/v1/changes?since=" + QByteArray::number(since)).json();
        QCOMPARE(changes.value("reset").toBool(), false);
        const QJsonArray rows = changes.value("rows").toArray();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.at(0).toObject().value("data").toObject().value("name").toString(),
                 "Commanded");
        const Answer elsewhere = m_api.post(
            "/api/v1/commands", command,
            {{"Signalbox-Workspace", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}});
        QCOMPARE(elsewhere.status, 412);
    }

    void sendsTheWholeWorkspaceInPages()
    {
        QSet<QString> seen;
        QByteArray target = "/api/v1/changes?since=0&limit=2";
        for (int pages = 0; pages < 200; ++pages) {
            const QJsonObject batch = m_api.get(target).json();
            QCOMPARE(batch.value("reset").toBool(), pages == 0);
            for (const QJsonValue &row : batch.value("rows").toArray())
                seen.insert(row.toObject().value("id").toString());
            if (!batch.value("more").toBool())
                break;
            target = "/api/v1/changes?limit=2&snapshot=true&since=" +
                     QByteArray::number(batch.value("next").toInteger());
        }
        for (const QJsonValue &service : m_api.get("/api/v1/services?limit=500").items())
            QVERIFY(seen.contains(service.toObject().value("id").toString()));
    }

    void keepsSettingsAndAudit()
    {
        QCOMPARE(m_api.patch("/api/v1/settings", {{"undo_window_s", 30}}).status, 200);
        QCOMPARE(m_api.get("/api/v1/settings").json().value("undo_window_s").toInt(), 30);
        const Answer audit = m_api.get("/api/v1/audit?limit=1");
        const QJsonObject entry = audit.items().at(0).toObject();
        QCOMPARE(entry.value("command_type").toString(), "settings.edit");
        QCOMPARE(entry.value("origin").toString(), "127.0.0.1");
        const QByteArray next = audit.text("next_cursor").toLatin1();
        const QJsonObject older =
            m_api.get("/api/v1/audit?limit=1&cursor=" + next).items().at(0).toObject();
        QVERIFY(older.value("id") != entry.value("id"));
    }

    void describesItself()
    {
        const QJsonObject document = m_api.get("/api/v1/openapi.json").json();
        const QJsonObject paths = document.value("paths").toObject();
        const QJsonObject schemas =
            document.value("components").toObject().value("schemas").toObject();
        int operations = 0;
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            const QJsonObject item = path->toObject();
            for (auto entry = item.begin(); entry != item.end(); ++entry, ++operations) {
                const QByteArray target =
                    path.key().toLatin1().replace("{id}", missing).replace("{update}", missing);
                if (target.endsWith("/events"))
                    continue;
                // There is such a route: it asks for its body, or finds nothing by that id.
                const Answer answer = m_api.send(entry.key().toUpper().toLatin1(), target);
                QVERIFY2(answer.status != 405 && answer.status < 500, target.constData());
                QVERIFY2(answer.status != 404 || target.contains(missing), target.constData());
            }
        }
        QCOMPARE(operations, int(apiRoutes().size()) + 1);
        const QByteArray text = QJsonDocument(document).toJson();
        qsizetype at = 0;
        while ((at = text.indexOf("#/components/schemas/", at)) >= 0) {
            at += 21;
            const QString name = QString::fromLatin1(text.sliced(at, text.indexOf('"', at) - at));
            QVERIFY2(schemas.contains(name), qPrintable(name));
        }
    }

private:
    QString makeService(const QString &name)
    {
        return m_api.post("/api/v1/services", {{"name", name}}).text("id");
    }

    static constexpr char missing[] = "01900000-0000-7000-8000-00000000dead";
    RunningServer m_server;
    HttpClient m_api;
};

QTEST_GUILESS_MAIN(TestApi)
#include "test_api.moc"
