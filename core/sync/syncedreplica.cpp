// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncedreplica.h"

#include "core/sync/edits.h"
#include "core/sync/syncworker.h"

#include <QDir>

namespace signalbox {

SyncedReplica::SyncedReplica(const QString &folder, const ServerAddress &server, const Clock &clock,
                             const SyncTimings &timings, QObject *parent)
    : Replica(parent)
    , m_clock(clock)
    , m_worker(new SyncWorker(QDir(folder).filePath(ReplicaFile::nameFor(server.url)), server,
                              clock, timings))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SyncWorker::loaded, this, &SyncedReplica::onLoaded);
    connect(m_worker, &SyncWorker::changed, this, &SyncedReplica::onChanged);
    connect(m_worker, &SyncWorker::submitted, this, &Replica::submitted);
    connect(m_worker, &SyncWorker::submitFailed, this, &Replica::submitFailed);
    connect(m_worker, &SyncWorker::acknowledged, this, &Replica::acknowledged);
    connect(m_worker, &SyncWorker::stateChanged, this, &SyncedReplica::onStateChanged);
    connect(m_worker, &SyncWorker::noticed, this, [this](const QString &notice) {
        m_notice = notice;
        emit noticeChanged(notice);
    });
    m_thread.setObjectName(QStringLiteral("sync"));
    m_thread.start();
    tell([](SyncWorker &worker) { worker.open(); });
}

SyncedReplica::~SyncedReplica()
{
    // By message, so that it comes after everything asked for before.
    tell([](SyncWorker &worker) { worker.stop(); });
    m_thread.wait();
}

template <class Act>
void SyncedReplica::tell(Act act)
{
    SyncWorker *worker = m_worker;
    QMetaObject::invokeMethod(
        worker, [worker, act = std::move(act)] { act(*worker); }, Qt::QueuedConnection);
}

std::optional<qint64> SyncedReplica::revision(const EntityRef &entity) const
{
    const auto found = m_image.revisions.constFind(entity);
    return found == m_image.revisions.constEnd() ? std::nullopt : std::optional(*found);
}

bool SyncedReplica::isPending(const EntityRef &entity) const
{
    return m_image.pendingEntities.contains(entity);
}

CommandId SyncedReplica::submit(const QString &type, const QJsonObject &payload)
{
    const Command command = commandFor(type, payload, m_image, m_clock);
    tell([command](SyncWorker &worker) { worker.submit(command); });
    return command.id;
}

void SyncedReplica::keepMine(const CommandId &id)
{
    tell(
        [id, fresh = CommandId::make(m_clock)](SyncWorker &worker) { worker.keepMine(id, fresh); });
}

void SyncedReplica::takeTheirs(const CommandId &id)
{
    tell([id](SyncWorker &worker) { worker.takeTheirs(id); });
}

void SyncedReplica::reconnect()
{
    tell([](SyncWorker &worker) { worker.reconnect(); });
}

void SyncedReplica::adoptServer()
{
    tell([](SyncWorker &worker) { worker.adoptServer(); });
}

// --- Drafts ------------------------------------------------------------------------------------

void SyncedReplica::saveDraft(const QString &key, const QJsonObject &draft)
{
    if (m_loaded && m_image.drafts.value(key) == draft)
        return;
    if (!m_loaded)
        m_unreadDrafts.insert(key, draft);
    if (draft.isEmpty())
        m_image.drafts.remove(key);
    else
        m_image.drafts.insert(key, draft);
    tell([key, draft](SyncWorker &worker) { worker.saveDraft(key, draft); });
}

QJsonObject SyncedReplica::draft(const QString &key) const
{
    return m_image.drafts.value(key);
}

void SyncedReplica::dropDraft(const QString &key)
{
    saveDraft(key, {});
}

// --- What the worker says ----------------------------------------------------------------------

void SyncedReplica::onLoaded(const ReplicaImage &image)
{
    const int pendingBefore = m_image.pendingCount;
    // The worker may have read the drafts before it was told of the newest ones.
    const QHash<QString, QJsonObject> drafts = m_image.drafts;
    m_image = image;
    if (m_loaded) {
        m_image.drafts = drafts;
    } else {
        m_image.drafts.insert(m_unreadDrafts);
        m_image.drafts.removeIf([](auto draft) { return draft->isEmpty(); });
        m_unreadDrafts.clear();
        m_loaded = true;
    }
    emit reset();
    emit rejectedChanged();
    if (m_image.pendingCount != pendingBefore)
        emit pendingChanged(m_image.pendingCount);
}

void SyncedReplica::onChanged(const ReplicaChange &change)
{
    const int pendingBefore = m_image.pendingCount;
    const std::vector<EntityRef> entities = applyChange(m_image, change);
    if (!entities.empty())
        emit changed(entities);
    if (change.rejected)
        emit rejectedChanged();
    if (m_image.pendingCount != pendingBefore)
        emit pendingChanged(m_image.pendingCount);
}

void SyncedReplica::onStateChanged(ConnectionState state, const QString &detail)
{
    m_state = state;
    m_detail = detail;
    emit connectionChanged(state);
}

} // namespace signalbox
