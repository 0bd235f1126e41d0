// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/embeddedserver.h"

namespace signalbox {

EmbeddedServer::EmbeddedServer(const QString &dataFolder, const Clock &clock, QObject *parent)
    : ServerHost(parent)
    , m_dataFolder(dataFolder)
    , m_clock(clock)
{
}

EmbeddedServer::~EmbeddedServer() = default;

void EmbeddedServer::start(quint16 port)
{
    if (m_server && m_port == port && !m_again) {
        if (m_state == State::Running || m_state == State::Starting)
            return;
    }
    m_port = port;
    if (m_server) {
        m_again = true;
        m_server->stop();
        enter(State::Starting);
        return;
    }
    launch();
}

void EmbeddedServer::launch()
{
    ServerOptions options;
    options.dataFolder = m_dataFolder;
    options.listen = {ListenAddress{QHostAddress(QHostAddress::LocalHost), m_port}};
    options.starterToken = true;
    m_server = std::make_unique<Server>(options, m_clock);
    connect(m_server.get(), &Server::started, this, &EmbeddedServer::onStarted);
    connect(m_server.get(), &Server::failed, this, &EmbeddedServer::onFailed);
    connect(m_server.get(), &Server::stopped, this, &EmbeddedServer::onStopped);
    enter(State::Starting);
    m_server->start();
}

void EmbeddedServer::stop()
{
    m_again = false;
    if (!m_server) {
        enter(State::Stopped);
        return;
    }
    // It has seconds to finish what is in flight; who asks for it meanwhile must not be given
    // the one that goes away.
    enter(State::Stopping);
    m_server->stop();
}

QUrl EmbeddedServer::url() const
{
    const std::vector<QUrl> urls = m_server ? m_server->urls() : std::vector<QUrl>();
    return urls.empty() ? QUrl() : urls.front();
}

QString EmbeddedServer::token() const { return m_server ? m_server->starterToken() : QString(); }

void EmbeddedServer::onStarted() { enter(State::Running); }

void EmbeddedServer::onFailed(const Error &error)
{
    m_error = error;
    m_again = false;
    dispose();
    enter(State::Failed);
}

void EmbeddedServer::onStopped()
{
    dispose();
    if (std::exchange(m_again, false))
        launch();
    else
        enter(State::Stopped);
}

void EmbeddedServer::dispose()
{
    if (m_server)
        m_server.release()->deleteLater();
}

void EmbeddedServer::enter(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace signalbox
