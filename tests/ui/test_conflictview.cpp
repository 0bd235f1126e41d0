// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/uiworld.h"
#include "ui/conflicts/commandwords.h"
#include "ui/conflicts/conflictview.h"
#include "ui/kit/labels.h"

#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

Service serviceCalled(const Workspace &workspace, const QString &name)
{
    for (const Service &service : workspace.services) {
        if (service.name.toString() == name)
            return service;
    }
    return {};
}

RejectedCommand conflictOn(const Service &service, const Clock &clock)
{
    const Command command{CommandId::make(clock), u"service.edit"_s,
                          {{u"id"_s, service.id.toString()}, {u"name"_s, u"Cart"_s}}, {}, {}};
    return {command, Error{ErrorCode::Conflict, {}, {}, {}},
            {{u"name"_s, u"Cart"_s, u"Basket"_s},
             {u"manual_status"_s, u"partial_outage"_s, u"operational"_s}}};
}

QStringList textsOf(QWidget *widget)
{
    QStringList texts;
    for (const QLabel *label : widget->findChildren<QLabel *>()) {
        if (label->isVisibleTo(widget))
            texts.append(label->text());
    }
    return texts;
}

} // namespace

class TestConflictView : public QObject
{
    Q_OBJECT

private slots:
    void isInTheNavigationOnlyWhileThereIsSomething()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        const auto entry = [&] {
            return test::named<QAbstractButton>(window.get(), u"Refused changes"_s);
        };
        QVERIFY(!entry());
        world.replica.addRejected({});
        QVERIFY(entry());
        world.replica.takeTheirs({});
        QVERIFY(!entry());
    }

    void showsBothVersionsOfEachField()
    {
        test::UiWorld world;
        world.replica.addRejected(
            conflictOn(serviceCalled(world.replica.workspace(), u"Checkout"_s), world.clock));
        const auto window = world.makeWindow();
        window->showView(u"refused"_s);
        const QStringList texts = textsOf(window.get());
        for (const QString &text : {u"Change of service “Checkout”"_s, u"Name"_s, u"Cart"_s,
                                    u"Basket"_s, u"Status"_s, u"Partial outage"_s, u"Operational"_s})
            QVERIFY2(texts.contains(text), qPrintable(text));
    }

    void keepMineSendsItAgain()
    {
        test::UiWorld world;
        const Service service = serviceCalled(world.replica.workspace(), u"Checkout"_s);
        world.replica.addRejected(conflictOn(service, world.clock));
        const auto window = world.makeWindow();
        window->showView(u"refused"_s);
        QTest::mouseClick(test::named<QPushButton>(window.get(), u"Keep mine"_s), Qt::LeftButton);
        QVERIFY(world.replica.rejected().empty());
        QTRY_COMPARE(world.replica.workspace().services.value(service.id).name.toString(),
                     u"Cart"_s);
        QTRY_VERIFY(textsOf(window.get()).contains(
            u"Nothing is left to decide. The server has taken every change."_s));
    }

    void takeTheirsDropsIt()
    {
        test::UiWorld world;
        const Service service = serviceCalled(world.replica.workspace(), u"Checkout"_s);
        world.replica.addRejected(conflictOn(service, world.clock));
        const auto window = world.makeWindow();
        window->showView(u"refused"_s);
        QTest::mouseClick(test::named<QPushButton>(window.get(), u"Take theirs"_s), Qt::LeftButton);
        QVERIFY(world.replica.rejected().empty());
        QVERIFY(world.replica.submittedCommands().empty());
    }

    void otherRefusalsSayWhyAndKeepWhatWasTyped()
    {
        test::UiWorld world;
        const Command command{CommandId::make(world.clock), u"incident.report"_s,
                              {{u"title"_s, u"It burns"_s},
                               {u"update"_s, QJsonObject{{u"body"_s, u"Smoke everywhere"_s}}}},
                              {}, {}};
        world.replica.addRejected(
            {command, Error{ErrorCode::InvalidValue, u"is too long"_s, u"title"_s, {}}, {}});
        const auto window = world.makeWindow();
        window->showView(u"refused"_s);
        const QStringList texts = textsOf(window.get());
        QVERIFY(texts.contains(u"New incident “It burns”"_s));
        QVERIFY(texts.contains(u"Title is too long."_s));
        QVERIFY(texts.contains(u"It burns\n\nSmoke everywhere"_s));
        QVERIFY(test::named<QPushButton>(window.get(), u"Try again"_s));
        QVERIFY(!test::named<QPushButton>(window.get(), u"Keep mine"_s));
    }

    void valuesAreInWords_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("status") << u"manual_status"_s << QJsonValue(u"major_outage"_s)
                                << u"Major outage"_s;
        QTest::newRow("update") << u"status"_s << QJsonValue(u"identified"_s) << u"Identified"_s;
        QTest::newRow("bool") << u"is_default"_s << QJsonValue(true) << u"yes"_s;
        QTest::newRow("null") << u"parent_id"_s << QJsonValue() << u"none"_s;
        QTest::newRow("empty") << u"description"_s << QJsonValue(QString()) << u"empty"_s;
        QTest::newRow("list") << u"domains"_s << QJsonValue(QJsonArray{u"a.example"_s, u"b.example"_s})
                              << u"a.example, b.example"_s;
        QTest::newRow("unknown word") << u"manual_status"_s << QJsonValue(u"on_fire"_s)
                                      << u"on_fire"_s;
    }

    void valuesAreInWords()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        test::UiWorld world;
        QTEST(valueWords(world.replica.workspace(), field, value, world.clock.now()), "words");
    }
};

QTEST_MAIN(TestConflictView)
#include "test_conflictview.moc"
