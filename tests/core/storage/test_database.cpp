// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/backup.h"
#include "core/storage/migrations.h"
#include "core/storage/repository.h"
#include "core/storage/seed.h"
#include "core/storage/transaction.h"
#include "tests/support/testdatabase.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace signalbox;
using namespace signalbox::test;

class TestDatabaseOpening : public QObject
{
    Q_OBJECT

private slots:
    void seeds_data() { addBackends(); }
    void seeds();
    void isPrivate();
    void isLocked();
    void refusesWhatIsNotOurs();
    void refusesDamage_data();
    void refusesDamage();
    void refusesNewer_data() { addBackends(); }
    void refusesNewer();
    void refusesUnwritable();
    void refusesBadUrls_data();
    void refusesBadUrls();
    void migratedIsFresh_data();
    void migratedIsFresh();
    void backsUpAndRestores();
    void restoresOnlyWhatIsWhole();
    void survivesALostServer();
};

namespace {

QString filePath(const QTemporaryDir &folder)
{
    return folder.filePath(QStringLiteral("data/workspace.db"));
}

Result<void> addService(Database &database, const QString &name)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Service service;
    service.id = ServiceId::make(database.clock());
    service.name = Name::parse(name).value();
    service.createdAt = database.clock().now();
    return transaction->put(service).and_then([&] { return transaction->commit(); });
}

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Every table and index as the database describes it.
QStringList schemaOf(Database &database)
{
    QStringList schema;
    const QString sql =
        database.isPostgres()
            ? QStringLiteral(
                  "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || "
                  "is_nullable "
                  "FROM information_schema.columns WHERE table_schema = current_schema() "
                  "UNION ALL SELECT replace(indexdef, current_schema() || '.', '') FROM pg_indexes "
                  "WHERE schemaname = current_schema()")
            : QStringLiteral("SELECT coalesce(sql, name) FROM sqlite_master");
    Result<void> done =
        database.query(sql, {}, [&](const SqlRow &row) { schema.append(row.text(0)); });
    if (!done)
        schema.append(done.error().detail);
    schema.sort();
    return schema;
}

} // namespace

void TestDatabaseOpening::seeds()
{
    QFETCH(QString, backend);
    TestDatabase database;
    SB_VERIFY(database.make(backend));
    const Result<Workspace> workspace = loadWorkspace(*database, database.clock.now());
    SB_VERIFY(workspace);
    QCOMPARE(workspace->incidentTypes.size(), 2);
    QCOMPARE(workspace->incidentTypes.value(majorType().id), majorType());
    const QUuid id = workspaceId(*database).value();
    QVERIFY(!id.isNull());
    SB_VERIFY(database.reopen());
    QCOMPARE(workspaceId(*database).value(), id);
    SB_VERIFY(database->integrityCheck());
}

void TestDatabaseOpening::isPrivate()
{
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("sqlite")));
    SB_VERIFY(addService(*database, QStringLiteral("API")));
    const QFileInfo file(database.settings.file);
    struct stat status
    {};
    for (const QFileInfo &entry : file.dir().entryInfoList(QDir::Files)) {
        QCOMPARE(::stat(QFile::encodeName(entry.filePath()).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }
    QCOMPARE(::stat(QFile::encodeName(file.absolutePath()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
}

void TestDatabaseOpening::isLocked()
{
    TestDatabase first;
    SB_VERIFY(first.make(QStringLiteral("sqlite")));
    SB_FAILS(Database::open(first.settings, first.clock), ErrorCode::StorageLocked);
    first.close();
    SB_VERIFY(Database::open(first.settings, first.clock));
}

void TestDatabaseOpening::refusesWhatIsNotOurs()
{
    QTemporaryDir folder(quickFolder());
    ManualClock clock;
    const QString path = folder.filePath(QStringLiteral("w.db"));
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("This is no database at all. ").repeated(1000));
    }
    SB_FAILS(Database::open(DatabaseSettings::sqlite(path), clock), ErrorCode::StorageDamaged);
    // A sound database, but of another program.
    TestDatabase other;
    SB_VERIFY(other.make(QStringLiteral("sqlite")));
    SB_VERIFY(other->run(QStringLiteral("PRAGMA application_id = 1")));
    SB_FAILS(other.reopen(), ErrorCode::StorageDamaged);
}

void TestDatabaseOpening::refusesDamage_data()
{
    QTest::addColumn<qint64>("at");   // 0: none
    QTest::addColumn<qint64>("size"); // -1: as it is
    QTest::newRow("rubbish in the schema") << qint64(100) << qint64(-1);
    QTest::newRow("rubbish in a page") << qint64(4096 * 3) << qint64(-1);
    QTest::newRow("cut short") << qint64(0) << qint64(4096 * 10);
}

void TestDatabaseOpening::refusesDamage()
{
    QFETCH(qint64, at);
    QFETCH(qint64, size);
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("sqlite")));
    for (int i = 0; i < 50; ++i)
        SB_VERIFY(addService(*database, QStringLiteral("Service %1").arg(i)));
    database.close();
    if (at > 0)
        overwrite(database.settings.file, at, QByteArray(4000, '\x5a'));
    if (size >= 0)
        QVERIFY(QFile::resize(database.settings.file, size));
    SB_FAILS(database.reopen(), ErrorCode::StorageDamaged);
}

