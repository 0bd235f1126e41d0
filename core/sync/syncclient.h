// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/apiclient.h"
#include "core/sync/backoff.h"
#include "core/sync/eventstream.h"
#include "core/sync/pull.h"
#include "core/sync/replicastore.h"

namespace signalbox {

struct ServerAddress
{
    QUrl url;         ///< http or https, with a path if the server is behind one
    QByteArray token; ///< for the management API
};

struct SyncTimings
{
    std::chrono::milliseconds firstRetry{250};
    std::chrono::milliseconds longestRetry{30'000};
    /// A connection that lasted that long was a good one: the next loss starts at firstRetry.
    std::chrono::milliseconds steady{10'000};
    std::chrono::milliseconds request{30'000};
    /// The server says something every 25 s at least.
    std::chrono::milliseconds silence{60'000};
};

/// Keeps a ReplicaStore and a server in step: holds the event stream open, pulls what is new
/// and posts the queue, one command at a time and in order. Lives in the store's thread.
///
/// One connection is: open the stream → pull everything new (which also shows that it is the
/// same workspace as ever) → online; from then on pull when the stream says so and post what
/// is pending. Whatever breaks ends the connection as a whole, and the next one starts after
/// the back-off. Answers that only concern one command (README.md has the table) do not.
class SyncClient : public QObject
{
    Q_OBJECT
public:
    SyncClient(ReplicaStore &store, const ServerAddress &server, const SyncTimings &timings,
               QObject *parent = nullptr);
    ~SyncClient() override;

    void start();
    /// Without waiting for the back-off. Does nothing to a connection that is good.
    void reconnect();
    /// Something is pending that was not.
    void wake();
    /// Takes the server for what it is, if it was refused because its workspace is another one.
    void adoptServer();

signals:
    void stateChanged(signalbox::ConnectionState state, const QString &detail);
    void storeChanged(const signalbox::ReplicaChange &change);
    void acknowledged(const signalbox::CommandId &id);

private:
    void connectNow();
    void onStreamEnded(int status, const QByteArray &body, const QString &detail);

    /// Something up to that sequence is there to be had.
    void hear(qint64 sequence);
    void pull();
    void askPage();
    void onPage(const Result<ApiAnswer> &answer);
    void finishPull();
    void onOtherWorkspace();

    void postNext();
    void onPosted(const Command &command, const Result<ApiAnswer> &answer);
    void onReceipt(const Command &command, const QByteArray &body);
    void onRefusal(const Command &command, const Error &error);
    void postLater(const QString &detail, std::optional<std::chrono::seconds> wait);

    /// False when the store failed, which has ended the connection then.
    bool took(const Result<ReplicaChange> &change);
    void notAnswered(const ApiAnswer &answer);
    void lost(const QString &detail);
    void refused(const QString &detail);
    void endConnection(ConnectionState state, const QString &detail,
                       std::chrono::milliseconds wait);
    void setState(ConnectionState state, const QString &detail = {});

    ReplicaStore &m_store;
    SyncTimings m_timings;
    ApiClient m_api;
    EventStream *m_stream = nullptr;
    Backoff m_backoff;
    Backoff m_postBackoff;
    QTimer m_retry;
    QTimer m_postRetry;
    QTimer m_steady;
    QTimer m_pullDelay;

    ConnectionState m_state = ConnectionState::Offline;
    QString m_detail;
    bool m_open = false;     ///< the stream is
    bool m_verified = false; ///< on this connection, the workspace was seen to be ours
    bool m_posting = false;
    bool m_otherWorkspace = false; ///< why it is Refused
    std::optional<Pull> m_pull;    ///< set while one is under way
    bool m_pullAgain = false;      ///< something newer was spoken of during the pull
    qint64 m_pulledBytes = 0;
};

} // namespace signalbox
