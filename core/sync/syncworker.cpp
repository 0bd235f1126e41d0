// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncworker.h"

#include "core/base/log.h"

#include <QThread>

namespace signalbox {

namespace {
/// Another desktop may be about to end, or somebody about to make room on the disk.
constexpr std::chrono::seconds openAgain{5};
} // namespace

SyncWorker::SyncWorker(const QString &path, const ServerAddress &server, const Clock &clock,
                       const SyncTimings &timings)
    : m_path(path)
    , m_server(server)
    , m_clock(clock)
    , m_timings(timings)
    , m_openRetry(this)
    , m_draftTimer(this) // children, so that they move to the thread with this
{
    m_openRetry.setSingleShot(true);
    m_draftTimer.setSingleShot(true);
    m_openRetry.setInterval(openAgain);
    m_draftTimer.setInterval(0);
    connect(&m_openRetry, &QTimer::timeout, this, &SyncWorker::open);
    connect(&m_draftTimer, &QTimer::timeout, this, &SyncWorker::writeDrafts);
}

SyncWorker::~SyncWorker() = default;

void SyncWorker::open()
{
    m_openRetry.stop();
    if (!load()) {
        qCWarning(logSync).noquote() << "replica:" << m_openError.detail;
        emit stateChanged(
            ConnectionState::Offline,
            tr("The replica on this desktop cannot be opened: %1").arg(m_openError.detail));
        m_openRetry.start();
        return;
    }
    m_client = std::make_unique<SyncClient>(m_file->store(), m_server, m_timings);
    connect(m_client.get(), &SyncClient::stateChanged, this, &SyncWorker::stateChanged);
    connect(m_client.get(), &SyncClient::storeChanged, this, &SyncWorker::onStoreChanged);
    connect(m_client.get(), &SyncClient::acknowledged, this, &SyncWorker::acknowledged);
    m_client->start();
}

bool SyncWorker::load()
{
    Result<std::unique_ptr<ReplicaFile>> file = ReplicaFile::open(m_path, m_clock);
    if (!file) {
        m_openError = file.error();
        return false;
    }
    if (const QString notice = (*file)->notice(); !notice.isEmpty())
        emit noticed(notice);
    const Result<ReplicaImage> image = (*file)->store().image();
    if (!image) {
        m_openError = image.error();
        return false;
    }
    m_file = std::move(*file);
    emit loaded(*image);
    return true;
}

void SyncWorker::submit(const Command &command)
{
    if (!m_file) {
        emit submitFailed(command.id, m_openError);
        return;
    }
    const Result<ReplicaChange> change = m_file->store().submit(command);
    if (!change) {
        emit submitFailed(command.id, change.error());
        return;
    }
    emit changed(*change);
    emit submitted(command.id);
    m_client->wake();
}

void SyncWorker::keepMine(const CommandId &id, const CommandId &fresh)
{
    if (m_file)
        settle(m_file->store().keepMine(id, fresh));
}

void SyncWorker::takeTheirs(const CommandId &id)
{
    if (m_file)
        settle(m_file->store().takeTheirs(id));
}

void SyncWorker::settle(const Result<ReplicaChange> &change)
{
    if (!change) {
        qCWarning(logSync).noquote() << "settling a refused command:" << change.error().detail;
        emit noticed(tr("Your decision could not be saved: %1").arg(change.error().detail));
        return;
    }
    emit changed(*change);
    m_client->wake();
}

void SyncWorker::reconnect()
{
    if (m_client)
        m_client->reconnect();
    else
        open();
}

void SyncWorker::adoptServer()
{
    if (m_client)
        m_client->adoptServer();
}

void SyncWorker::onStoreChanged(const ReplicaChange &change)
{
    if (!change.everything) {
        emit changed(change);
        return;
    }
    if (const Result<ReplicaImage> image = m_file->store().image())
        emit loaded(*image);
    else
        emit noticed(
            tr("The replica on this desktop cannot be read: %1").arg(image.error().detail));
}

void SyncWorker::saveDraft(const QString &key, const QJsonObject &draft)
{
    m_draftsToWrite.insert(key, draft);
    // Runs when what is already in the thread's queue has been taken: typing fast costs one write.
    if (!m_draftTimer.isActive())
        m_draftTimer.start();
}

void SyncWorker::writeDrafts()
{
    m_draftTimer.stop();
    const QHash<QString, QJsonObject> drafts = std::exchange(m_draftsToWrite, {});
    for (auto it = drafts.begin(); m_file && it != drafts.end(); ++it) {
        if (const Result<void> saved = m_file->store().saveDraft(it.key(), *it); !saved)
            emit noticed(tr("A draft could not be saved: %1").arg(saved.error().detail));
    }
}

void SyncWorker::stop()
{
    writeDrafts();
    m_client.reset();
    m_file.reset();
    QThread::currentThread()->quit();
}

} // namespace signalbox
