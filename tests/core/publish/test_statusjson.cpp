// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/statusjson.h"
#include "tests/support/workspacebuilder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::publish;
using namespace std::chrono_literals;
using enum ServiceStatus;
using test::WorkspaceBuilder;

class TestStatusJson : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void fieldsAreThoseOfStatuspage_data();
    void fieldsAreThoseOfStatuspage();
    void pageAndStatus();
    void componentsFormGroups();
    void incidentTellsItsStory();
    void listsHoldWhatTheyShould();
    void onlyThePagesOwn();

private:
    QJsonObject document(const char *path) const
    {
        return QJsonDocument::fromJson(m_bodies.at(path)).object();
    }

    const Timestamp m_now = fromMillis(1'795'444'200'000);
    WorkspaceBuilder m_builder;
    ServiceId m_api, m_orders, m_internal;
    IncidentId m_open;
    IncidentUpdateId m_last;
    std::map<QByteArray, QByteArray> m_bodies;
};

namespace {

using L = QLatin1StringView;

QStringList sortedKeys(const QJsonObject &object)
{
    return object.keys(); // QJsonObject keeps them sorted
}

QStringList words(const char *text)
{
    QStringList list = QString::fromLatin1(text).split(QLatin1Char(' '));
    list.sort();
    return list;
}

} // namespace

void TestStatusJson::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_api = m_builder.service(QStringLiteral("API"));
    m_orders = m_builder.service(QStringLiteral("Orders \"<&>\""), m_api);
    m_builder.service(QStringLiteral("Mail"));
    m_builder.page(QStringLiteral("Northwind"), QStringLiteral("northwind"));
    m_internal = m_builder.service(QStringLiteral("Internal"));
    m_open = m_builder.incident(QStringLiteral("Orders fail"), m_now - 2h,
                                {{m_orders, MajorOutage}, {m_internal, MajorOutage}});
    m_builder.update(m_open, IncidentStatus::Investigating, m_now - 110min, QStringLiteral("We look."));
    m_last = m_builder.update(m_open, IncidentStatus::Monitoring, m_now - 90min,
                              QStringLiteral("Better."), {{m_orders, DegradedPerformance}});
    for (int i = 0; i < 60; ++i) {
        const auto id = m_builder.incident(QStringLiteral("Past %1").arg(i), m_now - 24h * (i + 2),
                                           {{m_orders, PartialOutage}}, minorType().id);
        m_builder.update(id, IncidentStatus::Resolved, m_now - 24h * (i + 2) + 30min);
    }
    const PageView view = viewOf(m_builder.workspace, *m_builder.workspace.defaultPage(), m_now);
    m_bodies = statusJson(view, QStringLiteral("https://status.example.com"), QStringLiteral("Sum"));
}

void TestStatusJson::fieldsAreThoseOfStatuspage_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QStringList>("fields");
    const QJsonObject summary = document("/api/v2/summary.json");
    const QJsonObject component = summary[L("components")][1].toObject();
    const QJsonObject group = summary[L("components")][0].toObject();
    const QJsonObject incident = summary[L("incidents")][0].toObject();
    const QJsonObject update = incident[L("incident_updates")][0].toObject();
    const char *componentFields = "id name status created_at updated_at position description showcase "
                                  "start_date group_id page_id group only_show_if_degraded";
    QTest::newRow("summary") << summary
                             << words("page components incidents scheduled_maintenances status");
    QTest::newRow("status.json") << document("/api/v2/status.json") << words("page status");
    QTest::newRow("components.json") << document("/api/v2/components.json") << words("page components");
    QTest::newRow("incidents.json") << document("/api/v2/incidents.json") << words("page incidents");
    QTest::newRow("unresolved.json") << document("/api/v2/incidents/unresolved.json")
                                     << words("page incidents");
    QTest::newRow("page") << summary[L("page")].toObject() << words("id name url time_zone updated_at");
    QTest::newRow("status") << summary[L("status")].toObject() << words("indicator description");
    QTest::newRow("component") << component << words(componentFields);
    QTest::newRow("group") << group << words(QByteArray(componentFields).append(" components").constData());
    QTest::newRow("incident") << incident
                              << words("id name status created_at updated_at monitoring_at resolved_at impact "
                                       "shortlink started_at page_id incident_updates components "
                                       "reminder_intervals");
    QTest::newRow("update") << update
                            << words("id status body incident_id created_at updated_at display_at "
                                     "affected_components deliver_notifications custom_tweet tweet_id");
    QTest::newRow("affected") << update[L("affected_components")][0].toObject()
                              << words("code name old_status new_status");
}

void TestStatusJson::fieldsAreThoseOfStatuspage()
{
    QFETCH(QJsonObject, object);
    QTEST(sortedKeys(object), "fields");
}

