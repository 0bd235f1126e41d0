// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/log.h"
#include "app/server/programs.h"
#include "app/server/stopsignals.h"
#include "core/server/server.h"

#include <QCoreApplication>
#include <cstdio>

namespace signalbox {

namespace {

void announce(const Server &server)
{
    for (const QUrl &url : server.urls())
        std::printf("listening on %s\n", url.toString(QUrl::RemovePath).toUtf8().constData());
    std::fflush(stdout);
    if (server.hasNoTokens())
        std::fputs("Nobody can manage this server yet. To make a key for the desktop or the API:\n"
                   "  signalboxd token create --name NAME --scope admin\n",
                   stderr);
}

} // namespace

int serve(const Invocation &invocation)
{
    installLog(invocation.settings.logFormat, invocation.settings.logDebug);
    const SystemClock clock;
    Server server(invocation.settings.server, clock);
    const StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::received, &server, &Server::stop);
    QObject::connect(&server, &Server::started, &server, [&] { announce(server); });
    QObject::connect(&server, &Server::stopped, qApp, [] { QCoreApplication::exit(exitDone); });
    QObject::connect(&server, &Server::failed, qApp,
                     [](const Error &error) { QCoreApplication::exit(complain(error)); });
    server.start();
    return QCoreApplication::exec();
}

} // namespace signalbox
