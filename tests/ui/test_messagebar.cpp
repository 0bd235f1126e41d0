// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/surfaces.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;

class TestMessageBar : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void onlyAPlainSuccessLeavesByItself()
    {
        QWidget window;
        MessageBar success(&window);
        MessageBar error(&window);
        MessageBar question(&window);
        for (MessageBar *bar : {&success, &error, &question})
            bar->setLinger(std::chrono::milliseconds(1));
        error.say(MessageBar::Tone::Error, u"It did not work."_s);
        question.say(MessageBar::Tone::Success, u"Done."_s, {{u"Undo"_s, [] {}}});
        success.say(MessageBar::Tone::Success, u"Done."_s);
        QVERIFY(!success.isHidden());
        QTRY_VERIFY(success.isHidden());
        QVERIFY(!error.isHidden());
        QVERIFY(!question.isHidden());
    }
};

QTEST_MAIN(TestMessageBar)
#include "test_messagebar.moc"
