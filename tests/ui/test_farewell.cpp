// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/uiworld.h"
#include "ui/tray/farewell.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace signalbox;

class TestFarewell : public QObject
{
    Q_OBJECT

private slots:
    void asksOnceAboutTheTray()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        Farewell farewell(*window, [] { return true; });
        window->close();
        QVERIFY(window->isVisible());
        QVERIFY(farewell.question());
        QTest::mouseClick(test::named<QPushButton>(farewell.question(), u"Keep running"_s),
                          Qt::LeftButton);
        QVERIFY(!window->isVisible());
        QCOMPARE(world.preferences.onClose(), OnClose::KeepTray);
        window->show();
        window->close();
        QVERIFY(!window->isVisible());
        QVERIFY(!farewell.question() || !farewell.question()->isVisible());
    }

    void quitsWhereThereIsNoTray()
    {
        test::UiWorld world;
        world.preferences.setOnClose(OnClose::KeepTray);
        const auto window = world.makeWindow();
        Farewell farewell(*window, [] { return false; });
        QSignalSpy quit(&farewell, &Farewell::quit);
        window->close();
        QCOMPARE(quit.count(), 1);
    }

    void saysWhatStops()
    {
        test::UiWorld world;
        world.connector.useEmbedded(8080);
        QTRY_COMPARE(world.fakes.server.state(), ServerHost::State::Running);
        world.replica.setConnection(ConnectionState::Offline);
        const QString id = world.replica.workspace().services.begin().key().toString();
        world.replica.submit(u"service.edit"_s, {{u"id"_s, id}, {u"name"_s, u"N"_s}});
        QTRY_COMPARE(world.replica.pendingCount(), 1);
        const auto window = world.makeWindow();
        Farewell farewell(*window, [] { return true; });
        QSignalSpy quit(&farewell, &Farewell::quit);
        farewell.onQuit();
        QCOMPARE(quit.count(), 0);
        QString said;
        for (const QLabel *label : farewell.question()->findChildren<QLabel *>())
            said += label->text();
        QVERIFY(said.contains(u"the page cannot be reached"_s));
        QVERIFY(said.contains(u"have not reached the server"_s));
        QTest::keyClick(farewell.question(), Qt::Key_Escape);
        QCOMPARE(quit.count(), 0);
        farewell.onQuit();
        QTest::mouseClick(test::named<QPushButton>(farewell.question(), u"Quit"_s), Qt::LeftButton);
        QCOMPARE(quit.count(), 1);
    }
};

QTEST_MAIN(TestFarewell)
#include "test_farewell.moc"
