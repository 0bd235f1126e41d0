// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"
#include "ui/connection/remoteform.h"
#include "ui/wizard/firststart.h"

#include <QApplication>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

template <class T>
T *topLevel()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<T *>(widget))
            return found;
    }
    return nullptr;
}

void enter(QWidget *window) { QTest::keyClick(window->focusWidget(), Qt::Key_Return); }

void type(QWidget *window, const QString &text)
{
    qobject_cast<QLineEdit *>(window->focusWidget())->insert(text);
}

} // namespace

/// The whole program: window, replica and embedded server, with a visitor's request at the end.
class TestDesktop : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setQuitOnLastWindowClosed(false);
        m_preferences = std::make_unique<Preferences>(m_folder.filePath(u"desktop.ini"_s));
        m_preferences->setConnection({ConnectionChoice::Kind::None, {}, freePort()});
        m_preferences->setNotificationsEnabled(false);
    }

    void theFirstStartMakesAPageThatVisitorsSee()
    {
        Desktop desktop(*qApp, *m_preferences, m_folder.path());
        desktop.start();
        auto *wizard = topLevel<FirstStart>();
        QVERIFY(wizard && QTest::qWaitForWindowActive(wizard));
        enter(wizard);
        QTRY_COMPARE_WITH_TIMEOUT(wizard->step(), FirstStart::PageName, 20'000);
        type(wizard, u"Bäckerei & Söhne"_s);
        enter(wizard);
        type(wizard, u"Ovens"_s);
        enter(wizard);
        QTRY_COMPARE_WITH_TIMEOUT(wizard->step(), FirstStart::Done, 20'000);
        enter(wizard);
        auto *window = topLevel<MainWindow>();
        QTRY_VERIFY(window->isVisible());
        const Page *page = window->session().page.page();
        QVERIFY(page);
        const QUrl url = window->session().connector.pageUrl(*page);
        QTRY_VERIFY_WITH_TIMEOUT(fetch(url).contains("B\xc3\xa4" "ckerei &amp; S\xc3\xb6hne"), 20'000);
        QVERIFY(fetch(url).contains("Ovens"));
    }

    void aReportedIncidentIsOnThePage()
    {
        Desktop desktop(*qApp, *m_preferences, m_folder.path());
        desktop.start();
        auto *window = topLevel<MainWindow>();
        QTRY_VERIFY_WITH_TIMEOUT(window->session().page.page(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(window->session().replica.connectionState(),
                                  ConnectionState::Online, 20'000);
        window->session().replica.submit(
            u"incident.report"_s,
            {{u"title"_s, u"Ovens are cold"_s},
             {u"type"_s, u"major"_s},
             {u"services"_s, QJsonArray()},
             {u"update"_s, QJsonObject{{u"status"_s, u"investigating"_s}, {u"body"_s, u"Brr"_s}}}});
        const QUrl url = window->session().connector.pageUrl(*window->session().page.page());
        QTRY_VERIFY_WITH_TIMEOUT(fetch(url).contains("Ovens are cold"), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(window->session().replica.pendingCount(), 0, 20'000);
    }

    /// Chosen, left and chosen again while the first server still stops: a new one follows.
    void comesBackToAServerThatStops()
    {
        const QTemporaryDir there;
        const SystemClock clock;
        EmbeddedServer server(there.path(), clock);
        const quint16 port = freePort();
        server.start(port);
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), ServerHost::State::Running, 20'000);
        const QString first = server.token();
        server.stop();
        QVERIFY(server.state() != ServerHost::State::Running);
        server.start(port);
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), ServerHost::State::Running, 20'000);
        QVERIFY(server.token() != first);
        server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), ServerHost::State::Stopped, 20'000);
    }

    void connectsToAServerElsewhere()
    {
        const QTemporaryDir there;
        const QTemporaryDir here;
        const SystemClock clock;
        EmbeddedServer server(there.path(), clock);
        server.start(freePort());
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), ServerHost::State::Running, 20'000);

        Preferences preferences(here.filePath(u"desktop.ini"_s));
        Desktop desktop(*qApp, preferences, here.path());
        desktop.start();
        auto *wizard = topLevel<FirstStart>();
        QVERIFY(wizard && QTest::qWaitForWindowActive(wizard));
        QTest::keyClick(wizard->focusWidget(), Qt::Key_Down);
        enter(wizard);
        QCOMPARE(wizard->step(), FirstStart::Server);
        const auto fields = wizard->findChild<RemoteForm *>()->findChildren<QLineEdit *>();
        QCOMPARE(wizard->focusWidget(), fields.at(0));
        fields.at(0)->setText(server.url().toString());
        fields.at(1)->setText(u"not the token"_s);
        fields.at(1)->setFocus();
        enter(wizard);
        QTRY_VERIFY_WITH_TIMEOUT(fields.at(1)->property("invalid").toBool(), 20'000);
        fields.at(1)->setText(server.token());
        enter(wizard);
        QTRY_COMPARE_WITH_TIMEOUT(wizard->step(), FirstStart::PageName, 20'000);
        const Connector &connector = topLevel<MainWindow>()->session().connector;
        QCOMPARE(connector.phase(), Connector::Phase::Following);
        QCOMPARE(connector.place(), u"127.0.0.1"_s);
    }

    void saysWhenThePortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        ConnectionChoice choice = m_preferences->connection();
        choice.port = other.serverPort();
        m_preferences->setConnection(choice);
        Desktop desktop(*qApp, *m_preferences, m_folder.path());
        desktop.start();
        const Connector &connector = topLevel<MainWindow>()->session().connector;
        QTRY_COMPARE_WITH_TIMEOUT(connector.phase(), Connector::Phase::Failed, 20'000);
        QVERIFY(!connector.error().detail.isEmpty());
    }

private:
    QByteArray fetch(const QUrl &url)
    {
        std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(url)));
        return QTest::qWaitFor([&] { return reply->isFinished(); }, 5000) ? reply->readAll()
                                                                         : QByteArray();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Preferences> m_preferences;
    QNetworkAccessManager m_network;
};

QTEST_MAIN(TestDesktop)
#include "test_desktop.moc"
