// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desktopfixture.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/pages/slugs.h"
#include "ui/services/servicetreewidget.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLineEdit>
#include <QListView>

using namespace Qt::StringLiterals;
using namespace signalbox;
using test::DesktopFixture;

class TestPagesView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void suggestsSlugs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("slug");
        QTest::newRow("plain") << u"Northwind Status"_s << u"northwind-status"_s;
        QTest::newRow("german") << u"Größe & Söhne"_s << u"groesse-soehne"_s;
        QTest::newRow("accents") << u"Café Łódź"_s << u"cafe-lodz"_s;
        QTest::newRow("nothing left") << u"状態"_s << u"page"_s;
        QTest::newRow("edges") << u" --A-- "_s << u"a"_s;
        QTest::newRow("taken") << u"Taken"_s << u"taken-3"_s;
        QTest::newRow("long") << QString(100, u'x') << QString(59, u'x');
    }

    void suggestsSlugs()
    {
        QFETCH(QString, name);
        const QString slug = suggestSlug(name, {u"taken"_s, u"taken-2"_s});
        QTEST(slug, "slug");
        QVERIFY(Slug::parse(slug));
    }

    void contrastIsThatOfWcag()
    {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
        QCOMPARE(qRound(contrast(Qt::white, Qt::white)), 1);
        QCOMPARE(qRound(10 * contrast(QColor(0x76, 0x76, 0x76), Qt::white)), 45);
    }

    void makesAPageAndNamesIt()
    {
        DesktopFixture desktop(u"pages"_s, false);
        QTest::mouseClick(desktop.find<QPushButton>(u"New page"_s), Qt::LeftButton);
        QLineEdit *name = nullptr;
        QTRY_VERIFY((name = desktop.find<QLineEdit>(u"Name"_s)) && name->hasFocus());
        QTest::keyClicks(name, u"Nørdwind"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(DesktopFixture::named(desktop.workspace().pages, u"Nørdwind"_s));
        const Page page = *DesktopFixture::named(desktop.workspace().pages, u"Nørdwind"_s);
        QCOMPARE(page.slug.toString(), u"nordwind"_s); // goes along while it is new
        QVERIFY(page.isDefault);
    }

    void arrangesByKeyboard()
    {
        DesktopFixture desktop(u"pages"_s);
        auto *tree = desktop.find<ServiceTreeWidget>(u"Services on the page"_s);
        QVERIFY(tree && tree->model()->rowCount() == 3);
        tree->setCurrentIndex(tree->model()->index(0, 0));
        const QString first = tree->currentIndex().data().toString();
        QTest::keyClick(tree, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(tree->model()->index(1, 0).data().toString(), first);
        QCOMPARE(tree->currentIndex().data().toString(), first); // still the chosen one
        const size_t before = desktop.workspace().defaultPage()->services.size();
        QTest::keyClick(tree, Qt::Key_Delete);
        QTRY_COMPARE(desktop.workspace().defaultPage()->services.size(), before - 1);
        QCOMPARE(desktop.workspace().services.size(), qsizetype(before)); // not deleted
        QTest::mouseClick(desktop.find<QPushButton>(u"Add all"_s), Qt::LeftButton);
        QTRY_COMPARE(desktop.workspace().defaultPage()->services.size(), before);
    }

    void showsAnErrorAtItsField()
    {
        DesktopFixture desktop(u"pages"_s);
        auto *slug = desktop.find<QLineEdit>(u"Address name"_s);
        slug->setFocus();
        slug->selectAll();
        QTest::keyClicks(slug, u"Not a slug"_s);
        QTest::keyClick(slug, Qt::Key_Return);
        QTRY_VERIFY(slug->property("invalid").toBool());
        QVERIFY(slug->hasFocus());
        QCOMPARE(desktop.workspace().defaultPage()->slug.toString(), u"northwind"_s);
        slug->selectAll();
        QTest::keyClicks(slug, u"a-slug"_s);
        QTest::keyClick(slug, Qt::Key_Return);
        QTRY_COMPARE(desktop.workspace().defaultPage()->slug.toString(), u"a-slug"_s);
        QVERIFY(!slug->property("invalid").toBool());
    }

    void listFollows()
    {
        DesktopFixture desktop(u"pages"_s);
        Health health(desktop.replica);
        PageListModel model(desktop.replica, health);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 1);
        desktop.window->createNew(u"pages"_s);
        QTRY_COMPARE(model.rowCount(), 2);
        QVERIFY(model.rowOf(desktop.workspace().defaultPage()->id) >= 0);
        QCOMPARE(model.rowOf(PageId()), -1);
    }
};

QTEST_MAIN(TestPagesView)
#include "test_pagesview.moc"
