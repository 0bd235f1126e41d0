// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include "core/base/log.h"
#include "core/storage/migrations.h"
#include "core/storage/seed.h"
#include "core/storage/sqlerror.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <atomic>

namespace signalbox {

namespace {

// A statement prepared once is kept; there are some dozens. The bound guards against a caller
// that builds SQL with values in it, which would otherwise grow without end.
constexpr size_t maximumStatements = 512;

QString nextConnectionName()
{
    static std::atomic<quint64> counter{0};
    return QStringLiteral("signalbox-%1").arg(++counter);
}

/// The drivers write NULL for a null QString; an empty text is a text.
QVariant bindable(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return QStringLiteral("");
    return value;
}

} // namespace

QVariant SqlRow::value(int column) const
{
    return m_query.value(column);
}

Database::Database(const DatabaseSettings &settings, const Clock &clock)
    : m_settings(settings)
    , m_clock(clock)
    , m_connectionName(nextConnectionName())
{}

Database::~Database()
{
    disconnect();
}

Result<std::unique_ptr<Database>> Database::openAsIs(const DatabaseSettings &settings,
                                                     const Clock &clock)
{
    if (settings.file.isEmpty() == settings.url.isEmpty())
        return fail(ErrorCode::Usage, QStringLiteral("Name either a database file or an URL."));
    std::unique_ptr<Database> database(new Database(settings, clock));
    if (Result<void> done = database->connect(); !done) {
        Error error = done.error();
        if (!settings.file.isEmpty() && !error.detail.contains(settings.file))
            error.detail = settings.file + QLatin1String(": ") + error.detail;
        return tl::unexpected(std::move(error));
    }
    database->m_isOpen = true;
    return database;
}

Result<std::unique_ptr<Database>> Database::open(const DatabaseSettings &settings,
                                                 const Clock &clock)
{
    Result<std::unique_ptr<Database>> database = openAsIs(settings, clock);
    if (!database)
        return database;
    Result<void> done = migrate(**database);
    if (done && settings.flavour == Flavour::Server)
        done = seed(**database);
    if (!done)
        return tl::unexpected(done.error());
    return database;
}

Result<void> Database::connect()
{
    return isPostgres() ? connectPostgres() : connectSqlite();
}

void Database::disconnect()
{
    m_statements.clear();
    m_direct.reset();
    if (!m_connection)
        return;
    m_connection->close();
    m_connection.reset(); // removeDatabase() wants nobody to hold the connection
    QSqlDatabase::removeDatabase(m_connectionName);
}

Result<void> Database::reconnect()
{
    m_lost = false;
    disconnect();
    Result<void> connected = connect();
    if (!connected)
        m_lost = true;
    return connected;
}

Error Database::failed(const QSqlError &error)
{
    const SqlFailure failure = isPostgres() ? postgresFailure(error) : sqliteFailure(error);
    if (m_isOpen) // before that, who opens it says so once
        qCWarning(logStorage).noquote() << failure.error.detail;
    if (failure.fatal)
        m_fatal = failure.error;
    m_lost = m_lost || failure.lost;
    return failure.error;
}

Result<QSqlQuery *> Database::prepared(const QString &sql)
{
    if (const auto found = m_statements.find(sql); found != m_statements.end())
        return found->second.get();
    if (m_statements.size() >= maximumStatements)
        m_statements.clear();
    auto statement = std::make_unique<QSqlQuery>(*m_connection);
    // Row by row from SQLite; PostgreSQL in that mode could run nothing else meanwhile.
    statement->setForwardOnly(!isPostgres());
    if (!statement->prepare(sql))
        return tl::unexpected(failed(statement->lastError()));
    return m_statements.emplace(sql, std::move(statement)).first->second.get();
}

Result<QSqlQuery *> Database::execute(const QString &sql, const QVariantList &values)
{
    if (m_fatal)
        return tl::unexpected(*m_fatal);
    if (m_lost && !m_inTransaction) {
        if (Result<void> there = reconnect(); !there)
            return tl::unexpected(there.error());
    }
    // PostgreSQL prepares no BEGIN, COMMIT or CREATE; what has no values needs no preparing.
    if (isPostgres() && values.isEmpty()) {
        m_direct = std::make_unique<QSqlQuery>(*m_connection);
        if (!m_direct->exec(sql))
            return tl::unexpected(failed(m_direct->lastError()));
        return m_direct.get();
    }
    Result<QSqlQuery *> statement = prepared(sql);
    if (!statement)
        return statement;
    QSqlQuery &query = **statement;
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), bindable(values[i]));
    if (query.exec())
        return &query;
    const QSqlError error = query.lastError();
    query.finish();
    return tl::unexpected(failed(error));
}

Result<void> Database::query(const QString &sql, const QVariantList &values,
                             const std::function<void(const SqlRow &)> &visit)
{
    Result<QSqlQuery *> executed = execute(sql, values);
    if (!executed)
        return tl::unexpected(executed.error());
    QSqlQuery &query = **executed;
    const SqlRow row(query);
    while (query.next())
        visit(row);
    // next() says false at the end and on an error alike.
    const QSqlError error = query.lastError();
    query.finish();
    if (error.type() != QSqlError::NoError)
        return tl::unexpected(failed(error));
    return {};
}

Result<int> Database::run(const QString &sql, const QVariantList &values)
{
    return execute(sql, values).map([](QSqlQuery *query) {
        const int affected = query->numRowsAffected();
        query->finish();
        return affected;
    });
}

Result<QVariant> Database::scalar(const QString &sql, const QVariantList &values)
{
    QVariant first;
    Result<void> done = query(sql, values, [&](const SqlRow &row) {
        if (!first.isValid())
            first = row.value(0);
    });
    return done.map([&] { return first; });
}

Result<void> Database::begin()
{
    Q_ASSERT_X(!m_inTransaction, "Database::begin", "transactions do not nest");
    if (m_inTransaction)
        return fail(ErrorCode::Internal, QStringLiteral("a transaction is already open"));
    // IMMEDIATE: the lock for writing at once, so that no later statement can fail for it.
    Result<int> begun =
        run(isPostgres() ? QStringLiteral("BEGIN") : QStringLiteral("BEGIN IMMEDIATE"));
    if (!begun)
        return tl::unexpected(begun.error());
    m_inTransaction = true;
    return {};
}

Result<void> Database::commit()
{
    Result<int> done = run(QStringLiteral("COMMIT"));
    if (!done) {
        rollBack();
        return tl::unexpected(done.error());
    }
    m_inTransaction = false;
    return {};
}

void Database::rollBack()
{
    if (!m_inTransaction)
        return;
    m_inTransaction = false;
    if (m_lost || m_fatal)
        return;
    // After a full disk SQLite has rolled back by itself, and says then that there is no
    // transaction: the one error here that is none. After any other, start afresh.
    QSqlQuery query(*m_connection);
    if (query.exec(QStringLiteral("ROLLBACK")) ||
        query.lastError().databaseText().contains(QLatin1String("no transaction")))
        return;
    qCWarning(logStorage).noquote() << "roll-back:" << query.lastError().text();
    m_lost = true;
}

} // namespace signalbox
