// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desktopfixture.h"
#include "ui/kit/statuswidgets.h"
#include "ui/services/servicepicker.h"
#include "ui/services/servicetreemodel.h"
#include "ui/services/servicetreewidget.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>

using namespace Qt::StringLiterals;
using namespace signalbox;
using test::DesktopFixture;

namespace {

const Service &service(const DesktopFixture &desktop, const QString &name)
{
    const Service *found = DesktopFixture::named(desktop.workspace().services, name);
    if (!found)
        qFatal("no service %s", qPrintable(name));
    return *found;
}

ServiceTreeWidget *treeOf(const DesktopFixture &desktop)
{
    return desktop.find<ServiceTreeWidget>(u"Services"_s);
}

} // namespace

class TestServicesView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void firstServiceIsMadeFromTheEmptyState()
    {
        DesktopFixture desktop(u"services"_s, false);
        QTest::mouseClick(desktop.find<QPushButton>(u"New service"_s), Qt::LeftButton);
        QTRY_COMPARE(desktop.workspace().services.size(), 1);
        // The name is selected: typing replaces it, Enter sends it.
        QLineEdit *name = nullptr;
        QTRY_VERIFY((name = desktop.find<QLineEdit>(u"Name"_s)) && name->hasFocus());
        QTest::keyClicks(name, u"Website"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(DesktopFixture::named(desktop.workspace().services, u"Website"_s));
    }

    void movesByKeyboard()
    {
        DesktopFixture desktop(u"services"_s);
        auto *tree = treeOf(desktop);
        tree->setCurrent(service(desktop, u"Payments API"_s).id);
        QTest::keyClick(tree, Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(desktop.workspace().children(service(desktop, u"Payments"_s).id).front().name.toString(),
                     u"Payments API"_s);
        QTest::keyClick(tree, Qt::Key_Left, Qt::AltModifier); // out of the group, behind it
        QTRY_COMPARE(desktop.workspace().children({})[1].name.toString(), u"Payments API"_s);
        QCOMPARE(tree->current(), service(desktop, u"Payments API"_s).id);
        QTRY_COMPARE(tree->currentIndex().row(), 1);
        QTest::keyClick(tree, Qt::Key_Right, Qt::AltModifier); // back, at its end
        QTRY_COMPARE(desktop.workspace().children(service(desktop, u"Payments"_s).id).back().name.toString(),
                     u"Payments API"_s);
    }

    void dropsButNeverBelowItself()
    {
        DesktopFixture desktop(u"services"_s);
        Health health(desktop.replica);
        ServiceTreeModel model(desktop.replica, health);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QModelIndex payments = model.indexOf(service(desktop, u"Payments"_s).id);
        const QModelIndex checkout = model.indexOf(service(desktop, u"Checkout"_s).id);
        const std::unique_ptr<QMimeData> data(model.mimeData({payments}));
        QVERIFY(!model.canDropMimeData(data.get(), Qt::MoveAction, -1, 0, checkout));
        QVERIFY(!model.canDropMimeData(data.get(), Qt::MoveAction, 0, 0, payments));
        QVERIFY(model.canDropMimeData(data.get(), Qt::MoveAction, 2, 0, {}));

        // Through the view, whose drop asks for the move.
        auto *tree = treeOf(desktop);
        const std::unique_ptr<QMimeData> dragged(model.mimeData({checkout}));
        tree->model()->dropMimeData(dragged.get(), Qt::MoveAction, 0, 0, {});
        QTRY_COMPARE(desktop.workspace().children({}).front().name.toString(), u"Checkout"_s);
        desktop.replica.changeFromServer([](Workspace &workspace) {
            const ServiceId gone = workspace.children({}).front().id;
            workspace.remove(EntityKind::Service, gone.uuid());
            return std::vector<EntityRef>{{EntityKind::Service, gone.uuid()}};
        });
        QTRY_VERIFY(!model.indexOf(ServiceId(service(desktop, u"Payments"_s).id)).model()->index(9, 0).isValid());
    }

    void showsAnErrorAtItsField()
    {
        DesktopFixture desktop(u"services"_s);
        auto *name = desktop.find<QLineEdit>(u"Name"_s);
        name->setFocus();
        name->selectAll();
        QTest::keyClick(name, Qt::Key_Space);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!name->accessibleDescription().isEmpty());
        QVERIFY(name->property("invalid").toBool());
        QCOMPARE(desktop.workspace().children({}).front().name.toString(), u"Payments"_s);
    }

    void picksAStatusByHand()
    {
        DesktopFixture desktop(u"services"_s);
        const ServiceId shop = service(desktop, u"Shop"_s).id;
        treeOf(desktop)->setCurrent(shop);
        auto *picker = desktop.window->findChild<StatusPicker *>();
        emit picker->menu()->aboutToShow();
        picker->menu()->actions().last()->trigger();
        QTRY_COMPARE(desktop.workspace().services.value(shop).manualStatus, ServiceStatus::MajorOutage);
        auto *tree = treeOf(desktop);
        const QModelIndex row = tree->currentIndex();
        QTRY_COMPARE(row.siblingAtColumn(ServiceTreeModel::StatusColumn).data().toString(),
                     u"Major outage"_s);
    }

    void takesAServiceOffAPage()
    {
        DesktopFixture desktop(u"services"_s);
        const ServiceId payments = service(desktop, u"Payments"_s).id;
        treeOf(desktop)->setCurrent(payments);
        auto *box = desktop.find<QCheckBox>(u"Northwind"_s);
        QVERIFY(box && box->isChecked());
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        const auto shownServices = [&] {
            std::vector<ServiceId> ids;
            for (const PageService &shown : desktop.workspace().defaultPage()->services)
                ids.push_back(shown.serviceId);
            return ids;
        };
        QTRY_COMPARE(std::ranges::count(shownServices(), payments), 0);
        for (const PageService &shown : desktop.workspace().defaultPage()->services)
            QVERIFY(shown.parentId != payments); // they moved up instead of going with it
        QVERIFY(std::ranges::count(shownServices(), service(desktop, u"Checkout"_s).id) == 1);
        QTRY_VERIFY(!box->isChecked());
    }

    void deletionIsAskedForAndUndone()
    {
        DesktopFixture desktop(u"services"_s);
        auto *tree = treeOf(desktop);
        const qsizetype before = desktop.workspace().services.size();
        tree->setCurrent(service(desktop, u"Payments"_s).id);
        QTest::keyClick(tree, Qt::Key_Delete);
        auto *remove = desktop.find<QPushButton>(u"Delete"_s);
        QVERIFY(remove);
        QTest::mouseClick(remove, Qt::LeftButton);
        QTRY_COMPARE(desktop.workspace().services.size(), before - 1);
        QVERIFY(!service(desktop, u"Checkout"_s).parentId); // moved up
        QTest::mouseClick(desktop.find<QPushButton>(u"Undo"_s), Qt::LeftButton);
        QTRY_COMPARE(desktop.workspace().services.size(), before);
        QTRY_COMPARE(service(desktop, u"Checkout"_s).parentId,
                     std::optional(service(desktop, u"Payments"_s).id));
    }

    void serviceOfAnOpenIncidentStays()
    {
        DesktopFixture desktop(u"services"_s);
        auto *tree = treeOf(desktop);
        tree->setCurrent(service(desktop, u"Checkout"_s).id);
        QTest::keyClick(tree, Qt::Key_Delete);
        QVERIFY(!desktop.find<QPushButton>(u"Delete"_s));
        QVERIFY(desktop.find<QPushButton>(u"Open the incident"_s));
    }

    void filterKeepsParentsAndForbidsDragging()
    {
        DesktopFixture desktop(u"services"_s);
        auto *tree = treeOf(desktop);
        desktop.find<QLineEdit>(u"Filter services"_s)->setText(u"checkout"_s);
        QCOMPARE(tree->model()->rowCount(), 1);
        QCOMPARE(tree->model()->index(0, 0).data().toString(), u"Payments"_s);
        QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 1);
        QVERIFY(!tree->dragEnabled());
        desktop.find<QLineEdit>(u"Filter services"_s)->clear();
        QVERIFY(tree->dragEnabled());
    }

    void marksWhatIsPending()
    {
        DesktopFixture desktop(u"services"_s);
        desktop.replica.setConnection(ConnectionState::Offline);
        auto *tree = treeOf(desktop);
        tree->setCurrent(service(desktop, u"Shop"_s).id);
        auto *name = desktop.find<QLineEdit>(u"Name"_s);
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"Store"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(tree->currentIndex().data().toString(), u"Store"_s);
        QTRY_VERIFY(tree->currentIndex().data(ServiceNodeModel::PendingRole).toBool());
        desktop.replica.reconnect();
        QTRY_VERIFY(!tree->currentIndex().data(ServiceNodeModel::PendingRole).toBool());
    }

    void pickerFindsByWords()
    {
        DesktopFixture desktop(u"services"_s);
        ServicePicker picker(desktop.window->session());
        picker.popUp(desktop.window.get());
        auto *field = picker.findChild<QLineEdit *>();
        QTest::keyClicks(field, u"pay web"_s); // of its path and its name
        std::optional<ServiceId> picked;
        connect(&picker, &ServicePicker::picked, this, [&](const auto &id) { picked = id; });
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(picked, std::optional(service(desktop, u"Webhooks"_s).id));
    }
};

QTEST_MAIN(TestServicesView)
#include "test_servicesview.moc"
