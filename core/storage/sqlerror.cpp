// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlerror.h"

#include <QSqlError>

namespace signalbox {

namespace {

// The numbers are part of SQLite's file-format promises and never change.
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteReadOnly = 8;
constexpr int sqliteIoError = 10;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteCantOpen = 14;
constexpr int sqliteNotADatabase = 26;
constexpr int sqliteIoErrorWrite = sqliteIoError | (3 << 8);
constexpr int sqliteIoErrorFsync = sqliteIoError | (4 << 8);
constexpr int sqliteIoErrorDirFsync = sqliteIoError | (5 << 8);

SqlFailure plain(ErrorCode code, const QString &detail)
{
    return {Error{code, detail, {}, {}}, false, false};
}

SqlFailure ioFailure(int code, const QString &text)
{
    // A disk that was turned read-only or is over its quota; nothing of the write counts.
    if (code == sqliteIoErrorWrite)
        return plain(ErrorCode::StorageReadOnly,
                     QStringLiteral("The database cannot be written (%1).").arg(text));
    const bool fatal = code == sqliteIoErrorFsync || code == sqliteIoErrorDirFsync;
    const QString detail =
        fatal ? QStringLiteral("The disk failed to keep what was written to it (%1).")
              : QStringLiteral("The disk failed (%1).");
    return {Error{ErrorCode::Internal, detail.arg(text), {}, {}}, fatal, false};
}

} // namespace

SqlFailure sqliteFailure(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt();
    const QString text = QStringLiteral("SQLite error %1: %2").arg(code).arg(error.databaseText());
    switch (code & 0xff) {
    case sqliteBusy:
    case sqliteLocked:
        return plain(ErrorCode::StorageLocked,
                     QStringLiteral("Another program has the database open."));
    case sqliteReadOnly:
    case sqliteCantOpen:
        return plain(ErrorCode::StorageReadOnly,
                     QStringLiteral("The database cannot be written (%1).").arg(text));
    case sqliteCorrupt:
    case sqliteNotADatabase:
        return plain(ErrorCode::StorageDamaged,
                     QStringLiteral("The database is damaged (%1).").arg(text));
    case sqliteFull:
        return plain(ErrorCode::StorageFull,
                     QStringLiteral("There is no room left on the disk for the database."));
    case sqliteIoError:
        return ioFailure(code, text);
    default:
        return plain(ErrorCode::Internal, text);
    }
}

SqlFailure postgresFailure(const QSqlError &error)
{
    const QString state = error.nativeErrorCode();
    const QString text =
        QStringLiteral("PostgreSQL %1: %2").arg(state, error.databaseText().trimmed());
    // No SQLSTATE at all is libpq saying that nobody answers. 57P0x: the server is going down
    // or coming up. 58030 is an I/O error of the server's; it stops itself where it has to.
    if (state.isEmpty() || state.startsWith(QLatin1String("08")) ||
        state.startsWith(QLatin1String("57P")))
        return {Error{ErrorCode::Unavailable,
                      QStringLiteral("The database server is away (%1).").arg(text),
                      {},
                      {}},
                false, true};
    if (state == QLatin1String("53100"))
        return plain(ErrorCode::StorageFull,
                     QStringLiteral("There is no room left on the disk of the database server."));
    if (state == QLatin1String("25006"))
        return plain(ErrorCode::StorageReadOnly,
                     QStringLiteral("The database server takes no writes (%1).").arg(text));
    if (state.startsWith(QLatin1String("XX00")))
        return plain(ErrorCode::StorageDamaged,
                     QStringLiteral("The database is damaged (%1).").arg(text));
    // Serialisation failures, deadlocks, too many connections: the same call may go through.
    if (state.startsWith(QLatin1String("40")) || state.startsWith(QLatin1String("53")))
        return plain(ErrorCode::Unavailable,
                     QStringLiteral("The database server is busy (%1).").arg(text));
    return plain(ErrorCode::Internal, text);
}

} // namespace signalbox
