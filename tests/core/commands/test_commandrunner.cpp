// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/commandrunner.h"
#include "core/storage/repository.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace signalbox;

class TestCommandRunner : public QObject
{
    Q_OBJECT

private slots:
    void createsAService();
};

void TestCommandRunner::createsAService()
{
    QTemporaryDir folder;
    test::ManualClock clock;
    const DatabaseSettings settings = DatabaseSettings::sqlite(folder.filePath(QStringLiteral("data/w.db")));
    Result<std::unique_ptr<Database>> database = Database::open(settings, clock);
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    CommandRunner runner(**database, clock);
    Command command{CommandId::make(clock), QStringLiteral("service.create"), {{QStringLiteral("name"), QStringLiteral("API")}}, {}, {}};
    Result<Outcome> outcome = runner.run(command, machineOwner(QStringLiteral("test")));
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail + outcome.error().field));
    QCOMPARE(outcome->receipt.sequence, 2);
    QCOMPARE(outcome->changes.size(), size_t(1));
    database->reset();
    database = Database::open(settings, clock);
    QVERIFY(database);
    QCOMPARE(loadWorkspace(**database, clock.now())->services.size(), 1);
}

QTEST_GUILESS_MAIN(TestCommandRunner)
#include "test_commandrunner.moc"
