// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/backup.h"

#include "core/storage/datafile.h"
#include "core/storage/seed.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace signalbox {

namespace {

Result<void> checkAndPublish(const QString &part, const QString &target, const Clock &clock)
{
    {
        // Opening checks the version and upgrades; a copy that fails is no loss.
        Result<std::unique_ptr<Database>> copy =
            Database::open(DatabaseSettings::sqlite(part), clock);
        if (!copy)
            return tl::unexpected(copy.error());
        if (Result<void> whole = (*copy)->integrityCheck(); !whole)
            return whole;
        if (Result<void> renewed = renewWorkspaceId(**copy); !renewed)
            return renewed;
    }
    return publishFile(part, target);
}

Result<void> copyAndCheck(const QString &backup, const QString &part, const QString &target,
                          const Clock &clock)
{
    QFile source(backup);
    if (!source.copy(part))
        return fail(ErrorCode::StorageFull,
                    QStringLiteral("Cannot copy %1: %2").arg(backup, source.errorString()));
    if (!QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorCode::StorageReadOnly, QStringLiteral("Cannot protect %1.").arg(part));
    return checkAndPublish(part, target, clock);
}

/// A backup never takes the place of anything: not of an older backup, not of a device, and
/// least of all of the database itself, which would go on under a file that has no name.
Result<void> checkBackupTarget(const QString &file)
{
    const QFileInfo target(file);
    const bool isEmptyFile = target.isFile() && !target.isSymLink() && target.size() == 0;
    if ((target.exists() || target.isSymLink()) && !isEmptyFile)
        return fail(ErrorCode::InUse,
                    QStringLiteral("%1 exists already; a backup replaces nothing.").arg(file));
    if (!target.dir().exists())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("There is no folder %1.").arg(target.path()));
    return {};
}

} // namespace

Result<void> backUp(Database &database, const QString &file)
{
    if (database.isPostgres())
        return fail(ErrorCode::Usage,
                    QStringLiteral("A PostgreSQL database is backed up with pg_dump."));
    if (Result<void> free = checkBackupTarget(file); !free)
        return free;
    // SQLite writes into an empty file that is there, so the mode is ours from the start.
    const QString part = file + QLatin1String(".part");
    QFile::remove(part);
    Result<void> done = makeDatabaseFile(part);
    if (done)
        done = database.run(QStringLiteral("VACUUM INTO ?"), {part}).map([](int) {});
    if (done)
        done = publishFile(part, file);
    if (!done)
        QFile::remove(part);
    return done;
}

Result<void> restoreBackup(const QString &backup, const QString &target, const Clock &clock)
{
    if (QFileInfo::exists(target))
        return fail(ErrorCode::InUse,
                    QStringLiteral("%1 exists already; restore into an empty folder.").arg(target));
    if (!QFileInfo(backup).isReadable())
        return fail(ErrorCode::NotFound, QStringLiteral("%1 cannot be read.").arg(backup));
    if (!isDatabaseFile(backup))
        return fail(ErrorCode::StorageDamaged,
                    QStringLiteral("%1 is not a backup of Signalbox.").arg(backup));
    const QString part = target + QLatin1String(".part");
    Result<void> done = makeDatabaseFile(part); // makes the folder too, or says why it cannot
    QFile::remove(part);
    if (done)
        done = copyAndCheck(backup, part, target, clock);
    for (const char *suffix : {"", "-wal", "-journal"})
        QFile::remove(part + QLatin1StringView(suffix));
    return done;
}

} // namespace signalbox
