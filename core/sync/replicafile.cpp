// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/replicafile.h"

#include "core/base/log.h"

#include <QCryptographicHash>
#include <QFile>

namespace signalbox {

namespace {

/// Renames the file and what SQLite keeps beside it; gives the new name.
Result<QString> setAside(const QString &path, Timestamp at)
{
    const QString aside = path + QStringLiteral(".damaged-%1").arg(toMillis(at));
    if (!QFile::rename(path, aside))
        return fail(ErrorCode::StorageReadOnly,
                    QStringLiteral("The damaged file %1 cannot be renamed.").arg(path));
    for (const QLatin1StringView suffix : {QLatin1StringView("-wal"), QLatin1StringView("-shm")}) {
        // A journal that stayed would be taken for the new file's.
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, aside + suffix))
            return fail(
                ErrorCode::StorageReadOnly,
                QStringLiteral("The damaged file %1 cannot be renamed.").arg(path + suffix));
    }
    return aside;
}

} // namespace

QString ReplicaFile::nameFor(const QUrl &server)
{
    const QUrl address =
        server.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment |
                        QUrl::StripTrailingSlash | QUrl::NormalizePathSegments);
    const QByteArray hash =
        QCryptographicHash::hash(address.toEncoded(), QCryptographicHash::Sha256);
    return QStringLiteral("replica-%1.db").arg(QString::fromLatin1(hash.left(8).toHex()));
}

Result<std::unique_ptr<ReplicaFile>> ReplicaFile::open(const QString &path, const Clock &clock)
{
    Result<std::unique_ptr<ReplicaFile>> file = tryOpen(path, clock);
    if (file || file.error().code != ErrorCode::StorageDamaged)
        return file;
    qCWarning(logSync).noquote() << "damaged replica:" << file.error().detail;
    const Result<QString> aside = setAside(path, clock.now());
    if (!aside)
        return tl::unexpected(aside.error());
    file = tryOpen(path, clock);
    if (file)
        (*file)->m_notice =
            tr("The copy of the workspace on this desktop was damaged and is fetched anew. "
               "Changes that the server had not yet been sent may be lost; the damaged "
               "file is kept as %1.")
                .arg(*aside);
    return file;
}

Result<std::unique_ptr<ReplicaFile>> ReplicaFile::tryOpen(const QString &path, const Clock &clock)
{
    std::unique_ptr<ReplicaFile> file(new ReplicaFile);
    Result<std::unique_ptr<Database>> database =
        Database::open(DatabaseSettings::sqlite(path, Flavour::Replica), clock);
    if (!database)
        return tl::unexpected(database.error());
    file->m_database = std::move(*database);
    Result<std::unique_ptr<ReplicaStore>> store = ReplicaStore::open(*file->m_database);
    if (!store)
        return tl::unexpected(store.error());
    file->m_store = std::move(*store);
    return file;
}

} // namespace signalbox
