// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desktopfixture.h"
#include "ui/incidents/markdownedit.h"
#include "ui/incidents/typechip.h"
#include "ui/kit/segmented.h"
#include "ui/services/servicepicker.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace signalbox;
using test::DesktopFixture;

namespace {

QPlainTextEdit *composer(const DesktopFixture &desktop)
{
    return desktop.find<QPlainTextEdit>(u"Text in Markdown"_s);
}

const Incident *titled(const DesktopFixture &desktop, const QString &title)
{
    for (const Incident &incident : desktop.workspace().incidents) {
        if (incident.title.toString() == title)
            return &incident;
    }
    return nullptr;
}

/// The incident whose form is shown: the first open one.
Incident shown(const DesktopFixture &desktop)
{
    for (const Incident &incident : desktop.workspace().sortedIncidents()) {
        if (incident.isOpen())
            return incident;
    }
    qFatal("no open incident");
}

} // namespace

class TestIncidentsView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void reportsByTyping()
    {
        DesktopFixture desktop(u"overview"_s);
        QTest::keyClick(desktop.window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto *title = desktop.find<QLineEdit>(u"Title"_s);
        QTRY_VERIFY(title && title->hasFocus());
        QTest::keyClicks(title, u"Search is slow"_s);
        // The type sets the impact of what is added; the picker finds by typing.
        QTest::mouseClick(desktop.find<QPushButton>(u"Add a service"_s), Qt::LeftButton);
        ServicePicker *picker = nullptr;
        for (ServicePicker *each : desktop.window->findChildren<ServicePicker *>())
            picker = each->isVisible() ? each : picker;
        QVERIFY(picker);
        QTest::keyClicks(picker->findChild<QLineEdit *>(), u"search"_s);
        QTest::keyClick(picker->findChild<QLineEdit *>(), Qt::Key_Return);
        QTest::keyClicks(composer(desktop), u"We are looking into it."_s);
        QTest::keyClick(composer(desktop), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(titled(desktop, u"Search is slow"_s));
        const Incident incident = *titled(desktop, u"Search is slow"_s);
        QCOMPARE(incident.services.size(), size_t(1));
        QCOMPARE(incident.services.front().impact, ServiceStatus::DegradedPerformance);
        QCOMPARE(desktop.workspace().updates.value(incident.id).front().body.toString(),
                 u"We are looking into it."_s);
        // It is chosen now, its form shown, and no draft is left.
        QTRY_VERIFY(desktop.find<QPushButton>(u"Post update"_s));
        QVERIFY(desktop.replica.draft(u"incident/new"_s).isEmpty());
        QCOMPARE(desktop.find<QListView>(u"Incidents"_s)->currentIndex().data().toString(),
                 u"Search is slow"_s);
    }

    void reportWithoutTitleSaysSoAtTheField()
    {
        DesktopFixture desktop(u"incidents"_s);
        desktop.window->createNew(u"incidents"_s);
        QTest::keyClick(composer(desktop), Qt::Key_Return, Qt::ControlModifier);
        auto *title = desktop.find<QLineEdit>(u"Title"_s);
        QTRY_VERIFY(title->property("invalid").toBool());
        QVERIFY(title->hasFocus());
        QVERIFY(desktop.submitted(u"incident.report"_s).empty());
    }

    void postsAndTakesBack()
    {
        DesktopFixture desktop(u"incidents"_s);
        const Incident incident = shown(desktop);
        const size_t before = desktop.workspace().updates.value(incident.id).size();
        composer(desktop)->setFocus();
        QTest::keyClicks(composer(desktop), u"Now it is fixed"_s);
        QTest::keyClick(composer(desktop), Qt::Key_B, Qt::ControlModifier); // the word at the cursor
        QPushButton *resolved = nullptr;
        for (QPushButton *button : desktop.window->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->property("kind").toString() == u"step"_s
                && button->text() == u"Resolved"_s)
                resolved = button;
        }
        QVERIFY(resolved);
        QTest::mouseClick(resolved, Qt::LeftButton);
        QTest::mouseClick(desktop.find<QPushButton>(u"Post update"_s), Qt::LeftButton);
        QTRY_COMPARE(desktop.workspace().updates.value(incident.id).size(), before + 1);
        QVERIFY(!desktop.workspace().incidents.value(incident.id).isOpen());
        QCOMPARE(desktop.workspace().updates.value(incident.id).back().body.toString(),
                 u"Now it is **fixed**"_s);
        QTRY_VERIFY(desktop.find<QPushButton>(u"Undo"_s)); // it is still the one that is shown
        QTest::mouseClick(desktop.find<QPushButton>(u"Undo"_s), Qt::LeftButton);
        QTRY_COMPARE(desktop.workspace().updates.value(incident.id).size(), before);
        QTRY_COMPARE(composer(desktop)->toPlainText(), u"Now it is **fixed**"_s); // to go on from
    }

    void impactsGoOutWithTheNextUpdate()
    {
        DesktopFixture desktop(u"incidents"_s);
        const Incident incident = shown(desktop);
        const Impact first = incident.impacts.front();
        StatusPicker *chip = nullptr;
        const QString name = desktop.workspace().services.value(first.serviceId).name.toString();
        for (StatusPicker *each : desktop.window->findChildren<StatusPicker *>()) {
            if (each->isVisible() && each->text() == name)
                chip = each;
        }
        QVERIFY(chip);
        emit chip->menu()->aboutToShow();
        for (QAction *action : chip->menu()->actions()) {
            if (action->text() == u"Not affected"_s)
                action->trigger();
        }
        QVERIFY(desktop.find<QPushButton>(u"Correct it from the beginning"_s));
        QVERIFY(desktop.submitted(u"incident.edit"_s).empty()); // not yet
        QTest::keyClicks(composer(desktop), u"That one is fine again."_s);
        QTest::keyClick(composer(desktop), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!desktop.find<QPushButton>(u"Correct it from the beginning"_s));
        QCOMPARE(desktop.submitted(u"incident.post_update"_s).size(), size_t(1));
        const Incident now = desktop.workspace().incidents.value(incident.id);
        for (const Impact &impact : now.impacts) {
            if (impact.serviceId == first.serviceId)
                QCOMPARE(impact.impact, ServiceStatus::Operational);
        }
    }

    void draftsStayWithTheirIncident()
    {
        DesktopFixture desktop(u"incidents"_s);
        auto *list = desktop.find<QListView>(u"Incidents"_s);
        QVERIFY(list->model()->rowCount() >= 2);
        QTest::keyClicks(composer(desktop), u"half a sen"_s);
        list->setCurrentIndex(list->model()->index(1, 0));
        QTRY_COMPARE(composer(desktop)->toPlainText(), QString());
        list->setCurrentIndex(list->model()->index(0, 0));
        QTRY_COMPARE(composer(desktop)->toPlainText(), u"half a sen"_s);
    }

    void editsTitleInPlaceAndShowsRefusal()
    {
        DesktopFixture desktop(u"incidents"_s);
        const IncidentId id = shown(desktop).id;
        composer(desktop)->setFocus();
        QTest::keyClick(composer(desktop), Qt::Key_F2);
        auto *title = desktop.find<QLineEdit>(u"Title"_s);
        QVERIFY(title && title->hasFocus());
        QTest::keyClicks(title, u"A better title"_s);
        QTest::keyClick(title, Qt::Key_Return);
        QTRY_COMPARE(desktop.workspace().incidents.value(id).title.toString(), u"A better title"_s);

        desktop.replica.failNext({ErrorCode::InvalidValue, u"is not to your taste"_s, u"title"_s, {}});
        QTest::keyClick(composer(desktop), Qt::Key_F2);
        QTest::keyClicks(desktop.find<QLineEdit>(u"Title"_s), u"Other"_s);
        QTest::keyClick(desktop.find<QLineEdit>(u"Title"_s), Qt::Key_Return);
        const auto saysSo = [&] {
            for (QLabel *label : desktop.window->findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(u"is not to your taste"_s))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(saysSo());
    }

    void editsAndDeletesAnUpdateInPlace()
    {
        DesktopFixture desktop(u"incidents"_s);
        const Incident incident = shown(desktop);
        const std::vector<IncidentUpdate> before = desktop.workspace().updates.value(incident.id);
        QVERIFY(before.size() >= 2);
        QTest::mouseClick(desktop.find<QToolButton>(u"Edit this update"_s), Qt::LeftButton);
        const auto editorOf = [&](const QString &text) -> QPlainTextEdit * {
            for (QPlainTextEdit *each : desktop.window->findChildren<QPlainTextEdit *>()) {
                if (each->isVisible() && each->toPlainText() == text)
                    return each;
            }
            return nullptr;
        };
        QPlainTextEdit *edit = nullptr;
        QTRY_VERIFY((edit = editorOf(before.back().body.toString())));
        edit->setPlainText(u"Corrected."_s);
        QTest::mouseClick(desktop.find<QPushButton>(u"Save"_s), Qt::LeftButton);
        QTRY_COMPARE(desktop.workspace().updates.value(incident.id).back().body.toString(), u"Corrected."_s);

        QTRY_VERIFY(desktop.find<QToolButton>(u"Delete this update"_s));
        QTest::mouseClick(desktop.find<QToolButton>(u"Delete this update"_s), Qt::LeftButton);
        QCOMPARE(desktop.workspace().updates.value(incident.id).size(), before.size()); // asked first
        QTest::mouseClick(desktop.find<QPushButton>(u"Delete"_s), Qt::LeftButton);
        QTRY_COMPARE(desktop.workspace().updates.value(incident.id).size(), before.size() - 1);
    }

    void showsWhatOthersDo()
    {
        DesktopFixture desktop(u"incidents"_s);
        const Incident incident = shown(desktop);
        desktop.replica.changeFromServer([&](Workspace &workspace) {
            workspace.remove(EntityKind::Incident, incident.id.uuid());
            return std::vector<EntityRef>{{EntityKind::Incident, incident.id.uuid()}};
        });
        auto *list = desktop.find<QListView>(u"Incidents"_s);
        QTRY_VERIFY(list->currentIndex().data().toString() != incident.title.toString());
        QVERIFY(desktop.find<QPushButton>(u"Post update"_s)); // of the next one
    }

    void staysQuickWithManyIncidents()
    {
        DesktopFixture desktop(u"incidents"_s);
        desktop.replica.changeFromServer([&](Workspace &workspace) {
            const Incident some = shown(desktop);
            std::vector<EntityRef> entities;
            for (int i = 0; i < 5000; ++i) {
                Incident incident = some;
                incident.id = IncidentId::make(desktop.clock);
                incident.title = Title::parse(QStringLiteral("Incident number %1 of a very long list that wraps").arg(i)).value();
                workspace.put(incident);
                entities.push_back({EntityKind::Incident, incident.id.uuid()});
            }
            return entities;
        });
        auto *list = desktop.find<QListView>(u"Incidents"_s);
        QElapsedTimer timer;
        timer.start();
        desktop.find<QLineEdit>(u"Search titles and updates"_s)->setText(u"number 49"_s);
        QCoreApplication::processEvents();
        qInfo("filtering 5,000 incidents took %lld ms", timer.elapsed());
        QVERIFY(list->model()->rowCount() >= 100);
    }
};

QTEST_MAIN(TestIncidentsView)
#include "test_incidentsview.moc"
