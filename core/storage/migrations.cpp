// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrations.h"

#include "core/base/log.h"
#include "core/storage/backup.h"
#include "core/storage/transaction.h"

#include <QDir>
#include <QFile>

namespace signalbox {

namespace {

// Two servers that start on one PostgreSQL at once must not both migrate. Any number will do.
constexpr qint64 migrationLock = 0x53474258;

QStringList splitStatements(const QString &text)
{
    QStringList statements;
    QString current;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("--")) || line.trimmed().isEmpty())
            continue;
        current += line + QLatin1Char('\n');
        if (!line.endsWith(QLatin1Char(';')))
            continue;
        current.chop(2);
        statements.append(current);
        current.clear();
    }
    if (!current.isEmpty())
        statements.append(current);
    return statements;
}

std::vector<Migration> readMigrations()
{
    std::vector<Migration> found;
    const QDir folder(QStringLiteral(":/sql"));
    for (const QString &entry :
         folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(entry));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the migration %s cannot be read", qPrintable(entry));
        found.push_back({entry.left(4).toInt(), entry.chopped(4),
                         splitStatements(QString::fromUtf8(file.readAll()))});
        if (found.back().number != static_cast<int>(found.size()))
            qFatal("the migrations are not numbered 1, 2, 3: %s", qPrintable(entry));
    }
    return found;
}

Result<bool> hasTable(Database &database, const QString &name)
{
    const QString sql =
        database.isPostgres()
            ? QStringLiteral("SELECT count(*) FROM information_schema.tables "
                             "WHERE table_schema = current_schema() AND table_name = ?")
            : QStringLiteral(
                  "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?");
    return database.scalar(sql, {name}).map([](const QVariant &count) {
        return count.toInt() > 0;
    });
}

Result<void> apply(Database &database, const Migration &migration)
{
    for (const QString &statement : migration.statements) {
        if (Result<int> done = database.run(statement); !done)
            return tl::unexpected(done.error());
    }
    return database
        .run(QStringLiteral(
                 "INSERT INTO schema_migrations (number, name, applied_at) VALUES (?, ?, ?)"),
             {migration.number, migration.name, toMillis(database.clock().now())})
        .map([](int) {});
}

Result<void> prepare(Database &database)
{
    if (database.isPostgres()) {
        Result<QVariant> locked =
            database.scalar(QStringLiteral("SELECT pg_advisory_xact_lock(?)"), {migrationLock});
        if (!locked)
            return tl::unexpected(locked.error());
    }
    return database
        .run(QStringLiteral(
            "CREATE TABLE IF NOT EXISTS schema_migrations "
            "(number integer PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL)"))
        .map([](int) {});
}

Result<void> applyMissing(Database &database, int upTo)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (Result<void> done = prepare(database); !done)
        return done;
    // Asked again under the lock: another server may have migrated meanwhile.
    Result<int> version = schemaVersion(database);
    if (!version)
        return tl::unexpected(version.error());
    for (int number = *version + 1; number <= upTo; ++number) {
        const Migration &migration = migrations()[static_cast<size_t>(number - 1)];
        if (Result<void> done = apply(database, migration); !done)
            return done;
        qCInfo(logStorage).noquote() << "applied migration" << migration.name;
    }
    return transaction->commit();
}

} // namespace

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> all = readMigrations();
    return all;
}

Result<int> schemaVersion(Database &database)
{
    Result<bool> there = hasTable(database, QStringLiteral("schema_migrations"));
    if (!there)
        return tl::unexpected(there.error());
    if (!*there)
        return 0;
    return database.scalar(QStringLiteral("SELECT max(number) FROM schema_migrations"))
        .map([](const QVariant &number) { return number.toInt(); });
}

Result<void> migrate(Database &database, int upTo)
{
    const int newest = static_cast<int>(migrations().size());
    Result<int> version = schemaVersion(database);
    if (!version)
        return tl::unexpected(version.error());
    if (*version > newest)
        return fail(ErrorCode::StorageNewer,
                    QStringLiteral("The database was written by a newer Signalbox (schema %1, this "
                                   "program knows up to %2).")
                        .arg(*version)
                        .arg(newest));
    const int target = upTo < 0 ? newest : upTo;
    if (*version >= target)
        return {};
    if (*version > 0 && !database.isPostgres()) {
        const QString copy = QStringLiteral("%1.before-%2")
                                 .arg(database.settings().file)
                                 .arg(*version + 1, 4, 10, QLatin1Char('0'));
        if (Result<void> saved = backUp(database, copy); !saved)
            return saved;
    }
    return applyMissing(database, target);
}

} // namespace signalbox
