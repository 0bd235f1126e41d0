// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connector.h"

#include "ui/kit/words.h"

using namespace Qt::StringLiterals;

namespace signalbox {

Connector::Connector(ReplicaSwitch &replica, Platform &platform, Preferences &preferences,
                     QObject *parent)
    : QObject(parent)
    , m_replica(replica)
    , m_platform(platform)
    , m_preferences(preferences)
{
    connect(&platform.server, &ServerHost::stateChanged, this, &Connector::onServerState);
}

void Connector::resume()
{
    const ConnectionChoice choice = m_preferences.connection();
    switch (choice.kind) {
    case ConnectionChoice::Kind::None: enter(Phase::Unchosen); return;
    case ConnectionChoice::Kind::Embedded: useEmbedded(choice.port); return;
    case ConnectionChoice::Kind::Remote: fetchToken(); return;
    }
}

void Connector::useEmbedded(quint16 port)
{
    ConnectionChoice choice = m_preferences.connection();
    const bool moved = choice.port != port;
    choice.kind = ConnectionChoice::Kind::Embedded;
    choice.port = port;
    m_preferences.setConnection(choice);
    enter(Phase::Preparing);
    if (m_platform.server.state() == ServerHost::State::Running && !moved) {
        follow(m_platform.server.url(), m_platform.server.token());
        return;
    }
    m_replica.follow(nullptr); // the old replica must not talk to a server that goes away
    m_platform.server.start(port);
}

void Connector::useRemote(const QUrl &server, const QString &token, QObject *context,
                          CredentialStore::Then<CredentialStore::Place> then)
{
    m_preferences.setConnection(
        {ConnectionChoice::Kind::Remote, server, m_preferences.connection().port});
    follow(server, token);
    m_platform.server.stop();
    m_platform.credentials.write(server, token, context, std::move(then));
}

void Connector::fetchToken()
{
    enter(Phase::Preparing);
    const QUrl server = m_preferences.connection().url;
    m_platform.credentials.read(server, this, [this, server](const Result<QString> &token) {
        // The admin may have chosen another server while the keychain was being unlocked.
        if (m_phase != Phase::Preparing || m_preferences.connection().url != server)
            return;
        if (token)
            follow(server, *token);
        else
            failAt(server, token.error());
    });
}

QString Connector::problem() const
{
    if (m_phase != Phase::Failed)
        return {};
    if (isEmbedded() && m_error.code == ErrorCode::InUse)
        return tr("Another program uses port %1. Close it, or choose another port in Settings.")
            .arg(m_preferences.connection().port);
    if (!isEmbedded() && m_error.code == ErrorCode::NotFound)
        return tr("There is no token for this server. Enter one in Settings.");
    return m_error.code == ErrorCode::Internal && !m_error.detail.isEmpty() ? m_error.detail
                                                                             : words::of(m_error);
}

void Connector::retry()
{
    if (m_phase == Phase::Failed)
        resume();
    else
        m_replica.reconnect();
}

bool Connector::isEmbedded() const
{
    return m_preferences.connection().kind == ConnectionChoice::Kind::Embedded;
}

QString Connector::place() const
{
    const ConnectionChoice choice = m_preferences.connection();
    switch (choice.kind) {
    case ConnectionChoice::Kind::None: return {};
    case ConnectionChoice::Kind::Embedded: return tr("this computer");
    case ConnectionChoice::Kind::Remote: return choice.url.host();
    }
    Q_UNREACHABLE();
}

QUrl Connector::pageUrl(const Page &page) const
{
    if (m_server.isEmpty())
        return {};
    // A page with a domain of its own is looked at there, unless the server is on this very
    // computer, where that domain leads nowhere yet.
    if (!page.domains.empty() && !isEmbedded()) {
        QUrl url;
        url.setScheme(u"https"_s);
        url.setHost(page.domains.front().toString());
        url.setPath(u"/"_s);
        return url;
    }
    QUrl url = m_server;
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(page.isDefault ? QString(base + u'/')
                               : QString(base + u"/p/"_s + page.slug.toString()));
    return url;
}

void Connector::enter(Phase phase, const Error &error)
{
    m_phase = phase;
    m_error = error;
    if (phase != Phase::Following)
        m_server.clear();
    emit changed();
}

void Connector::onServerState(ServerHost::State state)
{
    if (!isEmbedded())
        return;
    if (state == ServerHost::State::Running) {
        follow(m_platform.server.url(), m_platform.server.token());
    } else if (state == ServerHost::State::Failed) {
        failAt(QUrl(u"http://127.0.0.1:%1"_s.arg(m_preferences.connection().port)),
               m_platform.server.error());
    }
}

/// Shows what the replica remembers all the same: it can be read, and edits wait in its queue.
/// Without a token the server, if there is one, lets nobody in.
void Connector::failAt(const QUrl &server, const Error &error)
{
    enter(Phase::Failed, error); // first: nobody must take the replica for a connection
    if (m_platform.makeReplica)
        m_replica.follow(m_platform.makeReplica(server, QString()));
}

void Connector::follow(const QUrl &server, const QString &token)
{
    m_server = server;
    if (m_platform.makeReplica)
        m_replica.follow(m_platform.makeReplica(server, token));
    enter(Phase::Following);
}

} // namespace signalbox
