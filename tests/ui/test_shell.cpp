// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/uiworld.h"
#include "ui/overview/overviewrows.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/submit.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace signalbox;

/// The palette, the overview, the health of the workspace and the small helpers of the shell.
class TestShell : public QObject
{
    Q_OBJECT

private slots:
    void theModelsAreSound()
    {
        RowModel rows;
        const QAbstractItemModelTester rowTester(&rows);
        rows.setRows({{{EntityKind::Page, QUuid::createUuid()}, u"A"_s, {}, {}, {}, {}}});
        rows.setRows({});
        PaletteModel palette;
        const QAbstractItemModelTester paletteTester(&palette);
        palette.setItems({{u"A"_s, {}, Glyph::Info, {}}, {u"B"_s, {}, Glyph::Info, {}}});
        palette.setFilter(u"b"_s);
        QCOMPARE(palette.rowCount(), 1);
    }

    void thePaletteFindsTheBestFirst()
    {
        PaletteModel model;
        model.setItems({{u"Rapid API"_s, {}, Glyph::Info, {}},
                        {u"Search API"_s, {}, Glyph::Info, {}},
                        {u"API"_s, {}, Glyph::Info, {}},
                        {u"Website"_s, {}, Glyph::Info, {}}});
        model.setFilter(u"api"_s);
        QStringList found;
        for (int i = 0; i < model.rowCount(); ++i)
            found.append(model.index(i, 0).data().toString());
        QCOMPARE(found, (QStringList{u"API"_s, u"Rapid API"_s, u"Search API"_s}));
    }

    void thePaletteGoesToViews()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = window->findChild<CommandPalette *>();
        QVERIFY(palette && palette->isVisible());
        auto *field = palette->findChild<QLineEdit *>();
        QCOMPARE(window->focusWidget(), field);
        QTest::keyClicks(field, u"sett"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(window->currentView(), u"settings"_s);
        QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
    }

    void thePaletteIsQuickWithAThousandServices()
    {
        test::UiWorld world(false);
        world.replica.load(test::bigWorkspace(world.clock.now(), 1000));
        const auto window = world.makeWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = window->findChild<CommandPalette *>();
        QTest::keyClicks(palette->findChild<QLineEdit *>(), u"Service 99"_s);
        QCOMPARE(palette->model()->rowCount(), 11); // 99 and 990 to 999
    }

    void theOverviewSaysWhatToDoNext()
    {
        test::UiWorld world(false);
        const auto window = world.makeWindow();
        QVERIFY(test::named<QLabel>(window.get(), u"No status page yet"_s)->isVisible());
        world.replica.submit(u"page.create"_s, {{u"name"_s, u"N"_s}, {u"slug"_s, u"n"_s}});
        QTRY_VERIFY(test::named<QLabel>(window.get(), u"No services yet"_s)->isVisible());
        world.replica.submit(u"service.create"_s, {{u"name"_s, u"Web"_s}});
        QTRY_VERIFY(test::named<QLabel>(window.get(), u"All systems operational"_s)->isVisible());
    }

    void theOverviewListsWhatIsWrong()
    {
        test::UiWorld world;
        Health health(world.replica);
        const Timestamp now = world.clock.now();
        const auto incidents = incidentRows(world.replica.workspace(), health, now, 8);
        QCOMPARE(incidents.size(), size_t(2));
        QCOMPARE(incidents[1].detail, u"Minor · Monitoring · 3 h"_s);
        QCOMPARE(incidents[0].dot, ServiceStatus::PartialOutage);
        const auto services = serviceRows(world.replica.workspace(), health, 8);
        QCOMPARE(services.size(), size_t(3));
        QCOMPARE(services[0].title, u"Payments › Checkout"_s);
        const auto activity = activityRows(world.replica.workspace(), now, 3);
        QCOMPARE(activity.size(), size_t(3));
        QVERIFY(activity[0].title.startsWith(u"Identified · Card payments"_s));
        QVERIFY(activity[2].title.startsWith(u"Monitoring · Webhooks"_s));
    }

    void healthFollowsChanges()
    {
        test::UiWorld world;
        Health health(world.replica);
        QSignalSpy changed(&health, &Health::changed);
        const PageId page = world.replica.workspace().defaultPage()->id;
        QCOMPARE(health.statusOf(page).headline, Headline::PartialOutage);
        QCOMPARE(health.openOn(page), 2);
        for (const IncidentId &id : std::vector(health.openIncidents()))
            world.replica.submit(u"incident.post_update"_s,
                                 {{u"incident_id"_s, id.toString()},
                                  {u"status"_s, u"resolved"_s}, {u"body"_s, u"Done"_s}});
        QTRY_COMPARE(health.openOn(page), 0);
        QCOMPARE(health.statusOf(page).headline, Headline::AllOperational);
        QCOMPARE(health.worst(), ServiceStatus::Operational);
        QTRY_VERIFY(changed.count() >= 1);
    }

    void submitTellsOnce()
    {
        test::UiWorld world;
        int stored = 0;
        std::optional<Error> refused;
        submit(world.replica, this, u"page.create"_s, {{u"name"_s, u"A"_s}, {u"slug"_s, u"a"_s}},
               [&](const std::optional<Error> &error) { stored += !error; });
        submit(world.replica, this, u"page.create"_s, {{u"name"_s, QString()}, {u"slug"_s, u"b"_s}},
               [&](const std::optional<Error> &error) { refused = error; });
        QTRY_VERIFY(refused);
        QCOMPARE(refused->field, u"name"_s);
        QCOMPARE(stored, 1);
        auto gone = std::make_unique<QObject>();
        submit(world.replica, gone.get(), u"nonsense"_s, {},
               [&](const std::optional<Error> &) { stored = -1; });
        gone.reset();
        QCoreApplication::processEvents();
        QCOMPARE(stored, 1);
    }

    void theCurrentPageFallsBack()
    {
        test::UiWorld world;
        CurrentPage current(world.replica);
        const PageId first = current.id();
        const QString second = PageId::make(world.clock).toString();
        world.replica.submit(u"page.create"_s, {{u"id"_s, second}, {u"name"_s, u"B"_s},
                                                 {u"slug"_s, u"b"_s}});
        QTRY_COMPARE(world.replica.workspace().pages.size(), 2);
        current.set(PageId::parse(second).value());
        QVERIFY(current.id() != first);
        world.replica.submit(u"page.delete"_s, {{u"id"_s, second}});
        QTRY_COMPARE(current.id(), first);
    }

    void everyControlHasAName()
    {
        test::UiWorld world;
        world.replica.addRejected({});
        const auto window = world.makeWindow();
        for (const ViewEntry &entry : allViews())
            window->showView(entry.id);
        QStringList nameless;
        for (const QWidget *widget : window->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith("qt_"_L1))
                continue;
            const bool named = !widget->accessibleName().isEmpty()
                               || !widget->property("text").toString().isEmpty();
            if (!named && !widget->isHidden() && !qobject_cast<const QMenu *>(widget))
                nameless.append(QString::fromLatin1(widget->metaObject()->className()));
        }
        QCOMPARE(nameless, QStringList());
    }
};

QTEST_MAIN(TestShell)
#include "test_shell.moc"
