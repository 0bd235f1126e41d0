// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/log.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <atomic>
#include <unistd.h>

namespace signalbox {

namespace {

std::atomic<LogFormat> logFormat{LogFormat::Text};

QLatin1StringView levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return QLatin1StringView("debug");
    case QtInfoMsg:
        return QLatin1StringView("info");
    case QtWarningMsg:
        return QLatin1StringView("warning");
    case QtCriticalMsg:
        return QLatin1StringView("error");
    case QtFatalMsg:
        return QLatin1StringView("fatal");
    }
    Q_UNREACHABLE();
}

QByteArray textLine(QtMsgType type, const char *category, const QString &message)
{
    // A message can carry what a stranger sent; a line break in it must not start a line that
    // looks like ours.
    QString flat = message;
    flat.replace(u'\n', QLatin1String("\\n")).replace(u'\r', QLatin1String("\\r"));
    return (toRfc3339(SystemClock().now()) + u' ' + levelName(type) + u' ' +
            QLatin1StringView(category) + u' ' + flat + u'\n')
        .toUtf8();
}

QByteArray jsonLine(QtMsgType type, const char *category, const QString &message)
{
    const QJsonObject line{{QStringLiteral("time"), toRfc3339(SystemClock().now())},
                           {QStringLiteral("level"), levelName(type)},
                           {QStringLiteral("category"), QLatin1StringView(category)},
                           {QStringLiteral("message"), message}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const char *category = context.category ? context.category : "default";
    const QByteArray line = logFormat == LogFormat::Json ? jsonLine(type, category, message)
                                                         : textLine(type, category, message);
    // One write per line, so that lines of several threads do not mix. A log that cannot be
    // written has nowhere to say so.
    [[maybe_unused]] const ssize_t written =
        ::write(STDERR_FILENO, line.constData(), static_cast<size_t>(line.size()));
}

} // namespace

void installLog(LogFormat format, bool debug)
{
    logFormat = format;
    qInstallMessageHandler(writeLine);
    if (debug)
        QLoggingCategory::setFilterRules(QStringLiteral("signalbox.*.debug=true"));
}

} // namespace signalbox
