// SPDX-License-Identifier: GPL-3.0-or-later
// How a Database gets its connection: the one place where the two databases differ much.
#include "core/storage/database.h"
#include "core/storage/datafile.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QUrlQuery>

namespace signalbox {

namespace {

/// Checking a whole file is quick up to this size; bigger ones are checked on demand.
constexpr qint64 checkedAtOpening = 16 * 1024 * 1024;

/// `key='value'` as libpq reads it, for Qt, which turns ";" into a blank.
Result<QString> connectOption(const QString &key, QString value)
{
    if (value.contains(QLatin1Char(';')) || key.contains(QLatin1Char(';')))
        return fail(ErrorCode::Usage, QStringLiteral("The database URL has a ';' in it."));
    value.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    value.replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QString(key + QLatin1String("='") + value + QLatin1Char('\''));
}

Result<void> applyUrl(QSqlDatabase &connection, const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool scheme =
        url.scheme() == QLatin1String("postgresql") || url.scheme() == QLatin1String("postgres");
    if (!url.isValid() || !scheme || url.path().size() < 2)
        return fail(ErrorCode::Usage,
                    QStringLiteral("A database URL looks like postgresql://user@host:5432/name."));
    connection.setHostName(url.host());
    connection.setPort(url.port(-1));
    connection.setUserName(url.userName(QUrl::FullyDecoded));
    connection.setPassword(url.password(QUrl::FullyDecoded));
    connection.setDatabaseName(url.path(QUrl::FullyDecoded).mid(1));
    QStringList options{QStringLiteral("application_name='signalbox'")};
    for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (key == QLatin1String("host")) {
            connection.setHostName(value); // a socket's folder cannot be the host of an URL
            continue;
        }
        Result<QString> option = connectOption(key, value);
        if (!option)
            return tl::unexpected(option.error());
        options.append(*option);
    }
    connection.setConnectOptions(options.join(QLatin1Char(';')));
    return {};
}

} // namespace

Result<void> Database::connectSqlite()
{
    if (Result<void> made = makeDatabaseFile(m_settings.file); !made)
        return made;
    m_connection = std::make_unique<QSqlDatabase>(
        QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connectionName));
    m_connection->setDatabaseName(m_settings.file);
    m_connection->setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=200"));
    if (!m_connection->open())
        return tl::unexpected(failed(m_connection->lastError()));
    const QString foreignKeys =
        m_settings.flavour == Flavour::Server ? QStringLiteral("ON") : QStringLiteral("OFF");
    // EXCLUSIVE comes before the first look at the file: the lock is then taken by that look
    // and kept, and WAL works without shared memory.
    const QStringList pragmas{
        QStringLiteral("PRAGMA locking_mode = EXCLUSIVE"),
        QStringLiteral("PRAGMA trusted_schema = OFF"),
        QStringLiteral("PRAGMA journal_mode = WAL"),
        QStringLiteral("PRAGMA synchronous = FULL"),
        QStringLiteral("PRAGMA foreign_keys = ") + foreignKeys,
        QStringLiteral("PRAGMA temp_store = MEMORY"),
    };
    for (const QString &pragma : pragmas) {
        if (Result<QVariant> done = scalar(pragma); !done)
            return tl::unexpected(done.error());
    }
    return checkSqlite();
}

Result<void> Database::checkSqlite()
{
    // Takes the write lock, which locking_mode keeps.
    for (const QString &step : {QStringLiteral("BEGIN IMMEDIATE"), QStringLiteral("COMMIT")}) {
        if (Result<int> done = run(step); !done)
            return tl::unexpected(done.error());
    }
    Result<QVariant> id = scalar(QStringLiteral("PRAGMA application_id"));
    Result<QVariant> tables = scalar(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!id || !tables)
        return tl::unexpected((id ? tables : id).error());
    if (tables->toInt() == 0)
        return run(QStringLiteral("PRAGMA application_id = %1").arg(databaseApplicationId))
            .map([](int) {});
    if (id->toInt() != databaseApplicationId)
        return fail(ErrorCode::StorageDamaged,
                    QStringLiteral("%1 is not a database of Signalbox.").arg(m_settings.file));
    if (QFileInfo(m_settings.file).size() > checkedAtOpening)
        return {};
    Result<QVariant> check = scalar(QStringLiteral("PRAGMA quick_check(1)"));
    if (!check)
        return tl::unexpected(check.error());
    if (check->toString() != QLatin1String("ok"))
        return fail(ErrorCode::StorageDamaged,
                    QStringLiteral("%1 is damaged: %2").arg(m_settings.file, check->toString()));
    return {};
}

Result<void> Database::connectPostgres()
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")))
        return fail(
            ErrorCode::Usage,
            QStringLiteral("Qt's PostgreSQL driver is not installed (package libqt6sql6-psql)."));
    m_connection = std::make_unique<QSqlDatabase>(
        QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_connectionName));
    if (Result<void> applied = applyUrl(*m_connection, m_settings.url); !applied)
        return applied;
    if (!m_connection->open())
        return tl::unexpected(failed(m_connection->lastError()));
    // Commits that were acknowledged must be on the disk whatever the server's default is.
    for (const QString &setting : {QStringLiteral("SET synchronous_commit = on"),
                                   QStringLiteral("SET client_min_messages = warning")}) {
        if (Result<int> done = run(setting); !done)
            return tl::unexpected(done.error());
    }
    return {};
}

Result<void> Database::integrityCheck()
{
    if (isPostgres())
        return scalar(QStringLiteral("SELECT count(*) FROM workspace")).map([](const QVariant &) {
        });
    Result<QVariant> check = scalar(QStringLiteral("PRAGMA integrity_check(1)"));
    if (check && check->toString() != QLatin1String("ok"))
        return fail(ErrorCode::StorageDamaged, check->toString());
    Result<QVariant> orphan = scalar(QStringLiteral("PRAGMA foreign_key_check"));
    if (!check || !orphan)
        return tl::unexpected((check ? orphan : check).error());
    if (orphan->isValid() && m_settings.flavour == Flavour::Server)
        return fail(ErrorCode::StorageDamaged,
                    QStringLiteral("a row of %1 refers to nothing").arg(orphan->toString()));
    return {};
}

} // namespace signalbox
