// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/log.h"
#include "app/server/programs.h"

#include <QCoreApplication>
#include <cstdio>

namespace signalbox {

int complain(const Error &error)
{
    // A usage error has its "file:line:" or the program's name in front already.
    const bool isUsage = error.code == ErrorCode::Usage;
    const QString where = error.field.isEmpty() ? QString() : error.field + u' ';
    const QString line =
        (isUsage ? QString() : QStringLiteral("signalboxd: ")) + where + error.detail;
    std::fprintf(stderr, "%s\n", line.toUtf8().constData());
    return isUsage ? exitUsage : exitFailed;
}

namespace {

int run(const QStringList &arguments)
{
    const Result<Invocation> invocation = parseCommandLine(arguments);
    if (!invocation)
        return complain(invocation.error());
    if (invocation->command == QLatin1String("help"))
        std::fputs(helpText().toUtf8().constData(), stdout);
    else if (invocation->command == QLatin1String("version"))
        std::puts("signalboxd " SIGNALBOX_VERSION);
    else if (invocation->command == QLatin1String("config check"))
        std::puts("the settings are fine");
    else if (invocation->command == QLatin1String("serve"))
        return serve(*invocation);
    else
        return administer(*invocation);
    return exitDone;
}

} // namespace
} // namespace signalbox

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("signalboxd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    return signalbox::run(application.arguments().sliced(1));
}