void TestDatabaseOpening::refusesNewer()
{
    QFETCH(QString, backend);
    TestDatabase database;
    SB_VERIFY(database.make(backend));
    SB_VERIFY(database->run(
        QStringLiteral("INSERT INTO schema_migrations (number, name, applied_at) VALUES (?, ?, ?)"),
        {9999, QStringLiteral("9999_future"), 0}));
    SB_FAILS(database.reopen(), ErrorCode::StorageNewer);
}

void TestDatabaseOpening::refusesUnwritable()
{
    QTemporaryDir folder(quickFolder());
    ManualClock clock;
    QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner |
                                                     QFile::ReadOther | QFile::ExeOther));
    // Permissions do not hold root back.
    const bool root = ::geteuid() == 0;
    if (root)
        QCOMPARE(::seteuid(65534), 0);
    const Result<std::unique_ptr<Database>> missing =
        Database::open(DatabaseSettings::sqlite(filePath(folder)), clock);
    const Result<std::unique_ptr<Database>> there =
        Database::open(DatabaseSettings::sqlite(folder.filePath(QStringLiteral("w.db"))), clock);
    if (root)
        QCOMPARE(::seteuid(0), 0);
    QVERIFY(QFile::setPermissions(folder.path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    SB_FAILS(missing, ErrorCode::StorageReadOnly);
    SB_FAILS(there, ErrorCode::StorageReadOnly);
}

void TestDatabaseOpening::refusesBadUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("code");
    QTest::newRow("no scheme") << QStringLiteral("localhost/signalbox") << int(ErrorCode::Usage);
    QTest::newRow("other scheme") << QStringLiteral("mysql://localhost/signalbox")
                                  << int(ErrorCode::Usage);
    QTest::newRow("no name") << QStringLiteral("postgresql://localhost/") << int(ErrorCode::Usage);
    QTest::newRow("semicolon") << QStringLiteral("postgresql://localhost/x?options=a%3Bb")
                               << int(ErrorCode::Usage);
    QTest::newRow("nobody there") << QStringLiteral("postgresql://u@localhost/x?host=/nonexistent")
                                  << int(ErrorCode::Unavailable);
}

void TestDatabaseOpening::refusesBadUrls()
{
    QFETCH(QString, url);
    QFETCH(int, code);
    ManualClock clock;
    SB_FAILS(Database::open(DatabaseSettings::postgres(url), clock), ErrorCode(code));
}

void TestDatabaseOpening::migratedIsFresh_data()
{
    QTest::addColumn<QString>("backend");
    QTest::addColumn<int>("from");
    for (const char *backend : {"sqlite", "postgres"}) {
        for (int from = 1; from < int(migrations().size()); ++from)
            QTest::addRow("%s from %d", backend, from) << QString::fromLatin1(backend) << from;
    }
}

