// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replicachange.h"
#include "core/sync/syncclient.h"

#include <QThread>

namespace signalbox {

class SyncWorker;

/// The replica as the desktop has it: one file under `folder` for each server, kept in step
/// with the server from a thread of its own. What is seen here follows that thread by
/// messages: the first reset() comes when the file has been read, changed() after each act.
///
/// Until then the workspace is empty, and edits submitted already are carried out in order.
class SyncedReplica final : public Replica
{
    Q_OBJECT
public:
    /// `clock` must outlive the replica and may be asked from two threads.
    SyncedReplica(const QString &folder, const ServerAddress &server, const Clock &clock,
                  const SyncTimings &timings = {}, QObject *parent = nullptr);
    /// Returns when all that was submitted is on the disk. Never waits for the network.
    ~SyncedReplica() override;

    [[nodiscard]] const Workspace &workspace() const override { return m_image.workspace; }
    [[nodiscard]] std::optional<qint64> revision(const EntityRef &entity) const override;
    [[nodiscard]] bool isPending(const EntityRef &entity) const override;
    [[nodiscard]] int pendingCount() const override { return m_image.pendingCount; }
    [[nodiscard]] std::vector<RejectedCommand> rejected() const override
    {
        return m_image.rejected;
    }
    [[nodiscard]] ConnectionState connectionState() const override { return m_state; }
    [[nodiscard]] QString connectionDetail() const override { return m_detail; }

    CommandId submit(const QString &type, const QJsonObject &payload) override;
    void keepMine(const CommandId &id) override;
    void takeTheirs(const CommandId &id) override;
    void reconnect() override;
    void adoptServer() override;

    void saveDraft(const QString &key, const QJsonObject &draft) override;
    [[nodiscard]] QJsonObject draft(const QString &key) const override;
    void dropDraft(const QString &key) override;

    /// Something went wrong with the replica's file and was dealt with: which file was set
    /// aside, and whether edits were lost. Empty when nothing did.
    [[nodiscard]] QString notice() const { return m_notice; }

signals:
    void noticeChanged(const QString &notice);

private:
    /// Runs `act(worker)` in the worker's thread, after everything asked of it before.
    template <class Act>
    void tell(Act act);
    void onLoaded(const ReplicaImage &image);
    void onChanged(const ReplicaChange &change);
    void onStateChanged(ConnectionState state, const QString &detail);

    const Clock &m_clock;
    QThread m_thread;
    SyncWorker *m_worker; ///< lives in m_thread and is deleted there
    ReplicaImage m_image;
    QHash<QString, QJsonObject>
        m_unreadDrafts; ///< saved before the file's were here; empty: dropped
    bool m_loaded = false;
    ConnectionState m_state = ConnectionState::Connecting;
    QString m_detail;
    QString m_notice;
};

} // namespace signalbox
