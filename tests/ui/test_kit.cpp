// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/uiworld.h"
#include "ui/kit/icons.h"
#include "ui/kit/labels.h"
#include "ui/kit/segmented.h"
#include "ui/kit/statuswidgets.h"
#include "ui/kit/surfaces.h"
#include "ui/kit/theme.h"
#include "ui/kit/words.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

/// By WCAG 2.2, 1.4.3.
double contrast(const QColor &a, const QColor &b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestKit : public QObject
{
    Q_OBJECT

private slots:
    void textCanBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textCanBeRead()
    {
        QFETCH(bool, dark);
        const Tokens &t = dark ? darkTokens() : lightTokens();
        for (const QColor &ground : {t.background, t.side, t.card, t.selection}) {
            QVERIFY2(contrast(t.ink, ground) >= 7, qPrintable(ground.name()));
            QVERIFY2(contrast(t.soft, ground) >= 4.5, qPrintable(ground.name()));
        }
        QVERIFY(contrast(t.accentInk, t.accent) >= 4.5);
        for (const auto &[status, name] : EnumNames<ServiceStatus>::names) {
            QVERIFY2(contrast(statusInk(t, status), t.card) >= 4.5, name);
            QVERIFY2(contrast(statusColor(t, status), t.card) >= 3, name);
        }
    }

    void schemesAreToldByTheirPalette()
    {
        QVERIFY(tokensOf(paletteFor(darkTokens())).dark);
        QVERIFY(!tokensOf(paletteFor(lightTokens())).dark);
    }

    void theStyleSheetHasNoUnknownNames()
    {
        for (const Tokens &tokens : {lightTokens(), darkTokens()}) {
            const QString sheet = styleSheetFor(tokens);
            QVERIFY(!sheet.contains(u'@'));
            static const QRegularExpression url(u"url\\(([^)]*)\\)"_s);
            for (auto it = url.globalMatch(sheet); it.hasNext();) {
                const QString file = it.next().captured(1);
                QVERIFY2(QFile::exists(file), qPrintable(file));
            }
        }
    }

    void everyGlyphIsThere()
    {
        for (int i = 0; i <= static_cast<int>(Glyph::Globe); ++i) {
            const auto glyph = static_cast<Glyph>(i);
            QVERIFY2(QFile::exists(u":/icons/%1.svg"_s.arg(glyphFile(glyph))),
                     qPrintable(glyphFile(glyph)));
            const QImage image = icon(glyph).pixmap(32, 32).toImage();
            bool drawn = false;
            for (int y = 0; y < image.height() && !drawn; ++y) {
                for (int x = 0; x < image.width() && !drawn; ++x)
                    drawn = image.pixelColor(x, y).alpha() > 128;
            }
            QVERIFY2(drawn, qPrintable(glyphFile(glyph)));
        }
    }

    void segmentsAreChosenByArrowKeys()
    {
        Segmented segments(Segmented::Look::Steps);
        for (int i = 0; i < 3; ++i)
            segments.add(i, QString::number(i));
        segments.show();
        QVERIFY(QTest::qWaitForWindowActive(&segments));
        QSignalSpy picked(&segments, &Segmented::picked);
        QTest::keyClick(&segments, Qt::Key_Tab);
        segments.findChildren<QPushButton *>().first()->setFocus();
        QTest::keyClick(segments.focusWidget(), Qt::Key_Right);
        QTest::keyClick(segments.focusWidget(), Qt::Key_Right);
        QTest::keyClick(segments.focusWidget(), Qt::Key_Right); // stops at the end
        QCOMPARE(segments.current(), 2);
        QCOMPARE(picked.count(), 2);
        segments.setCurrent(0);
        QCOMPARE(picked.count(), 2);
    }

    void segmentsGiveWayInANarrowWindow()
    {
        QWidget window;
        auto *row = new QHBoxLayout(&window);
        auto *segments = new Segmented(Segmented::Look::Steps, &window);
        for (int i = 0; i < 4; ++i)
            segments->add(i, u"Some long words here"_s);
        row->addWidget(segments);
        QVERIFY(window.minimumSizeHint().width() < segments->sizeHint().width() * 2 / 3);
    }

    void impactsAreNotMaintenance()
    {
        StatusPicker impact(StatusPicker::For::Impact);
        emit impact.menu()->aboutToShow();
        QCOMPARE(impact.menu()->actions().size(), 4);
        StatusPicker status(StatusPicker::For::Status);
        emit status.menu()->aboutToShow();
        QCOMPARE(status.menu()->actions().size(), 5);
        QSignalSpy picked(&status, &StatusPicker::picked);
        status.menu()->actions().at(3)->trigger();
        QCOMPARE(picked.count(), 1);
        QCOMPARE(status.status(), ServiceStatus::PartialOutage);
        QCOMPARE(status.accessibleName(), words::of(ServiceStatus::PartialOutage));
    }

    void messagesSayAndAct()
    {
        QWidget window;
        MessageBar bar(&window);
        window.show();
        QVERIFY(!bar.isVisible());
        bool undone = false;
        bar.say(MessageBar::Tone::Inverse, u"Posted"_s, {{u"Undo"_s, [&] { undone = true; }}});
        QVERIFY(bar.isVisible());
        QTest::mouseClick(test::named<QPushButton>(&bar, u"Undo"_s), Qt::LeftButton);
        QVERIFY(undone);
        QVERIFY(!bar.isVisible());
    }

    void namesStayNames()
    {
        const TextLabel label(TextLabel::Voice::Body, u"<b>not bold</b>"_s);
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QCOMPARE(words::inMenu(u"R&D"_s), u"R&&D"_s);
    }

    void momentsAreShort_data()
    {
        QTest::addColumn<qint64>("secondsAgo");
        QTest::addColumn<QString>("pattern");
        QTest::newRow("today") << qint64(60) << u"^\\d\\d:\\d\\d$"_s;
        QTest::newRow("yesterday") << qint64(24 * 3600) << u"^yesterday \\d\\d:\\d\\d$"_s;
        QTest::newRow("this year") << qint64(10 * 24 * 3600) << u"^\\d+ \\w+, \\d\\d:\\d\\d$"_s;
        QTest::newRow("long ago") << qint64(800 * 24 * 3600)
                                  << u"^\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d$"_s;
    }

    void momentsAreShort()
    {
        QFETCH(qint64, secondsAgo);
        QFETCH(QString, pattern);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        const Timestamp now = fromMillis(
            QDateTime(QDate(2026, 11, 23), QTime(14, 30)).toMSecsSinceEpoch());
        const QString text = words::moment(now - std::chrono::seconds(secondsAgo), now);
        QVERIFY2(QRegularExpression(pattern).match(text).hasMatch(), qPrintable(text));
    }
};

QTEST_MAIN(TestKit)
#include "test_kit.moc"
