// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/changelog.h"
#include "tests/support/commandbench.h"

using namespace signalbox;
using namespace signalbox::test;

/// Every way in which a payload can be wrong: the error names the field and nothing changes.
class TestBadPayloads : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void isRefused_data();
    void isRefused();
    void sizesAreLimited();

private:
    CommandBench m_bench;
    QHash<QString, QString> m_ids; ///< placeholder → id
};

void TestBadPayloads::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    SB_VERIFY(m_bench.make(QStringLiteral("sqlite")));
    m_ids[QStringLiteral("@api")] = m_bench.service("API");
    m_ids[QStringLiteral("@child")] = m_bench.must("service.create", json(R"({"name": "Child", "parent_id": "%1"})", {m_ids[QStringLiteral("@api")]}));
    m_ids[QStringLiteral("@web")] = m_bench.service("Web");
    m_ids[QStringLiteral("@page")] = m_bench.must("page.create", json(R"({"name": "Main", "slug": "main", "domains": ["status.example.com"]})"));
    m_ids[QStringLiteral("@second")] = m_bench.must("page.create", json(R"({"name": "Second", "slug": "second"})"));
    m_ids[QStringLiteral("@type")] = m_bench.must("incident_type.create", json(R"({"name": "Security", "slug": "security"})"));
    m_ids[QStringLiteral("@minor")] = minorType().id.toString();
    m_ids[QStringLiteral("@incident")] = m_bench.must("incident.report", json(
        R"({"title": "Down", "type": "security", "services": [{"service_id": "%1"}], "started_at": "2026-11-23T07:00:00Z",
            "update": {"status": "investigating", "body": "Looking", "posted_at": "2026-11-23T07:30:00Z"}})", {m_ids[QStringLiteral("@web")]}));
    m_ids[QStringLiteral("@update")] = m_bench.workspace().updates.begin()->front().id.toString();
    m_ids[QStringLiteral("@owner")] = m_bench.must("member.add", json(R"({"name": "Ada", "email": "ada@example.com", "role": "owner"})"));
    m_ids[QStringLiteral("@none")] = QStringLiteral("01900000-0000-7000-8000-00000000ffff");
}

