// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/uiworld.h"
#include "ui/wizard/firstpage.h"
#include "ui/wizard/firststart.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

Environment connecting(test::UiWorld &world)
{
    return {world.replicaSwitch, world.clock, world.preferences, world.fakes.platform,
            world.connector};
}

void type(QWidget &window, const QString &text)
{
    // Not key by key: QTest knows no keys beyond ASCII.
    static_cast<QLineEdit *>(window.focusWidget())->insert(text);
}

void enter(QWidget &window) { QTest::keyClick(window.focusWidget(), Qt::Key_Return); }

} // namespace

class TestFirstStart : public QObject
{
    Q_OBJECT

private slots:
    void makesAPageByKeyboardAlone()
    {
        test::UiWorld world(false);
        FirstStart wizard(connecting(world));
        wizard.QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        enter(wizard); // "On this computer" is chosen already
        QTRY_COMPARE(wizard.step(), FirstStart::PageName);
        type(wizard, u"Bäckerei Süß"_s);
        enter(wizard);
        QCOMPARE(wizard.step(), FirstStart::ServiceNames);
        type(wizard, u"Shop"_s);
        QTest::keyClick(wizard.focusWidget(), Qt::Key_Tab);
        type(wizard, u"Ovens"_s);
        enter(wizard);
        QTRY_COMPARE(wizard.step(), FirstStart::Done);

        const Workspace &workspace = world.replicaSwitch.workspace();
        QCOMPARE(workspace.pages.size(), 1);
        const Page page = workspace.pages.begin().value();
        QCOMPARE(page.name.toString(), u"Bäckerei Süß"_s);
        QCOMPARE(page.slug.toString(), u"baeckerei-suess"_s);
        QCOMPARE(page.services.size(), size_t(2));
        QCOMPARE(workspace.services.value(page.services[0].serviceId).name.toString(), u"Shop"_s);
        QVERIFY(test::named<QLabel>(&wizard, world.connector.pageUrl(page).toString()));
        QCOMPARE(world.preferences.connection().kind, ConnectionChoice::Kind::Embedded);
        QSignalSpy accepted(&wizard, &QDialog::accepted);
        enter(wizard);
        QCOMPARE(accepted.count(), 1);
    }

    void saysWhyTheServerDidNotStart()
    {
        test::UiWorld world(false);
        world.fakes.server.failure = Error{ErrorCode::InUse, u"taken"_s, {}, {}};
        FirstStart wizard(connecting(world));
        wizard.QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        enter(wizard);
        const QString said = u"The server did not start: Another program uses port 8080. "_s
                             u"Close it, or choose another port in Settings."_s;
        QTRY_VERIFY(test::named<QLabel>(&wizard, said));
        QCOMPARE(wizard.step(), FirstStart::Place);
        world.fakes.server.failure.reset();
        QTest::mouseClick(test::named<QPushButton>(&wizard, u"Try another port"_s), Qt::LeftButton);
        QTRY_COMPARE(wizard.step(), FirstStart::PageName);
        QCOMPARE(world.preferences.connection().port, quint16(8081));
    }

    void wantsAName()
    {
        test::UiWorld world(false);
        FirstStart wizard(connecting(world));
        wizard.QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        enter(wizard);
        QTRY_COMPARE(wizard.step(), FirstStart::PageName);
        enter(wizard);
        QCOMPARE(wizard.step(), FirstStart::PageName);
        QVERIFY(test::named<QLabel>(&wizard, u"Enter a name."_s));
    }

    void goesBackWhenThePageIsRefused()
    {
        test::UiWorld world(false);
        FirstStart wizard(connecting(world));
        wizard.QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        enter(wizard);
        QTRY_COMPARE(wizard.step(), FirstStart::PageName);
        type(wizard, u"Northwind"_s);
        enter(wizard);
        world.followed->failNext(Error{ErrorCode::InvalidValue, u"is already taken"_s, u"slug"_s, {}});
        enter(wizard);
        QTRY_COMPARE(wizard.step(), FirstStart::PageName);
        QVERIFY(test::named<QLabel>(&wizard, u"Address name is already taken."_s));
    }

    void takesAWorkspaceThatIsSetUpAlready()
    {
        test::UiWorld world(false);
        world.fakes.platform.makeReplica = [&](const QUrl &, const QString &) {
            auto made = std::make_unique<test::MemoryReplica>(world.clock);
            made->load(test::sampleWorkspace(world.clock.now()));
            return made;
        };
        FirstStart wizard(connecting(world));
        QSignalSpy accepted(&wizard, &QDialog::accepted);
        wizard.QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        enter(wizard);
        QTRY_COMPARE(accepted.count(), 1);
    }

    void suggestsSlugs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("slug");
        QTest::newRow("plain") << u"Northwind"_s << u"northwind"_s;
        QTest::newRow("words") << u"  Contoso – Cloud & Co. "_s << u"contoso-cloud-co"_s;
        QTest::newRow("accents") << u"Café Zürich"_s << u"cafe-zuerich"_s;
        QTest::newRow("nothing usable") << u"日本"_s << u"status"_s;
        QTest::newRow("long") << QString(200, u'x') << QString(60, u'x');
        QTest::newRow("cut at a hyphen")
            << QString(QString(59, u'x') + u" yy"_s) << QString(59, u'x');
    }

    void suggestsSlugs()
    {
        QFETCH(QString, name);
        QTEST(suggestSlug(name), "slug");
        QVERIFY(Slug::parse(suggestSlug(name)));
    }
};

QTEST_MAIN(TestFirstStart)
#include "test_firststart.moc"
