// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/platform.h"
#include "ui/shell/preferences.h"
#include "ui/shell/replicaswitch.h"

namespace signalbox {

/// Decides which server the replica follows: starts the embedded one or fetches the token of
/// the remote one, and puts the right replica behind the switch. All of it asynchronous.
class Connector : public QObject
{
    Q_OBJECT
public:
    enum class Phase {
        Unchosen,  ///< the first start: the wizard asks
        Preparing, ///< the server starts, or the token is fetched
        Following, ///< the replica does the rest; see its connectionState()
        Failed     ///< see error()
    };

    Connector(ReplicaSwitch &replica, Platform &platform, Preferences &preferences,
              QObject *parent = nullptr);

    /// As the preferences say.
    void resume();
    void useEmbedded(quint16 port);
    /// Keeps the token, then follows. `then` hears where the token went, or why it could not be
    /// kept, in which case it is used until the program ends.
    void useRemote(const QUrl &server, const QString &token, QObject *context,
                   CredentialStore::Then<CredentialStore::Place> then);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const Error &error() const { return m_error; }
    /// What failed and what to do, for the windows; empty unless Failed.
    [[nodiscard]] QString problem() const;
    /// Once more after a failure; otherwise the replica is asked to try now.
    void retry();
    [[nodiscard]] bool isEmbedded() const;
    [[nodiscard]] QUrl serverUrl() const { return m_server; } ///< empty unless Following
    /// "this computer" or the host, for the status line; empty while unchosen.
    [[nodiscard]] QString place() const;
    /// Where visitors find the page: its first domain, else under the server's address.
    [[nodiscard]] QUrl pageUrl(const Page &page) const;

signals:
    void changed();

private:
    void enter(Phase phase, const Error &error = {});
    void onServerState(ServerHost::State state);
    void fetchToken();
    void follow(const QUrl &server, const QString &token);
    void failAt(const QUrl &server, const Error &error);

    ReplicaSwitch &m_replica;
    Platform &m_platform;
    Preferences &m_preferences;
    Phase m_phase = Phase::Unchosen;
    Error m_error;
    QUrl m_server;
};

} // namespace signalbox
