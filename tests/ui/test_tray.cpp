// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/uiworld.h"
#include "ui/shell/language.h"
#include "ui/tray/tray.h"

#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

QStringList entries(QMenu *menu)
{
    emit menu->aboutToShow();
    QStringList texts;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator())
            texts.append(action->text());
    }
    return texts;
}

QAction *entry(QMenu *menu, const QString &text)
{
    emit menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->text() == text)
            return action;
        if (action->menu()) {
            for (QAction *inner : action->menu()->actions()) {
                if (inner->text() == text)
                    return inner;
            }
        }
    }
    return nullptr;
}

/// An incident as somebody else reports it.
EntityRef openElsewhere(test::MemoryReplica &replica, const Clock &clock, const QString &title)
{
    Incident incident;
    incident.id = IncidentId::make(clock);
    incident.title = Title::parse(title).value();
    incident.typeId = majorType().id;
    incident.startedAt = clock.now();
    const EntityRef entity{EntityKind::Incident, incident.id.uuid()};
    replica.changeFromServer([&](Workspace &workspace) {
        workspace.put(incident);
        return std::vector{entity};
    });
    return entity;
}

void setStatusElsewhere(test::MemoryReplica &replica, ServiceStatus status)
{
    replica.changeFromServer([&](Workspace &workspace) {
        Service service = workspace.services.begin().value();
        service.manualStatus = status;
        workspace.put(service);
        return std::vector{EntityRef{EntityKind::Service, service.id.uuid()}};
    });
}

} // namespace

class TestTray : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_language = std::make_unique<LanguageSetup>(u"en"_s); }

    void hasAMenuForWhatMatters()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        Tray tray(*window);
        QCOMPARE(entries(tray.menu()),
                 (QStringList{u"Show Signalbox"_s, u"Report incident…"_s,
                              u"Card payments are declined for some customers in Europe"_s,
                              u"Webhooks are delayed"_s, u"Open page"_s, u"Pause notifications"_s,
                              u"Quit"_s}));
    }

    void hasTheColourOfTheWorstStatus()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        Tray tray(*window);
        QCOMPARE(tray.shownStatus(), ServiceStatus::PartialOutage);
        setStatusElsewhere(world.replica, ServiceStatus::MajorOutage);
        QTRY_COMPARE(tray.shownStatus(), ServiceStatus::MajorOutage);
    }

    void tellsOfIncidentsThatOthersOpen()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        Tray tray(*window);
        QSignalSpy told(&tray, &Tray::notified);
        openElsewhere(world.replica, world.clock, u"Database is slow"_s);
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.at(0).at(0).toString(), u"Database is slow"_s);
    }

    void tellsOncePerIncident()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        Tray tray(*window);
        QSignalSpy told(&tray, &Tray::notified);
        const EntityRef entity = openElsewhere(world.replica, world.clock, u"A"_s);
        world.replica.changeFromServer([&](Workspace &) { return std::vector{entity}; });
        QCOMPARE(told.count(), 1);
    }

    void saysNothingOfItsOwnDoing()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        Tray tray(*window);
        QSignalSpy told(&tray, &Tray::notified);
        QSignalSpy acknowledged(&world.replica, &Replica::acknowledged);
        world.replica.submit(u"incident.report"_s,
                             {{u"title"_s, u"Mine"_s}, {u"type"_s, u"minor"_s}});
        QTRY_COMPARE(acknowledged.count(), 1);
        QCOMPARE(told.count(), 0);
    }

    void saysNothingOfWhatWasThereBefore()
    {
        test::UiWorld world(false);
        const auto window = world.makeWindow();
        Tray tray(*window);
        QSignalSpy told(&tray, &Tray::notified);
        world.replica.setConnection(ConnectionState::Connecting);
        world.replica.load(test::sampleWorkspace(world.clock.now()));
        openElsewhere(world.replica, world.clock, u"While away"_s); // catching up
        world.replica.setConnection(ConnectionState::Online);
        QCOMPARE(told.count(), 0);
        openElsewhere(world.replica, world.clock, u"Now"_s);
        QCOMPARE(told.count(), 1);
    }

    void tellsOfServicesThatGoDown()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        Tray tray(*window);
        QSignalSpy told(&tray, &Tray::notified);
        setStatusElsewhere(world.replica, ServiceStatus::MajorOutage);
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.at(0).at(1).toString(), u"Major outage"_s);
        setStatusElsewhere(world.replica, ServiceStatus::Operational);
        QCOMPARE(told.count(), 1);
    }

    void sumsUpABurst()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        Tray tray(*window);
        QSignalSpy told(&tray, &Tray::notified);
        world.replica.changeFromServer([&](Workspace &workspace) {
            std::vector<EntityRef> entities;
            for (Service service : QHash(workspace.services)) {
                service.manualStatus = ServiceStatus::MajorOutage;
                workspace.put(service);
                entities.push_back({EntityKind::Service, service.id.uuid()});
            }
            return entities;
        });
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.at(0).at(1).toString(), u"and 11 more"_s);
    }

    void pauses()
    {
        test::UiWorld world;
        const auto window = world.makeWindow();
        Tray tray(*window);
        QSignalSpy told(&tray, &Tray::notified);
        entry(tray.menu(), u"Until resumed"_s)->trigger();
        openElsewhere(world.replica, world.clock, u"A"_s);
        QCOMPARE(told.count(), 0);
        entry(tray.menu(), u"Resume notifications"_s)->trigger();
        openElsewhere(world.replica, world.clock, u"B"_s);
        QCOMPARE(told.count(), 1);
    }

    void canBeSilenced()
    {
        test::UiWorld world;
        world.preferences.setNotificationsEnabled(false);
        const auto window = world.makeWindow();
        Tray tray(*window);
        QSignalSpy told(&tray, &Tray::notified);
        openElsewhere(world.replica, world.clock, u"A"_s);
        QCOMPARE(told.count(), 0);
    }

private:
    std::unique_ptr<LanguageSetup> m_language;
};

QTEST_MAIN(TestTray)
#include "test_tray.moc"
