// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/server.h"
#include "tests/support/httpclient.h"

#include <QSignalSpy>
#include <QTemporaryDir>

namespace signalbox::test {

/// A real server in this process, on a free port of loopback, with a folder and a token of its
/// own:
///
///     RunningServer server;
///     QVERIFY2(server.start(), qPrintable(server.problem()));
///     server.client().post("/api/v1/services", {{"name", "API"}});
class RunningServer
{
public:
    RunningServer()
    {
        options.dataFolder = m_folder.filePath(QStringLiteral("data"));
        options.listen = {ListenAddress{QHostAddress(QHostAddress::LocalHost), 0}};
        options.workers = 2;
        options.starterToken = true;
    }

    /// Change them before start().
    ServerOptions options;

    /// Again after stop(), it has the same folder and makes another token.
    [[nodiscard]] bool start(const Clock &clock = systemClock())
    {
        m_server = std::make_unique<Server>(options, clock);
        QSignalSpy started(m_server.get(), &Server::started);
        QObject::connect(m_server.get(), &Server::failed, m_server.get(),
                         [this](const Error &error) { m_error = error; });
        m_server->start();
        QElapsedTimer timer;
        timer.start();
        while (started.isEmpty() && !m_error && timer.elapsed() < 30'000)
            started.wait(10);
        return !started.isEmpty();
    }
    /// In good order, as SIGTERM would.
    [[nodiscard]] bool stop()
    {
        QSignalSpy stopped(m_server.get(), &Server::stopped);
        m_server->stop();
        return stopped.count() > 0 || stopped.wait(10'000);
    }

    [[nodiscard]] Server &server() { return *m_server; }
    [[nodiscard]] QUrl url() const { return m_server->urls().front(); }
    /// May do everything.
    [[nodiscard]] QString token() const { return m_server->starterToken(); }
    [[nodiscard]] HttpClient client() const { return HttpClient(url(), token()); }
    [[nodiscard]] HttpClient visitor() const { return HttpClient(url()); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] QString problem() const { return m_error ? m_error->detail : QString(); }

private:
    [[nodiscard]] static const Clock &systemClock()
    {
        static const SystemClock clock;
        return clock;
    }

    QTemporaryDir m_folder;
    std::optional<Error> m_error;
    std::unique_ptr<Server> m_server;
};

} // namespace signalbox::test
