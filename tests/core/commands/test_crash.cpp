// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/commandlog.h"
#include "tests/support/commandbench.h"

#include <QProcess>
#include <cstdio>
#include <random>

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr int kills = 60;

/// The process that gets killed: runs commands and prints the id of each when it is done.
int runUntilKilled(const QString &file)
{
    const SystemClock clock;
    Result<std::unique_ptr<Database>> database =
        Database::open(DatabaseSettings::sqlite(file), clock);
    if (!database)
        return 1;
    CommandRunner runner(**database, clock);
    const Actor actor = machineOwner(QStringLiteral("test"));
    for (;;) {
        const Command command{CommandId::make(clock),
                              QStringLiteral("service.create"),
                              {{QStringLiteral("name"), QStringLiteral("S")}},
                              {},
                              {}};
        if (!runner.run(command, actor))
            return 2;
        std::puts(qPrintable(command.id.toString()));
        std::fflush(stdout);
    }
}

} // namespace

/// Killed at any moment, a server has every command that it acknowledged, and no damage.
class TestCrash : public QObject
{
    Q_OBJECT

private slots:
    void acknowledgedCommandsAreKept();
};

void TestCrash::acknowledgedCommandsAreKept()
{
    QTemporaryDir folder(quickFolder());
    const QString file = folder.filePath(QStringLiteral("data/workspace.db"));
    const SystemClock clock;
    const unsigned seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    QStringList acknowledged;
    for (int kill = 0; kill < kills; ++kill) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), file});
        // Some die while they open the file, most in the middle of a command.
        const qsizetype wanted = static_cast<qsizetype>(random() % 12);
        QByteArray output;
        while (output.count('\n') < wanted) {
            QVERIFY2(child.waitForReadyRead(30'000), qPrintable(child.errorString()));
            output += child.readAllStandardOutput();
        }
        if (wanted == 0)
            QVERIFY(child.waitForStarted());
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        output += child.readAllStandardOutput();
        // A line that is cut off was acknowledged to nobody.
        const QStringList lines = QString::fromLatin1(output.left(output.lastIndexOf('\n') + 1))
                                      .split(u'\n', Qt::SkipEmptyParts);
        acknowledged += lines;
        Result<std::unique_ptr<Database>> database =
            Database::open(DatabaseSettings::sqlite(file), clock);
        SB_VERIFY(database);
        SB_VERIFY((*database)->integrityCheck());
        for (const QString &id : lines) {
            const auto record = findCommand(**database, QUuid::fromString(id));
            SB_VERIFY(record);
            QVERIFY2(record->has_value(), qPrintable(id));
        }
    }
    Result<std::unique_ptr<Database>> database =
        Database::open(DatabaseSettings::sqlite(file), clock);
    SB_VERIFY(database);
    for (const QString &id : std::as_const(acknowledged))
        QVERIFY2(findCommand(**database, QUuid::fromString(id))->has_value(), qPrintable(id));
    // Rows and receipts go together: neither is there without the other.
    const int receipts =
        (*database)->scalar(QStringLiteral("SELECT count(*) FROM commands")).value().toInt();
    const int services =
        (*database)->scalar(QStringLiteral("SELECT count(*) FROM services")).value().toInt();
    const int entries =
        (*database)->scalar(QStringLiteral("SELECT count(*) FROM audit")).value().toInt();
    QCOMPARE(services, receipts);
    QCOMPARE(entries, receipts);
    QVERIFY(receipts >= acknowledged.size());
    QVERIFY(acknowledged.size() > kills);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--child"))
        return runUntilKilled(arguments[2]);
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_crash.moc"