/// A database that was made by an older program and upgraded is like one made today.
void TestDatabaseOpening::migratedIsFresh()
{
    QFETCH(QString, backend);
    QFETCH(int, from);
    TestDatabase fresh;
    SB_VERIFY(fresh.make(backend));
    TestDatabase old;
    SB_VERIFY(old.make(backend));
    const QStringList tables = schemaOf(*fresh);
    // Back to what the old program would have made: everything away, then its steps alone.
    if (backend == QLatin1String("sqlite")) {
        old.close();
        QVERIFY(QFile::remove(old.settings.file));
    } else {
        old.settings.url = PostgresServer::shared().value()->freshUrl().value();
    }
    {
        Result<std::unique_ptr<Database>> started = Database::openAsIs(old.settings, old.clock);
        SB_VERIFY(started);
        SB_VERIFY(migrate(**started, from));
        QCOMPARE(schemaVersion(**started).value(), from);
        QVERIFY(schemaOf(**started) != tables);
    }
    SB_VERIFY(old.reopen());
    QCOMPARE(schemaOf(*old), tables);
    if (backend == QLatin1String("sqlite")) {
        const QString copy = QStringLiteral("%1.before-%2")
                                 .arg(old.settings.file)
                                 .arg(from + 1, 4, 10, QLatin1Char('0'));
        QVERIFY2(QFile::exists(copy), qPrintable(copy));
    }
}

void TestDatabaseOpening::backsUpAndRestores()
{
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("sqlite")));
    SB_VERIFY(addService(*database, QStringLiteral("API")));
    QTemporaryDir folder(quickFolder());
    const QString copy = folder.filePath(QStringLiteral("backup.db"));
    SB_VERIFY(backUp(*database, copy));
    SB_FAILS(backUp(*database, copy), ErrorCode::InUse);
    SB_FAILS(backUp(*database, database.settings.file), ErrorCode::InUse);
    SB_FAILS(backUp(*database, QStringLiteral("/dev/null")), ErrorCode::InUse);
    SB_FAILS(backUp(*database, folder.filePath(QStringLiteral("none/b.db"))), ErrorCode::NotFound);
    SB_VERIFY(addService(*database, QStringLiteral("Later")));
    SB_FAILS(restoreBackup(copy, database.settings.file, database.clock), ErrorCode::InUse);
    const QString target = folder.filePath(QStringLiteral("new/workspace.db"));
    SB_VERIFY(restoreBackup(copy, target, database.clock));
    Result<std::unique_ptr<Database>> restored =
        Database::open(DatabaseSettings::sqlite(target), database.clock);
    SB_VERIFY(restored);
    QCOMPARE(loadWorkspace(**restored, database.clock.now())->services.size(), 1);
    // Desktops that have seen what came after the backup must not go on from there.
    QVERIFY(workspaceId(**restored).value() != workspaceId(*database).value());
    struct stat status
    {};
    QCOMPARE(::stat(QFile::encodeName(copy).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    QCOMPARE(QFileInfo(target).dir().entryList(QDir::Files).filter(QStringLiteral("part")),
             QStringList());
}

void TestDatabaseOpening::restoresOnlyWhatIsWhole()
{
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("sqlite")));
    for (int i = 0; i < 100; ++i)
        SB_VERIFY(addService(*database, QStringLiteral("Service %1").arg(i)));
    QTemporaryDir folder(quickFolder());
    const QString copy = folder.filePath(QStringLiteral("backup.db"));
    const QString target = folder.filePath(QStringLiteral("workspace.db"));
    SB_FAILS(restoreBackup(copy, target, database.clock), ErrorCode::NotFound);
    SB_VERIFY(backUp(*database, copy));
    overwrite(copy, 4096 * 5, QByteArray(4000, '\x5a'));
    SB_FAILS(restoreBackup(copy, target, database.clock), ErrorCode::StorageDamaged);
    QVERIFY(!QFile::exists(target));
    QVERIFY(QFile::remove(copy));
    QFile empty(copy);
    QVERIFY(empty.open(QIODevice::WriteOnly));
    SB_FAILS(restoreBackup(copy, target, database.clock), ErrorCode::StorageDamaged);
    QVERIFY(!QFile::exists(target));
}

void TestDatabaseOpening::survivesALostServer()
{
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("postgres")));
    SB_VERIFY(addService(*database, QStringLiteral("Before")));
    PostgresServer *server = PostgresServer::shared().value();
    server->crash();
    SB_FAILS(addService(*database, QStringLiteral("Meanwhile")), ErrorCode::Unavailable);
    SB_FAILS(addService(*database, QStringLiteral("Meanwhile")), ErrorCode::Unavailable);
    SB_VERIFY(server->start());
    SB_VERIFY(addService(*database, QStringLiteral("After")));
    const Result<Workspace> workspace = loadWorkspace(*database, database.clock.now());
    SB_VERIFY(workspace);
    QCOMPARE(workspace->services.size(), 2);
}

QTEST_GUILESS_MAIN(TestDatabaseOpening)
#include "test_database.moc"
