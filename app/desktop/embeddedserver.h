// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/server.h"
#include "ui/shell/serverhost.h"

namespace signalbox {

/// The server within this program: the same object as signalboxd's, on the loopback address,
/// with a token that only this process knows.
class EmbeddedServer final : public ServerHost
{
    Q_OBJECT
public:
    EmbeddedServer(const QString &dataFolder, const Clock &clock, QObject *parent = nullptr);
    ~EmbeddedServer() override;

    /// Running on another port already: stops, then starts on this one.
    void start(quint16 port) override;
    void stop() override;
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] QUrl url() const override;
    [[nodiscard]] QString token() const override;
    [[nodiscard]] QString dataFolder() const override { return m_dataFolder; }
    [[nodiscard]] Error error() const override { return m_error; }

private:
    void launch();
    void onStarted();
    void onFailed(const Error &error);
    void onStopped();
    void enter(State state);
    /// The finished server, gone once its own signal has been delivered.
    void dispose();

    QString m_dataFolder;
    const Clock &m_clock;
    std::unique_ptr<Server> m_server;
    State m_state = State::Stopped;
    Error m_error;
    quint16 m_port = 0;
    bool m_again = false; ///< start anew when it has stopped
};

} // namespace signalbox
