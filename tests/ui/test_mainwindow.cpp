// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/support/fakeplatform.h"
#include "tests/support/memoryreplica.h"
#include "ui/shell/connector.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/mainwindow.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

/// Notes what was asked of it.
class ProbeView final : public View
{
public:
    using View::View;
    void open(const EntityRef &entity) override { opened.push_back(entity); }
    void createNew() override { ++created; }

    std::vector<EntityRef> opened;
    int created = 0;
};

ViewEntry probe(const QString &id, Glyph glyph, std::vector<EntityKind> kinds,
                QHash<QString, ProbeView *> &made)
{
    ViewEntry entry;
    entry.id = id;
    entry.title = id;
    entry.glyph = glyph;
    entry.kinds = std::move(kinds);
    entry.createText = u"New "_s + id;
    entry.create = [id, &made](const Session &, QWidget *parent) -> View * {
        return made[id] = new ProbeView(parent);
    };
    entry.badge = [](const Session &) { return ViewBadge{u"7"_s, {}}; };
    return entry;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_replica = std::make_unique<test::MemoryReplica>(m_clock);
        m_replica->load(test::sampleWorkspace(m_clock.now()));
        m_made.clear();
        reopen();
    }

    void makesViewsOnlyWhenShown()
    {
        QCOMPARE(m_made.size(), 1);
        m_window->showView(u"services"_s);
        QCOMPARE(m_made.size(), 2);
        m_window->showView(u"overview"_s);
        m_window->showView(u"services"_s);
        QCOMPARE(m_made.size(), 2);
    }

    void goesByKeyboard()
    {
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_window->currentView(), u"services"_s);
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_window->currentView(), u"incidents"_s);
        QCOMPARE(m_made.value(u"incidents"_s)->created, 1);
    }

    void helpIsAtF1()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QTRY_VERIFY(m_window->findChild<HelpDialog *>());
        QVERIFY(m_window->findChild<HelpDialog *>()->isVisible());
        QTest::keyClick(m_window->findChild<HelpDialog *>(), Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<HelpDialog *>());
    }

    void opensThingsInTheViewForThem()
    {
        const EntityRef service{EntityKind::Service, QUuid::createUuid()};
        m_window->open(service);
        QCOMPARE(m_window->currentView(), u"services"_s);
        QCOMPARE(m_made.value(u"services"_s)->opened, std::vector{service});
    }

    void remembersTheView()
    {
        m_window->showView(u"services"_s);
        reopen();
        QCOMPARE(m_window->currentView(), u"services"_s);
    }

private:
    void reopen()
    {
        m_window.reset();
        m_made.clear();
        m_preferences = std::make_unique<Preferences>(m_folder->filePath(u"s.ini"_s));
        m_connector = std::make_unique<Connector>(m_switch, m_fakes.platform, *m_preferences);
        m_window = std::make_unique<MainWindow>(
            Environment{*m_replica, m_clock, *m_preferences, m_fakes.platform, *m_connector},
            std::vector{probe(u"overview"_s, Glyph::Overview, {}, m_made),
                        probe(u"incidents"_s, Glyph::Incident,
                              {EntityKind::Incident, EntityKind::IncidentUpdate}, m_made),
                        probe(u"services"_s, Glyph::Services, {EntityKind::Service}, m_made)});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    SystemClock m_clock;
    test::FakePlatform m_fakes;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::MemoryReplica> m_replica;
    std::unique_ptr<Preferences> m_preferences;
    ReplicaSwitch m_switch{m_clock};
    std::unique_ptr<Connector> m_connector;
    QHash<QString, ProbeView *> m_made;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "test_mainwindow.moc"