void TestBadPayloads::isRefused_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("payload");
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("code");
    const auto row = [](const char *type, const char *payload, const char *field, ErrorCode code = ErrorCode::InvalidValue) {
        QTest::addRow("%s %s", type, payload) << QString::fromLatin1(type) << QString::fromUtf8(payload) << QString::fromLatin1(field) << int(code);
    };
    row("service.create", R"({})", "name");
    row("service.create", R"({"name": ""})", "name");
    row("service.create", R"({"name": 5})", "name");
    row("service.create", R"({"name": null})", "name");
    row("service.create", R"({"name": "a\nb"})", "name");
    row("service.create", R"({"name": "x", "id": "no"})", "id");
    row("service.create", R"({"name": "x", "id": "@api"})", "id");
    row("service.create", R"({"name": "x", "colour": "red"})", "colour");
    row("service.create", R"({"name": "x", "created_at": "2026-01-01T00:00:00Z"})", "created_at");
    row("service.create", R"({"name": "x", "parent_id": "@none"})", "parent_id");
    row("service.create", R"({"name": "x", "position": 1.5})", "position");
    row("service.create", R"({"name": "x", "position": 1e12})", "position");
    row("service.create", R"({"name": "x", "manual_status": "broken"})", "manual_status");
    row("service.edit", R"({})", "id");
    row("service.edit", R"({"id": "@none", "name": "x"})", "id", ErrorCode::NotFound);
    row("service.edit", R"({"id": "@page", "name": "x"})", "id", ErrorCode::NotFound);
    row("service.edit", R"({"id": "@api", "name": ""})", "name");
    row("service.edit", R"({"id": "@api", "parent_id": "@api"})", "parent_id");
    row("service.edit", R"({"id": "@api", "parent_id": "@child"})", "parent_id");
    row("service.edit", R"({"id": "@api", "created_at": "2026-01-01T00:00:00Z"})", "created_at");
    row("service.delete", R"({"id": "@api"})", "id", ErrorCode::InUse);
    row("service.delete", R"({"id": "@web"})", "id", ErrorCode::InUse);
    row("service.delete", R"({"id": "@none"})", "id", ErrorCode::NotFound);
    row("service.delete", R"({"id": "@child", "force": true})", "force");

    row("page.create", R"({"slug": "x"})", "name");
    row("page.create", R"({"name": "x"})", "slug");
    row("page.create", R"({"name": "x", "slug": "Not A Slug"})", "slug");
    row("page.create", R"({"name": "x", "slug": "main"})", "slug");
    row("page.create", R"({"name": "x", "slug": "x", "domains": ["status.example.com"]})", "domains[0]");
    row("page.create", R"({"name": "x", "slug": "x", "domains": ["a.example", "A.EXAMPLE"]})", "domains[1]");
    row("page.create", R"({"name": "x", "slug": "x", "domains": ["not a host"]})", "domains[0]");
    row("page.create", R"({"name": "x", "slug": "x", "domains": "a.example"})", "domains");
    row("page.create", R"({"name": "x", "slug": "x", "languages": ["en", "en"]})", "languages[1]");
    row("page.create", R"({"name": "x", "slug": "x", "languages": ["1"]})", "languages[0]");
    row("page.create", R"({"name": "x", "slug": "x", "time_zone": "Mars/Olympus"})", "time_zone");
    row("page.create", R"({"name": "x", "slug": "x", "history_days": 45})", "history_days");
    row("page.create", R"({"name": "x", "slug": "x", "brand": "red"})", "brand");
    row("page.create", R"({"name": "x", "slug": "x", "website": "javascript:x"})", "website");
    row("page.edit", R"({"id": "@page", "is_default": false})", "is_default");
    row("page.edit", R"({"id": "@second", "slug": "main"})", "slug");
    row("page.edit", R"({"id": "@none", "slug": "x"})", "id", ErrorCode::NotFound);
    row("page.arrange", R"({"id": "@page"})", "services");
    row("page.arrange", R"({"services": []})", "id");
    row("page.arrange", R"({"id": "@page", "services": [], "name": "x"})", "name");
    row("page.arrange", R"({"id": "@page", "services": [5]})", "services[0]");
    row("page.arrange", R"({"id": "@page", "services": [{"service_id": "@none"}]})", "services[0].service_id");
    row("page.arrange", R"({"id": "@page", "services": [{"service_id": "@api"}, {"service_id": "@api"}]})", "services[1].service_id");
    row("page.arrange", R"({"id": "@page", "services": [{"service_id": "@api", "parent_id": "@web"}]})", "services[0].parent_id");
    row("page.arrange", R"({"id": "@page", "services": [{"service_id": "@api", "parent_id": "@web"}, {"service_id": "@web", "parent_id": "@api"}]})", "services[0].parent_id");
    row("page.arrange", R"({"id": "@page", "services": [{"position": 1}]})", "services[0].service_id");
    row("page.arrange", R"({"id": "@page", "services": [{"service_id": "@api", "x": 1}]})", "services[0].x");
    row("page.delete", R"({"id": "@page"})", "default_id", ErrorCode::InUse);
    row("page.delete", R"({"id": "@page", "default_id": "@page"})", "default_id");
    row("page.delete", R"({"id": "@page", "default_id": "@none"})", "default_id");

    row("incident_type.create", R"({"name": "x"})", "slug");
    row("incident_type.create", R"({"name": "x", "slug": "minor"})", "slug");
    row("incident_type.create", R"({"name": "x", "slug": "x", "built_in": true})", "built_in");
    row("incident_type.create", R"({"name": "x", "slug": "x", "default_impact": "bad"})", "default_impact");
    row("incident_type.edit", R"({"id": "@minor", "slug": "small"})", "slug");
    row("incident_type.edit", R"({"id": "@minor", "name": "Small"})", "name");
    row("incident_type.delete", R"({"id": "@minor"})", "id", ErrorCode::InUse);
    row("incident_type.delete", R"({"id": "@type"})", "id", ErrorCode::InUse);

    row("incident.report", R"({"type": "minor", "services": [], "update": {"status": "investigating", "body": ""}})", "title");
    row("incident.report", R"({"title": "x", "services": [], "update": {"status": "investigating", "body": ""}})", "type");
    row("incident.report", R"({"title": "x", "type": "none", "services": [], "update": {"status": "investigating", "body": ""}})", "type");
    row("incident.report", R"({"title": "x", "type": 5, "services": [], "update": {"status": "investigating", "body": ""}})", "type");
    row("incident.report", R"({"title": "x", "type_id": "@none", "services": [], "update": {"status": "investigating", "body": ""}})", "type_id");
    row("incident.report", R"({"title": "x", "type": "minor", "type_id": "@minor", "services": [], "update": {"status": "investigating", "body": ""}})", "type");
    row("incident.report", R"({"title": "x", "type": "minor", "update": {"status": "investigating", "body": ""}})", "services");
    row("incident.report", R"({"title": "x", "type": "minor", "services": {}, "update": {"status": "investigating", "body": ""}})", "services");
    row("incident.report", R"({"title": "x", "type": "minor", "services": ["@api"], "update": {"status": "investigating", "body": ""}})", "services[0]");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [{"service_id": "@none"}], "update": {"status": "investigating", "body": ""}})", "services[0].service_id");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [{"service_id": "@api"}, {"service_id": "@api"}], "update": {"status": "investigating", "body": ""}})", "services[1].service_id");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [{"service_id": "@api", "impact": "bad"}], "update": {"status": "investigating", "body": ""}})", "services[0].impact");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "started_at": "2030-01-01T00:00:00Z", "update": {"status": "investigating", "body": ""}})", "started_at");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "started_at": "yesterday", "update": {"status": "investigating", "body": ""}})", "started_at");
    row("incident.report", R"({"title": "x", "type": "minor", "services": []})", "update");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "update": []})", "update");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "update": {"body": ""}})", "update.status");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "update": {"status": "investigating"}})", "update.body");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "update": {"status": "fine", "body": ""}})", "update.status");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "update": {"status": "postmortem", "body": ""}})", "update.status");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "update": {"status": "investigating", "body": "", "author": "me"}})", "update.author");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "update": {"status": "investigating", "body": "", "posted_at": "2026-11-23T00:00:00Z"}})", "update.posted_at");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "update": {"id": "@update", "status": "investigating", "body": ""}})", "update.id");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "notify": "yes", "update": {"status": "investigating", "body": ""}})", "notify");
    row("incident.report", R"({"title": "x", "type": "minor", "services": [], "status": "resolved", "update": {"status": "investigating", "body": ""}})", "status");
    row("incident.report", R"({"id": "@incident", "title": "x", "type": "minor", "services": [], "update": {"status": "investigating", "body": ""}})", "id");
    row("incident.edit", R"({"id": "@incident", "title": ""})", "title");
    row("incident.edit", R"({"id": "@incident", "status": "resolved"})", "status");
    row("incident.edit", R"({"id": "@incident", "started_at": "2026-11-23T07:45:00Z"})", "started_at");
    row("incident.edit", R"({"id": "@incident", "type_id": "@none"})", "type_id");
    row("incident.edit", R"({"id": "@incident", "type": "none"})", "type");
    row("incident.edit", R"({"id": "@incident", "services": [{"service_id": "@none"}]})", "services[0].service_id");
    row("incident.edit", R"({"id": "@none", "title": "x"})", "id", ErrorCode::NotFound);
    row("incident.delete", R"({"id": "@none"})", "id", ErrorCode::NotFound);
    row("incident.post_update", R"({"status": "monitoring", "body": ""})", "incident_id");
    row("incident.post_update", R"({"incident_id": "@none", "status": "monitoring", "body": ""})", "incident_id", ErrorCode::NotFound);
    row("incident.post_update", R"({"incident_id": "@incident", "body": ""})", "status");
    row("incident.post_update", R"({"incident_id": "@incident", "status": "monitoring"})", "body");
    row("incident.post_update", R"({"incident_id": "@incident", "status": "postmortem", "body": ""})", "status");
    row("incident.post_update", R"({"incident_id": "@incident", "status": "resolved", "body": "", "posted_at": "2026-11-23T06:00:00Z"})", "posted_at");
    row("incident.post_update", R"({"incident_id": "@incident", "status": "resolved", "body": "", "posted_at": "2031-11-23T06:00:00Z"})", "posted_at");
    row("incident.post_update", R"({"incident_id": "@incident", "status": "monitoring", "body": "", "services": [{"service_id": "@none"}]})", "services[0].service_id");
    row("incident.post_update", R"({"incident_id": "@incident", "status": "monitoring", "body": "", "edited_at": null})", "edited_at");
    row("incident.post_update", R"({"incident_id": "@incident", "status": "monitoring", "body": "", "id": "@update"})", "id");
    row("incident.edit_update", R"({"id": "@update", "incident_id": "@none"})", "incident_id");
    row("incident.edit_update", R"({"id": "@update", "notify": true})", "notify");
    row("incident.edit_update", R"({"id": "@update", "status": "postmortem"})", "status");
    row("incident.edit_update", R"({"id": "@update", "posted_at": "2026-11-23T06:00:00Z"})", "posted_at");
    row("incident.delete_update", R"({"id": "@update"})", "id", ErrorCode::InUse);
    row("incident.delete_update", R"({"id": "@none"})", "id", ErrorCode::NotFound);

    row("member.add", R"({"email": "x@example.com"})", "name");
    row("member.add", R"({"name": "x"})", "email");
    row("member.add", R"({"name": "x", "email": "nobody"})", "email");
    row("member.add", R"({"name": "x", "email": "ADA@example.com"})", "email");
    row("member.add", R"({"name": "x", "email": "x@example.com", "role": "king"})", "role");
    row("member.edit", R"({"id": "@owner", "role": "admin"})", "role", ErrorCode::InUse);
    row("member.remove", R"({"id": "@owner"})", "id", ErrorCode::InUse);
    row("token.create", R"({"name": "ci", "scope": "admin"})", "secret_hash");
    row("token.create", R"({"name": "ci", "scope": "admin", "secret_hash": "abc"})", "secret_hash");
    row("token.create", R"({"name": "ci", "scope": "admin", "secret_hash": "ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD"})", "secret_hash");
    row("token.create", R"({"scope": "admin", "secret_hash": "abcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcd"})", "name");
    row("token.create", R"({"name": "ci", "secret_hash": "abcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcd"})", "scope");
    row("token.create", R"({"name": "ci", "scope": "god", "secret_hash": "abcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcd"})", "scope");
    row("token.create", R"({"name": "ci", "scope": "admin", "member_id": "@none", "secret_hash": "abcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcd"})", "member_id");
    row("token.create", R"({"name": "ci", "scope": "admin", "expires_at": "2020-01-01T00:00:00Z", "secret_hash": "abcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcd"})", "expires_at");
    row("token.revoke", R"({"id": "@none"})", "id", ErrorCode::NotFound);
    row("settings.edit", R"({"undo_window_s": -1})", "undo_window_s");
    row("settings.edit", R"({"undo_window_s": 1e9})", "undo_window_s");
    row("settings.edit", R"({"base_url": "ftp://x"})", "base_url");
    row("settings.edit", R"({"colour": "red"})", "colour");
}

