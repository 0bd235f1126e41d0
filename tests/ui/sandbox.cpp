// SPDX-License-Identifier: GPL-3.0-or-later
// The main window over a workspace in memory: to look at it in each scheme, size and language
// without a server. Not shipped.
#include "tests/support/fakeplatform.h"
#include "tests/support/memoryreplica.h"
#include "ui/kit/theme.h"
#include "ui/shell/connector.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/platform.h"
#include "ui/tray/farewell.h"
#include "ui/tray/tray.h"
#include "ui/views.h"
#include "ui/wizard/firststart.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

Workspace workspaceFor(const QCommandLineParser &options, Timestamp now)
{
    if (options.isSet(u"services"_s))
        return test::bigWorkspace(now, options.value(u"services"_s).toInt());
    return test::sampleWorkspace(now);
}

void refuseSome(test::MemoryReplica &replica, const Clock &clock)
{
    const Service service = replica.workspace().services.begin().value();
    const Command edit{CommandId::make(clock), u"service.edit"_s,
                       {{u"id"_s, service.id.toString()}, {u"name"_s, u"Checkout and cart"_s}},
                       {}, {}};
    replica.addRejected({edit, Error{ErrorCode::Conflict, {}, {}, {}},
                         {{u"name"_s, u"Checkout and cart"_s, u"Cart"_s},
                          {u"manual_status"_s, u"partial_outage"_s, u"operational"_s}}});
    const Command page{CommandId::make(clock), u"page.create"_s, {{u"name"_s, u"Contoso"_s}}, {}, {}};
    replica.addRejected({page, Error{ErrorCode::InvalidValue, u"is already taken"_s, u"slug"_s, {}},
                         {}});
}

std::unique_ptr<Replica> makeReplica(const QCommandLineParser &options, const Clock &clock)
{
    auto replica = std::make_unique<test::MemoryReplica>(clock);
    if (!options.isSet(u"empty"_s) && !options.isSet(u"wizard"_s))
        replica->load(workspaceFor(options, clock.now()));
    if (options.isSet(u"offline"_s))
        replica->setConnection(ConnectionState::Offline, u"Connection refused"_s);
    if (options.isSet(u"refused"_s))
        refuseSome(*replica, clock);
    return replica;
}

/// Saves a picture of the window once it has settled, and ends.
void shootLater(QWidget &window, const QString &file)
{
    QTimer::singleShot(1500, &window, [&window, file] {
        window.grab().save(file);
        QCoreApplication::quit();
    });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"signalbox-sandbox"_s);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOptions({
        {u"appearance"_s, u"light or dark"_s, u"scheme"_s, u"light"_s},
        {u"language"_s, u"e.g. de"_s, u"tag"_s},
        {u"size"_s, u"WIDTHxHEIGHT"_s, u"size"_s, u"1280x800"_s},
        {u"scale"_s, u"text scale"_s, u"factor"_s, u"1"_s},
        {u"view"_s, u"which view"_s, u"id"_s, u"overview"_s},
        {u"services"_s, u"a workspace with that many"_s, u"count"_s},
        {u"empty"_s, u"no workspace at all"_s},
        {u"offline"_s, u"no connection"_s},
        {u"refused"_s, u"with refused changes"_s},
        {u"wizard"_s, u"the first start"_s},
        {u"shot"_s, u"save a picture and end"_s, u"file"_s},
    });
    options.process(application);

    const SystemClock clock;
    const QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"settings.ini"_s));
    Theme theme(application);
    theme.setTextScale(options.value(u"scale"_s).toDouble());
    theme.setAppearance(options.value(u"appearance"_s) == "dark"_L1 ? Appearance::Dark
                                                                    : Appearance::Light);
    const LanguageSetup language(options.value(u"language"_s));
    ReplicaSwitch replica(clock);
    test::FakePlatform fakes;
    fakes.platform.makeReplica = [&](const QUrl &, const QString &) {
        return makeReplica(options, clock);
    };
    Connector connector(replica, fakes.platform, preferences);
    if (!options.isSet(u"wizard"_s))
        connector.useRemote(QUrl(u"https://status.northwind.example"_s), u"token"_s, &connector,
                            [](const auto &) {});
    const Environment environment{replica, clock, preferences, fakes.platform, connector};
    MainWindow window(environment, allViews());
    Tray tray(window);
    Farewell farewell(window, [] { return QSystemTrayIcon::isSystemTrayAvailable(); });
    QObject::connect(&tray, &Tray::quitWanted, &farewell, &Farewell::onQuit);
    QObject::connect(&farewell, &Farewell::quit, &application, &QApplication::quit);
    if (options.isSet(u"wizard"_s)) {
        FirstStart wizard(environment);
        QObject::connect(&wizard, &QDialog::finished, &window, &QWidget::show);
        wizard.show();
        if (options.isSet(u"shot"_s))
            shootLater(wizard, options.value(u"shot"_s));
        return QApplication::exec();
    }
    const QStringList size = options.value(u"size"_s).split(u'x');
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.showView(options.value(u"view"_s));
    window.show();
    if (options.isSet(u"shot"_s))
        shootLater(window, options.value(u"shot"_s));
    return QApplication::exec();
}
