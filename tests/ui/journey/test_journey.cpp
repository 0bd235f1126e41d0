// SPDX-License-Identifier: GPL-3.0-or-later
// From an admin's keys to a visitor's page: the real window, replica and server in one process.
#include "core/sync/syncedreplica.h"
#include "tests/support/fakeplatform.h"
#include "tests/support/runningserver.h"
#include "ui/services/servicepicker.h"
#include "ui/shell/connector.h"
#include "ui/shell/mainwindow.h"
#include "ui/views.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

/// The visible widget of that type with that accessible name or text.
template <class Widget>
Widget *find(const QWidget &window, const QString &name)
{
    for (Widget *widget : window.findChildren<Widget *>()) {
        QString text = widget->accessibleName();
        if (text.isEmpty())
            text = widget->property("text").toString();
        if (widget->isVisible() && text.remove(u'&') == name)
            return widget;
    }
    return nullptr;
}

/// Types over what is selected in the field that has just been given the focus.
void typeName(const QWidget &window, const QString &name)
{
    QLineEdit *field = nullptr;
    QTRY_VERIFY((field = find<QLineEdit>(window, u"Name"_s)) && field->hasFocus());
    QTest::keyClicks(field, name);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace

class TestJourney : public QObject
{
    Q_OBJECT

private slots:
    void fromKeysToPage()
    {
        test::RunningServer server;
        QVERIFY2(server.start(), qPrintable(server.problem()));
        QTemporaryDir folder;
        const SystemClock clock;
        Preferences preferences(folder.filePath(u"settings.ini"_s));
        SyncedReplica replica(folder.filePath(u"replica"_s),
                              {server.url(), server.token().toLatin1()}, clock);
        test::FakePlatform fakes;
        ReplicaSwitch unused(clock);
        Connector connector(unused, fakes.platform, preferences);
        MainWindow window({replica, clock, preferences, fakes.platform, connector}, allViews());
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE_WITH_TIMEOUT(replica.connectionState(), ConnectionState::Online, 20'000);

        window.createNew(u"pages"_s);
        typeName(window, u"Northwind"_s);
        QTRY_VERIFY(replica.workspace().defaultPage()
                    && replica.workspace().defaultPage()->name.toString() == u"Northwind"_s);
        window.createNew(u"services"_s);
        typeName(window, u"Card terminal"_s);
        QCheckBox *shownOn = nullptr;
        QTRY_VERIFY((shownOn = find<QCheckBox>(window, u"Northwind"_s)));
        QTest::mouseClick(shownOn, Qt::LeftButton, {}, QPoint(8, shownOn->height() / 2));

        QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(find<QLineEdit>(window, u"Title"_s));
        QTest::keyClicks(find<QLineEdit>(window, u"Title"_s), u"Terminals reject cards"_s);
        QTest::mouseClick(find<QPushButton>(window, u"Add a service"_s), Qt::LeftButton);
        for (ServicePicker *picker : window.findChildren<ServicePicker *>()) {
            if (!picker->isVisible())
                continue;
            QTest::keyClicks(picker->findChild<QLineEdit *>(), u"terminal"_s);
            QTest::keyClick(picker->findChild<QLineEdit *>(), Qt::Key_Return);
        }
        auto *text = find<QPlainTextEdit>(window, u"Text in Markdown"_s);
        QTest::keyClicks(text, u"We are on it."_s);
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);

        const auto page = [&] { return server.visitor().send("GET", "/").body; };
        QTRY_VERIFY_WITH_TIMEOUT(page().contains("Terminals reject cards"), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(page().contains("Card terminal"), 20'000);
        QVERIFY(page().contains("We are on it."));
        QTRY_COMPARE(replica.pendingCount(), 0);
        QVERIFY(replica.rejected().empty());
        QVERIFY(server.stop());
    }
};

QTEST_MAIN(TestJourney)
#include "test_journey.moc"