void TestBadPayloads::isRefused()
{
    QFETCH(QString, type);
    QFETCH(QString, payload);
    QFETCH(QString, field);
    QFETCH(int, code);
    for (auto it = m_ids.cbegin(); it != m_ids.cend(); ++it)
        payload.replace(it.key() + u'"', it.value() + u'"');
    const QJsonDocument document = QJsonDocument::fromJson(payload.toUtf8());
    QVERIFY(document.isObject());
    const qint64 before = latestSequence(*m_bench.database).value();
    const Result<Outcome> outcome = m_bench.run(qPrintable(type), document.object());
    QVERIFY2(!outcome, "succeeded");
    QVERIFY2(int(outcome.error().code) == code, whyBytes(outcome).constData());
    QCOMPARE(outcome.error().field, field);
    QVERIFY(!outcome.error().detail.isEmpty());
    QCOMPARE(latestSequence(*m_bench.database).value(), before);
}

void TestBadPayloads::sizesAreLimited()
{
    const QString long1 = QString(201, u'x');
    Result<Outcome> outcome = m_bench.run("service.create", {{QStringLiteral("name"), long1}});
    SB_FAILS(outcome, ErrorCode::TooLarge);
    QCOMPARE(outcome.error().field, QStringLiteral("name"));
    QJsonObject update = json(R"({"incident_id": "%1", "status": "monitoring"})", {m_ids[QStringLiteral("@incident")]});
    update.insert(QStringLiteral("body"), QString(50'001, u'x'));
    outcome = m_bench.run("incident.post_update", update);
    SB_FAILS(outcome, ErrorCode::TooLarge);
    QCOMPARE(outcome.error().field, QStringLiteral("body"));
    QJsonArray many;
    for (int i = 0; i < 10'001; ++i)
        many.append(QJsonObject());
    outcome = m_bench.run("page.arrange", {{QStringLiteral("id"), m_ids[QStringLiteral("@page")]}, {QStringLiteral("services"), many}});
    SB_FAILS(outcome, ErrorCode::TooLarge);
    QCOMPARE(outcome.error().field, QStringLiteral("services"));
}

QTEST_GUILESS_MAIN(TestBadPayloads)
#include "test_badpayloads.moc"
