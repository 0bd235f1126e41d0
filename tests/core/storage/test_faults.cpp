// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/repository.h"
#include "core/storage/transaction.h"
#include "tests/support/testdatabase.h"

#include <dlfcn.h>
#include <unistd.h>

using namespace signalbox;
using namespace signalbox::test;

// A disk that fails when it is told to: these take the place of the C library's functions for
// SQLite too (the program is linked so that its symbols come first), and only look at the files
// of databases.
namespace {

int failingWrite = -1; ///< how many writes go well until they fail; -1: all do
int writeError = 0;
bool failingFlush = false;

bool isDatabase(int file)
{
    std::array<char, 4096> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    const ssize_t length = ::readlink(link.c_str(), path.data(), path.size() - 1);
    return length > 0 && strstr(path.data(), ".db") != nullptr;
}

bool writeFails(int file)
{
    if (failingWrite < 0 || !isDatabase(file))
        return false;
    if (failingWrite > 0) {
        --failingWrite;
        return false;
    }
    errno = writeError;
    return true;
}

template <class Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {
ssize_t pwrite(int file, const void *data, size_t size, off_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    return writeFails(file) ? -1 : real(file, data, size, at);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    return writeFails(file) ? -1 : real(file, data, size, at);
}
int fdatasync(int file)
{
    static const auto real = next<int (*)(int)>("fdatasync");
    if (failingFlush && isDatabase(file)) {
        errno = EIO;
        return -1;
    }
    return real(file);
}
int fsync(int file)
{
    static const auto real = next<int (*)(int)>("fsync");
    if (failingFlush && isDatabase(file)) {
        errno = EIO;
        return -1;
    }
    return real(file);
}
}

class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void aFullDiskLosesNothing();
    void aDiskThatTurnsReadOnly();
    void aFailedFlushIsFinal();

private:
    static Result<void> addServices(Database &database, int count);
};

void TestFaults::cleanup()
{
    failingWrite = -1;
    failingFlush = false;
}

Result<void> TestFaults::addServices(Database &database, int count)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (int i = 0; i < count; ++i) {
        Service service;
        service.id = ServiceId::make(database.clock());
        service.name = Name::parse(QString::number(i)).value();
        service.createdAt = database.clock().now();
        if (Result<void> done = transaction->put(service); !done)
            return done;
    }
    return transaction->commit();
}

/// Whichever write finds the disk full, the transaction has not happened and the next one works.
void TestFaults::aFullDiskLosesNothing()
{
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("sqlite")));
    size_t expected = 0;
    int failed = 0;
    for (int write = 0; write < 40; ++write) {
        failingWrite = write;
        writeError = ENOSPC;
        const Result<void> added = addServices(*database, 20);
        failingWrite = -1;
        if (added) {
            expected += 20;
        } else {
            ++failed;
            SB_FAILS(added, ErrorCode::StorageFull);
        }
        QVERIFY(!database->fatal());
        QCOMPARE(Repository<Service>(*database).list()->size(), expected);
        SB_VERIFY(addServices(*database, 1));
        ++expected;
    }
    QVERIFY(failed > 10);
    SB_VERIFY(database->integrityCheck());
    SB_VERIFY(database.reopen());
    QCOMPARE(Repository<Service>(*database).list()->size(), expected);
}

void TestFaults::aDiskThatTurnsReadOnly()
{
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("sqlite")));
    failingWrite = 0;
    writeError = EROFS;
    const Result<void> added = addServices(*database, 1);
    failingWrite = -1;
    SB_FAILS(added, ErrorCode::StorageReadOnly);
    SB_VERIFY(addServices(*database, 1));
}

void TestFaults::aFailedFlushIsFinal()
{
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("sqlite")));
    SB_VERIFY(addServices(*database, 3));
    failingFlush = true;
    SB_FAILS(addServices(*database, 1), ErrorCode::Internal);
    failingFlush = false;
    QVERIFY(database->fatal());
    // The kernel may have thrown the data away and say "ok" the next time: never ask again.
    SB_FAILS(addServices(*database, 1), ErrorCode::Internal);
    SB_FAILS(Repository<Service>(*database).list(), ErrorCode::Internal);
    SB_VERIFY(database.reopen());
    QVERIFY(Repository<Service>(*database).list()->size() >= 3);
    SB_VERIFY(database->integrityCheck());
}

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
