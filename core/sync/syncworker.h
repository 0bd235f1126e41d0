// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replicafile.h"
#include "core/sync/syncclient.h"

namespace signalbox {

/// What happens in SyncedReplica's thread: owns the file, the store and the client. Every call
/// comes from that thread's event loop.
class SyncWorker : public QObject
{
    Q_OBJECT
public:
    SyncWorker(const QString &path, const ServerAddress &server, const Clock &clock,
               const SyncTimings &timings);
    ~SyncWorker() override;

    /// Opens the file and starts the client; tries again later if that fails.
    void open();
    void submit(const Command &command);
    void keepMine(const CommandId &id, const CommandId &fresh);
    void takeTheirs(const CommandId &id);
    void reconnect();
    void adoptServer();
    /// An empty draft is dropped. Several saves in a row are one.
    void saveDraft(const QString &key, const QJsonObject &draft);
    /// Writes what waits and ends the thread's event loop.
    void stop();

signals:
    void loaded(const signalbox::ReplicaImage &image);
    void changed(const signalbox::ReplicaChange &change);
    void submitted(const signalbox::CommandId &id);
    void submitFailed(const signalbox::CommandId &id, const signalbox::Error &error);
    void acknowledged(const signalbox::CommandId &id);
    void stateChanged(signalbox::ConnectionState state, const QString &detail);
    void noticed(const QString &notice);

private:
    [[nodiscard]] bool load();
    void onStoreChanged(const ReplicaChange &change);
    void settle(const Result<ReplicaChange> &change);
    void writeDrafts();

    QString m_path;
    ServerAddress m_server;
    const Clock &m_clock;
    SyncTimings m_timings;
    std::unique_ptr<ReplicaFile> m_file;
    std::unique_ptr<SyncClient> m_client;
    Error m_openError; ///< why there is no file
    QTimer m_openRetry;
    QTimer m_draftTimer;
    QHash<QString, QJsonObject> m_draftsToWrite;
};

} // namespace signalbox
