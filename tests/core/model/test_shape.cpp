// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/workspace.h"

#include <QJsonDocument>
#include <QtTest>

using namespace signalbox;

class TestShape : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void roundTrip();
    void errorsNameThePath_data();
    void errorsNameThePath();
    void accessIsAsked();
    void changedFieldsAreNamed();
    void workspaceTakesAndForgets();
};

namespace {

QJsonObject parse(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

Incident sampleIncident()
{
    Incident incident;
    incident.id = IncidentId(makeUuid(fromMillis(1'795'420'800'000)));
    incident.title = Title::parse(u"Card payments fail").value();
    incident.typeId = majorType().id;
    incident.startedAt = fromMillis(1'795'420'800'123);
    incident.services = {{ServiceId(makeUuid(incident.startedAt)), ServiceStatus::PartialOutage}};
    return incident;
}

} // namespace

void TestShape::roundTrip()
{
    const Incident incident = sampleIncident();
    QCOMPARE(fromJson<Incident>(toJson(incident)).value(), incident);
    const QJsonObject json = toJson(incident);
    QCOMPARE(json[QLatin1String("started_at")].toString(), QStringLiteral("2026-11-23T08:00:00.123Z"));
    QVERIFY(json[QLatin1String("ended_at")].isNull());
}

void TestShape::errorsNameThePath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::newRow("not a string") << QByteArray(R"({"title": 5})") << QStringLiteral("title");
    QTest::newRow("empty") << QByteArray(R"({"title": ""})") << QStringLiteral("title");
    QTest::newRow("unknown") << QByteArray(R"({"titel": "x"})") << QStringLiteral("titel");
    QTest::newRow("bad time") << QByteArray(R"({"started_at": "soon"})") << QStringLiteral("started_at");
    QTest::newRow("not a list") << QByteArray(R"({"services": {}})") << QStringLiteral("services");
    QTest::newRow("bad entry") << QByteArray(R"({"services": [3]})") << QStringLiteral("services[0]");
    QTest::newRow("bad enum in a list")
        << QByteArray(R"({"services": [{"service_id": "01900000-0000-7000-8000-000000000001", "impact": "bad"}]})")
        << QStringLiteral("services[0].impact");
    QTest::newRow("bad id") << QByteArray(R"({"type_id": "minor"})") << QStringLiteral("type_id");
}

void TestShape::errorsNameThePath()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, field);
    const Result<Incident> incident = fromJson<Incident>(parse(json));
    QVERIFY(!incident);
    QCOMPARE(incident.error().field, field);
    QVERIFY(!incident.error().detail.isEmpty());
}

void TestShape::accessIsAsked()
{
    Incident incident = sampleIncident();
    const auto editable = [](Access access) { return access == Access::Edit; };
    QVERIFY(readFields(incident, parse(R"({"title": "New"})"), editable));
    QCOMPARE(incident.title.toString(), QStringLiteral("New"));
    const Result<void> refused = readFields(incident, parse(R"({"status": "resolved"})"), editable);
    QVERIFY(!refused);
    QCOMPARE(refused.error().field, QStringLiteral("status"));
    QCOMPARE(incident.status, IncidentStatus::Investigating);
}

void TestShape::changedFieldsAreNamed()
{
    const Incident before = sampleIncident();
    Incident after = before;
    after.title = Title::parse(u"Other").value();
    after.services.clear();
    QCOMPARE(changedFields(before, after), (QStringList{QStringLiteral("title"), QStringLiteral("services")}));
    QCOMPARE(changedFields(before, before), QStringList());
}

void TestShape::workspaceTakesAndForgets()
{
    Workspace workspace;
    const Incident incident = sampleIncident();
    QVERIFY(workspace.put(EntityKind::Incident, toJson(incident)));
    QCOMPARE(workspace.incidents.value(incident.id), incident);

    IncidentUpdate late;
    late.id = IncidentUpdateId(makeUuid(incident.startedAt));
    late.incidentId = incident.id;
    late.postedAt = incident.startedAt + std::chrono::minutes(10);
    IncidentUpdate early = late;
    early.id = IncidentUpdateId(makeUuid(incident.startedAt));
    early.postedAt = incident.startedAt;
    workspace.put(late);
    workspace.put(early);
    QCOMPARE(workspace.updates[incident.id].front().id, early.id);
    early.postedAt = late.postedAt + std::chrono::minutes(1); // moved: is found and re-ordered
    workspace.put(early);
    QCOMPARE(workspace.updates[incident.id].size(), size_t(2));
    QCOMPARE(workspace.updates[incident.id].back().id, early.id);

    workspace.remove(EntityKind::IncidentUpdate, late.id.uuid());
    QCOMPARE(workspace.updates[incident.id].size(), size_t(1));
    workspace.remove(EntityKind::Incident, incident.id.uuid());
    QVERIFY(workspace.incidents.isEmpty());
    QVERIFY(workspace.updates.isEmpty());
}

QTEST_GUILESS_MAIN(TestShape)
#include "test_shape.moc"
