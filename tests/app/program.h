// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/httpclient.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <csignal>

namespace signalbox::test {

/// What a run of signalboxd came to.
struct Run
{
    int exitCode = -1; ///< -1: it crashed or never ended
    QString out;
    QString err;
};

/// Runs signalboxd to its end.
[[nodiscard]] inline Run
runProgram(const QStringList &arguments,
           const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(SIGNALBOXD, arguments);
    const bool ended = process.waitForFinished(30'000);
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// A running `signalboxd serve` on a port of its own. Killed with the object.
class ServeProcess
{
public:
    ~ServeProcess() { kill(); }

    /// Until it says that it listens; `arguments` besides --data and --listen.
    [[nodiscard]] bool
    start(const QString &data, const QStringList &arguments = {},
          const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        m_process.setProcessEnvironment(environment);
        m_process.start(SIGNALBOXD,
                        QStringList{"serve", "--data", data, "--listen", "127.0.0.1:0"} +
                            arguments);
        QByteArray out;
        while (!out.contains('\n') && m_process.waitForReadyRead(30'000))
            out += m_process.readAllStandardOutput();
        static const QRegularExpression line("^listening on (http://127\\.0\\.0\\.1:\\d+)\n$");
        const QRegularExpressionMatch match = line.match(QString::fromUtf8(out));
        m_url = QUrl(match.captured(1));
        return match.hasMatch();
    }
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// All of standard error so far.
    [[nodiscard]] QString errors()
    {
        m_errors += m_process.readAllStandardError();
        return QString::fromUtf8(m_errors);
    }

    /// Without a word of warning.
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
    /// As an init system would; the exit code, -1 if it did not end in time.
    [[nodiscard]] int terminate(int signal = SIGTERM)
    {
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
        return waitForExit();
    }
    /// The exit code; -1 if it did not end by itself in time.
    [[nodiscard]] int waitForExit()
    {
        const bool ended =
            m_process.state() == QProcess::NotRunning || m_process.waitForFinished(6'000);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

private:
    QProcess m_process;
    QByteArray m_errors;
    QUrl m_url;
};

/// A token made from the shell.
[[nodiscard]] inline QString makeToken(const QString &data)
{
    return runProgram({"token", "create", "--name", "test", "--scope", "admin", "--data", data})
        .out.trimmed();
}

} // namespace signalbox::test
