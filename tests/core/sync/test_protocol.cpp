// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/backoff.h"
#include "core/sync/protocol.h"

#include <QtTest>

using namespace signalbox;
using namespace std::chrono_literals;

namespace {

QJsonObject object(const char *text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        qFatal("%s: %s", qPrintable(error.errorString()), text);
    return document.object();
}

QJsonObject batchWith(const char *key, const QJsonValue &value)
{
    QJsonObject json = object(R"({"workspace":"0192d4f0-0000-7000-8000-000000000001","sequence":12,
        "next":9,"more":true,"reset":false,"rows":[{"kind":"service",
        "id":"0192d4f0-0000-7000-8000-000000000002","sequence":9,"revision":9,
        "field_revisions":{"name":9},"data":null}]})");
    json.insert(QString::fromLatin1(key), value);
    return json;
}

} // namespace

class TestProtocol : public QObject
{
    Q_OBJECT

private slots:
    void batchGoesThereAndBack()
    {
        ChangeBatch batch;
        batch.since = 3;
        batch.workspace = QUuid::createUuid();
        batch.sequence = 12;
        batch.next = 9;
        batch.more = true;
        batch.rows = {{EntityKind::Service, QUuid::createUuid(), 8, 8, object(R"({"name":8})"),
                       object(R"({"name":"Web"})")},
                      {EntityKind::IncidentUpdate, QUuid::createUuid(), 9, 9, {}, std::nullopt}};
        const auto back = changeBatchFromJson(toJson(batch), 3);
        QVERIFY(back);
        QCOMPARE(*back, batch);
    }

    void batchOfNonsenseIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("empty") << QJsonObject() << QStringLiteral("workspace");
        QTest::newRow("workspace") << batchWith("workspace", 5) << QStringLiteral("workspace");
        QTest::newRow("negative") << batchWith("sequence", -1) << QStringLiteral("sequence");
        QTest::newRow("broken number") << batchWith("next", 1.5) << QStringLiteral("next");
        QTest::newRow("huge number") << batchWith("next", 1e300) << QStringLiteral("next");
        QTest::newRow("more") << batchWith("more", QStringLiteral("yes")) << QStringLiteral("more");
        QTest::newRow("reset") << batchWith("reset", QJsonValue()) << QStringLiteral("reset");
        QTest::newRow("no rows") << batchWith("rows", QJsonValue()) << QStringLiteral("rows");
        QTest::newRow("rows of numbers")
            << batchWith("rows", QJsonArray{1, 2}) << QStringLiteral("rows");
        QTest::newRow("row without id")
            << batchWith("rows", QJsonArray{object(
                                     R"({"kind":"page","sequence":1,"revision":1,"data":null})")})
            << QStringLiteral("rows[0].id");
        QTest::newRow("data is text")
            << batchWith("rows", QJsonArray{object(R"({"kind":"page","sequence":1,"revision":1,
                   "id":"0192d4f0-0000-7000-8000-000000000002","data":"x"})")})
            << QStringLiteral("rows[0].data");
    }

    void batchOfNonsenseIsRefused()
    {
        QFETCH(const QJsonObject, json);
        QFETCH(const QString, field);
        const auto batch = changeBatchFromJson(json, 0);
        QVERIFY(!batch);
        QCOMPARE(batch.error().code, ErrorCode::MalformedInput);
        QCOMPARE(batch.error().field, field);
    }

    void kindsOfANewerServerAreLeftOut()
    {
        QJsonObject json = batchWith("more", false);
        QJsonArray rows = json.value(QStringLiteral("rows")).toArray();
        rows.append(object(R"({"kind":"hologram","anything":1})"));
        json.insert(QStringLiteral("rows"), rows);
        const auto batch = changeBatchFromJson(json, 0);
        QVERIFY(batch);
        QCOMPARE(batch->rows.size(), size_t(1));
    }

    void problems()
    {
        const auto error = problemFromJson(R"({"type":"about:blank","title":"Conflict","status":409,
            "code":"conflict","detail":"Changed meanwhile","field":"name","revision":7,
            "conflicts":[{"field":"name","mine":"a","theirs":"b"}]})");
        QVERIFY(error);
        QCOMPARE(error->code, ErrorCode::Conflict);
        QCOMPARE(error->field, QStringLiteral("name"));
        QCOMPARE(error->extra.value(QStringLiteral("revision")).toInt(), 7);
        QCOMPARE(error->extra.value(QStringLiteral("conflicts")).toArray().size(), 1);
    }

    void aProxysPageIsNoProblemDocument_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("page") << QByteArray("<html>404</html>");
        QTest::newRow("other JSON") << QByteArray(R"({"error":"not found"})");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no status") << QByteArray(R"({"code":"not_found"})");
    }

    void aProxysPageIsNoProblemDocument()
    {
        QFETCH(const QByteArray, body);
        QVERIFY(!problemFromJson(body));
    }

    void backoffDoublesWithinItsBounds()
    {
        Backoff backoff(200ms, 1000ms);
        QCOMPARE(backoff.next(0), 100ms);
        QCOMPARE(backoff.next(0.5), 300ms);
        QCOMPARE(backoff.next(0.999), 799ms);
        QCOMPARE(backoff.next(0), 500ms);
        QVERIFY(backoff.next(0.9999) <= 1000ms);
        backoff.reset();
        QCOMPARE(backoff.next(0), 100ms);
    }
};

QTEST_GUILESS_MAIN(TestProtocol)
#include "test_protocol.moc"
