// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/storage/databasesettings.h"

#include <QVariant>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

class QSqlDatabase;
class QSqlError;
class QSqlQuery;

namespace signalbox {

/// One row of a result, valid during the callback that gets it.
class SqlRow
{
public:
    explicit SqlRow(const QSqlQuery &query)
        : m_query(query)
    {}
    [[nodiscard]] QVariant value(int column) const;
    [[nodiscard]] QString text(int column) const { return value(column).toString(); }
    [[nodiscard]] qint64 number(int column) const { return value(column).toLongLong(); }
    [[nodiscard]] bool isNull(int column) const { return value(column).isNull(); }

private:
    const QSqlQuery &m_query;
};

/// One connection to SQLite or PostgreSQL with the schema of this program. Used by the thread
/// that opened it and by no other. Reading is done by the repositories, writing by Transaction.
///
/// A SQLite file is held by one Database at a time, whatever the program; the folder is made
/// with mode 0700 and the file with 0600. After a commit the data are on the disk.
class Database
{
public:
    /// Opens, checks and upgrades. Fails with StorageLocked (another program has the file),
    /// StorageNewer, StorageDamaged, StorageReadOnly, StorageFull, Unavailable (no PostgreSQL
    /// there) or Usage (settings that mean nothing); `detail` is a sentence for the admin.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const DatabaseSettings &settings,
                                                                const Clock &clock);
    /// Opens without making or upgrading the schema, for looking at a database of any version.
    [[nodiscard]] static Result<std::unique_ptr<Database>>
    openAsIs(const DatabaseSettings &settings, const Clock &clock);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] Flavour flavour() const { return m_settings.flavour; }
    [[nodiscard]] bool isPostgres() const { return m_settings.file.isEmpty(); }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const DatabaseSettings &settings() const { return m_settings; }

    /// Set once the disk has failed to keep what it was given (an fsync error). What is on the
    /// disk is unknown from then on: every call fails with this, and the program must stop.
    [[nodiscard]] const std::optional<Error> &fatal() const { return m_fatal; }

    /// Reads the whole database and checks it; StorageDamaged says what is wrong.
    [[nodiscard]] Result<void> integrityCheck();

    // --- For core/storage alone: SQL stays in this room. -------------------------------------

    /// Runs a statement and hands its rows to `visit`, which must not use the database: a
    /// statement has one cursor, and PostgreSQL one result at a time.
    [[nodiscard]] Result<void> query(const QString &sql, const QVariantList &values,
                                     const std::function<void(const SqlRow &)> &visit);
    /// Runs a statement; gives the number of rows it changed.
    [[nodiscard]] Result<int> run(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row; an invalid QVariant if there is none.
    [[nodiscard]] Result<QVariant> scalar(const QString &sql, const QVariantList &values = {});

private:
    friend class Transaction;

    Database(const DatabaseSettings &settings, const Clock &clock);
    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<void> connectSqlite();
    [[nodiscard]] Result<void> connectPostgres();
    [[nodiscard]] Result<void> checkSqlite();
    [[nodiscard]] Result<void> reconnect();
    void disconnect();
    [[nodiscard]] Result<QSqlQuery *> prepared(const QString &sql);
    [[nodiscard]] Result<QSqlQuery *> execute(const QString &sql, const QVariantList &values);
    [[nodiscard]] Error failed(const QSqlError &error);

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();
    void rollBack();

    DatabaseSettings m_settings;
    const Clock &m_clock;
    QString m_connectionName;
    std::unique_ptr<QSqlDatabase> m_connection;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_statements;
    std::unique_ptr<QSqlQuery> m_direct; ///< the last statement that was not prepared
    std::optional<Error> m_fatal;
    bool m_inTransaction = false;
    bool m_isOpen = false; ///< open() has succeeded
    bool m_lost = false; ///< the connection is of no use; the next statement makes another
};

} // namespace signalbox
