// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/previewbrowser.h"
#include "ui/preview/previewpane.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QWebEnginePage>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

/// Answers with what the test says.
class CannedRenderer final : public PreviewRenderer
{
public:
    void render(const Workspace &, const PageId &, QObject *context,
                std::function<void(Result<QString>)> then) override
    {
        ++renderings;
        QMetaObject::invokeMethod(
            context, [html = html, then = std::move(then)] { then(html); }, Qt::QueuedConnection);
    }

    QString html;
    int renderings = 0;
};

QString textOf(const PreviewPane &pane)
{
    QString text;
    bool there = false;
    pane.findChild<QWebEngineView *>()->page()->toPlainText([&](const QString &found) {
        text = found;
        there = true;
    });
    return QTest::qWaitFor([&] { return there; }) ? text : u"no answer"_s;
}

} // namespace

class TestPreviewPane : public QObject
{
    Q_OBJECT

private slots:
    void showsHtmlAndNothingElse()
    {
        // Whoever asks for anything knocks here.
        QTcpServer outside;
        QVERIFY(outside.listen(QHostAddress::LocalHost));
        QSignalSpy knocked(&outside, &QTcpServer::newConnection);
        const QString url = u"http://127.0.0.1:%1/"_s.arg(outside.serverPort());

        CannedRenderer renderer;
        PreviewPane pane(renderer);
        pane.resize(600, 500);
        pane.QWidget::show();
        QSignalSpy shown(&pane, &PreviewPane::shown);
        renderer.html = u"<html><head><link rel=stylesheet href='%1a.css'></head><body><p>All is well"
                        "<img src='%1b.png' onerror=\"document.body.append('ran')\">"
                        "<script>document.body.append('ran')</script>"
                        "<iframe src='%1c'></iframe></body></html>"_s.arg(url);
        pane.show(PageId(QUuid::createUuid()), [] { return Workspace(); });
        QVERIFY(shown.wait(30'000));
        QVERIFY(textOf(pane).contains(u"All is well"_s));
        QVERIFY(!textOf(pane).contains(u"ran"_s));
        QCOMPARE(knocked.count(), 0);

        // A burst is rendered once, and the newest is what is shown.
        const int before = renderer.renderings;
        renderer.html = u"<p>Other words"_s;
        for (int i = 0; i < 20; ++i)
            pane.show(PageId(QUuid::createUuid()), [] { return Workspace(); });
        QVERIFY(shown.wait(30'000));
        QCOMPARE(renderer.renderings, before + 1);
        QVERIFY(textOf(pane).contains(u"Other words"_s));
        QVERIFY(!textOf(pane).contains(u"All is well"_s));
    }
};

int main(int argc, char **argv)
{
    if (::geteuid() == 0)
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1"); // Chromium refuses to sandbox for root
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu");
    QApplication application(argc, argv);
    TestPreviewPane test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_previewpane.moc"
