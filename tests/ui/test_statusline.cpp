// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/uiworld.h"
#include "ui/kit/labels.h"
#include "ui/shell/language.h"
#include "ui/shell/statusline.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace signalbox;

class TestStatusLine : public QObject
{
    Q_OBJECT

private slots:
    void saysHowTheConnectionIs_data()
    {
        QTest::addColumn<ConnectionState>("state");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<bool>("retry");
        QTest::newRow("online") << ConnectionState::Online << QString() << u"Online · here"_s << false;
        QTest::newRow("detail hides online")
            << ConnectionState::Online << u"x"_s << u"Online · here"_s << false;
        QTest::newRow("offline") << ConnectionState::Offline << u"Connection refused"_s
                                 << u"Offline · here · Connection refused"_s << true;
        QTest::newRow("connecting")
            << ConnectionState::Connecting << QString() << u"Connecting · here"_s << false;
        QTest::newRow("refused") << ConnectionState::Refused << u"Unknown token"_s
                                 << u"Refused · here · Unknown token"_s << false;
    }

    void saysHowTheConnectionIs()
    {
        QFETCH(ConnectionState, state);
        QFETCH(QString, detail);
        test::UiWorld world;
        StatusLine line(world.replica);
        line.setPlace(u"here"_s);
        line.show();
        world.replica.setConnection(state, detail);
        QTEST(line.findChild<ElidedLabel *>()->text(), "shown");
        QTEST(test::named<QPushButton>(&line, u"Try now"_s) != nullptr, "retry");
    }

    void countsWhatIsPending()
    {
        const LanguageSetup english(u"en"_s);
        test::UiWorld world;
        StatusLine line(world.replica);
        line.show();
        QVERIFY(test::named<QLabel>(&line, u"All changes saved"_s));
        world.replica.setConnection(ConnectionState::Offline);
        const Service service = world.replica.workspace().services.begin().value();
        for (int i = 0; i < 2; ++i)
            world.replica.submit(u"service.edit"_s, {{u"id"_s, service.id.toString()},
                                                      {u"name"_s, u"N%1"_s.arg(i)}});
        QTRY_VERIFY(test::named<QLabel>(&line, u"2 changes pending"_s));
        world.replica.setConnection(ConnectionState::Online);
        QTRY_VERIFY(test::named<QLabel>(&line, u"All changes saved"_s));
    }

    void offersToReviewWhatWasRefused()
    {
        const LanguageSetup english(u"en"_s);
        test::UiWorld world;
        StatusLine line(world.replica);
        line.show();
        QSignalSpy wanted(&line, &StatusLine::rejectedWanted);
        QVERIFY(!test::named<QPushButton>(&line, u"1 change refused – review"_s));
        world.replica.addRejected({});
        auto *review = test::named<QPushButton>(&line, u"1 change refused – review"_s);
        QVERIFY(review);
        QTest::mouseClick(review, Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
    }
};

QTEST_MAIN(TestStatusLine)
#include "test_statusline.moc"