void TestStatusJson::pageAndStatus()
{
    const QJsonObject status = document("/api/v2/status.json");
    const QJsonValue page = status[L("page")];
    QCOMPARE(page[L("url")].toString(), QStringLiteral("https://status.example.com"));
    QCOMPARE(page[L("time_zone")].toString(), QStringLiteral("UTC"));
    QCOMPARE(page[L("updated_at")].toString(), toRfc3339(m_now - 90min));
    QCOMPARE(status[L("status")][L("indicator")].toString(), QStringLiteral("minor"));
    QCOMPARE(status[L("status")][L("description")].toString(), QStringLiteral("Sum"));
}

void TestStatusJson::componentsFormGroups()
{
    const QJsonArray components = document("/api/v2/components.json")[L("components")].toArray();
    QCOMPARE(components.size(), 3);
    const QJsonValue group = components[0];
    QCOMPARE(group[L("group")].toBool(), true);
    QCOMPARE(group[L("status")].toString(), QStringLiteral("degraded_performance"));
    QCOMPARE(group[L("components")].toArray(), QJsonArray{m_orders.toString()});
    QVERIFY(group[L("group_id")].isNull());
    const QJsonValue child = components[1];
    QCOMPARE(child[L("name")].toString(), QStringLiteral("Orders \"<&>\""));
    QCOMPARE(child[L("group")].toBool(true), false);
    QCOMPARE(child[L("group_id")].toString(), m_api.toString());
    QCOMPARE(child[L("position")].toInt(), 1);
    QCOMPARE(child[L("updated_at")].toString(), toRfc3339(m_now - 90min));
    QCOMPARE(components[2][L("position")].toInt(), 2);
    QVERIFY(components[2][L("description")].isNull());
}

void TestStatusJson::incidentTellsItsStory()
{
    const QJsonValue incident = document("/api/v2/incidents/unresolved.json")[L("incidents")][0];
    QCOMPARE(incident[L("id")].toString(), m_open.toString());
    QCOMPARE(incident[L("status")].toString(), QStringLiteral("monitoring"));
    QCOMPARE(incident[L("impact")].toString(), QStringLiteral("critical")); // at its worst
    QCOMPARE(incident[L("started_at")].toString(), toRfc3339(m_now - 2h));
    QCOMPARE(incident[L("monitoring_at")].toString(), toRfc3339(m_now - 90min));
    QVERIFY(incident[L("resolved_at")].isNull());
    QCOMPARE(incident[L("shortlink")].toString(),
             QString(QStringLiteral("https://status.example.com/incidents/") + m_open.toString()));
    QCOMPARE(incident[L("components")].toArray().size(), 1);
    const QJsonArray updates = incident[L("incident_updates")].toArray();
    QCOMPARE(updates.size(), 2);
    QCOMPARE(updates[0][L("id")].toString(), m_last.toString());
    QCOMPARE(updates[0][L("body")].toString(), QStringLiteral("Better."));
    const auto change = [&](int update) {
        const QJsonValue affected = updates[update][L("affected_components")][0];
        return QString(affected[L("old_status")].toString() + QStringLiteral(" > ")
                       + affected[L("new_status")].toString());
    };
    QCOMPARE(change(1), QStringLiteral("operational > major_outage"));
    QCOMPARE(change(0), QStringLiteral("major_outage > degraded_performance"));
}

void TestStatusJson::listsHoldWhatTheyShould()
{
    const QJsonArray all = document("/api/v2/incidents.json")[L("incidents")].toArray();
    QCOMPARE(all.size(), 50);
    QCOMPARE(all[0][L("id")].toString(), m_open.toString());
    QCOMPARE(all[1][L("name")].toString(), QStringLiteral("Past 0"));
    QCOMPARE(all[1][L("impact")].toString(), QStringLiteral("major"));
    QCOMPARE(all[1][L("resolved_at")].toString(), toRfc3339(m_now - 48h + 30min));
    QCOMPARE(document("/api/v2/incidents/unresolved.json")[L("incidents")].toArray().size(), 1);
    QCOMPARE(document("/api/v2/summary.json")[L("incidents")].toArray().size(), 1);
    QVERIFY(document("/api/v2/summary.json")[L("scheduled_maintenances")].isArray());
}

void TestStatusJson::onlyThePagesOwn()
{
    for (const auto &[path, body] : m_bodies) {
        QVERIFY2(!body.contains("Internal"), path.constData());
        QVERIFY2(!body.contains(m_internal.toString().toLatin1()), path.constData());
    }
}

QTEST_GUILESS_MAIN(TestStatusJson)
#include "test_statusjson.moc"
