// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "tests/support/manualclock.h"
#include "tests/support/postgresserver.h"

#include <QTemporaryDir>
#include <QtTest>

namespace signalbox::test {

/// For QVERIFY2(result, why(result)): what went wrong.
template <class T>
[[nodiscard]] QByteArray whyBytes(const Result<T> &result)
{
    if (result)
        return {};
    const Error &error = result.error();
    return QStringLiteral("%1 [%2] %3")
        .arg(errorCodeName(error.code), error.field, error.detail)
        .toUtf8();
}

#define SB_VERIFY(expression)                                                                      \
    do {                                                                                           \
        const auto &sbResult = (expression);                                                       \
        QVERIFY2(sbResult.has_value(), signalbox::test::whyBytes(sbResult).constData());           \
    } while (false)
/// The result is an error with that code.
#define SB_FAILS(expression, errorCode)                                                            \
    do {                                                                                           \
        const auto &sbResult = (expression);                                                       \
        QVERIFY2(!sbResult.has_value(), #expression " succeeded");                                 \
        QVERIFY2(sbResult.error().code == (errorCode),                                             \
                 signalbox::test::whyBytes(sbResult).constData());                                 \
    } while (false)

/// A template for QTemporaryDir, in memory where there is such a folder: hundreds of small
/// databases that are all flushed would take minutes on a slow disk and prove no more.
[[nodiscard]] inline QString quickFolder()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return (memory.isWritable() ? memory.filePath() : QDir::tempPath()) +
           QLatin1String("/signalbox-test-XXXXXX");
}

/// An empty workspace on the database that a test's row names: "sqlite" or "postgres".
class TestDatabase
{
public:
    [[nodiscard]] Result<void> make(const QString &backend)
    {
        if (backend == QLatin1String("sqlite")) {
            settings =
                DatabaseSettings::sqlite(m_folder.filePath(QStringLiteral("data/workspace.db")));
            return reopen();
        }
        return PostgresServer::shared()
            .and_then([](PostgresServer *server) { return server->freshUrl(); })
            .and_then([this](const QString &url) {
                settings = DatabaseSettings::postgres(url);
                return reopen();
            });
    }
    /// As a program that is started again would find it.
    [[nodiscard]] Result<void> reopen()
    {
        m_database.reset();
        return Database::open(settings, clock).map([this](std::unique_ptr<Database> database) {
            m_database = std::move(database);
        });
    }
    void close() { m_database.reset(); }
    [[nodiscard]] Database &operator*() { return *m_database; }
    [[nodiscard]] Database *operator->() { return m_database.get(); }

    ManualClock clock;
    DatabaseSettings settings;

private:
    QTemporaryDir m_folder{quickFolder()};
    std::unique_ptr<Database> m_database;
};

/// Rows for a test that runs on both.
inline void addBackends()
{
    QTest::addColumn<QString>("backend");
    QTest::newRow("sqlite") << QStringLiteral("sqlite");
    QTest::newRow("postgres") << QStringLiteral("postgres");
}

} // namespace signalbox::test
