// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"
#include "app/desktop/singleinstance.h"
#include "ui/shell/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

/// Called twice: once for what must be known before there are texts, once with them.
void describe(QCommandLineParser &options)
{
    options.setApplicationDescription(QApplication::translate("main", "Run your status page."));
    options.addHelpOption();
    options.addVersionOption();
    options.addOption(
        {u"data"_s, QApplication::translate("main", "Keep everything, settings too, in this folder."),
         u"DIR"_s});
}

/// The folder that was asked for, if any.
QString givenFolder()
{
    QCommandLineParser options;
    describe(options);
    options.parse(QCoreApplication::arguments());
    const QString given = options.value(u"data"_s);
    return given.isEmpty() ? QString() : QDir(given).absolutePath();
}

QString usualFolder()
{
    return QString(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                   + u"/signalbox"_s);
}

/// Nobody else's business: made for this user alone.
void makePrivate(const QString &folder)
{
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                      | QFileDevice::ExeOwner);
}

/// Before the application exists: what Qt WebEngine wants to be told then. It is started no
/// earlier than the first preview.
void prepareWebEngine()
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    // Chromium's sandbox refuses to work for root, and root is what one is in many containers.
    // For anybody else it stays on.
    if (getuid() == 0 && qEnvironmentVariableIsEmpty("QTWEBENGINE_DISABLE_SANDBOX"))
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
}

} // namespace

int main(int argc, char **argv)
{
    prepareWebEngine();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"signalbox"_s);
    QApplication::setApplicationDisplayName(u"Signalbox"_s);
    QApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    QApplication::setDesktopFileName(u"signalbox"_s);
    QApplication::setQuitOnLastWindowClosed(false); // the tray goes on; Farewell quits
    QApplication::setWindowIcon(programIcon());

    const QString given = givenFolder();
    Preferences preferences(given.isEmpty() ? QString() : QString(given + u"/desktop.ini"_s));
    const LanguageSetup language(preferences.language());
    QCommandLineParser options;
    describe(options);
    options.process(application);

    const QString folder = given.isEmpty() ? usualFolder() : given;
    makePrivate(folder);
    SingleInstance instance(folder);
    if (!instance.claim())
        return 0;
    Desktop desktop(application, preferences, folder);
    QObject::connect(&instance, &SingleInstance::shown, &desktop, &Desktop::show);
    desktop.start();
    return QApplication::exec();
}
