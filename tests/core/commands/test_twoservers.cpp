// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/changelog.h"
#include "tests/support/commandbench.h"

#include <thread>

using namespace signalbox;
using namespace signalbox::test;

/// Several servers on one PostgreSQL: every check and its write are one.
class TestTwoServers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void takeTurns();
    void startTogether();
};

void TestTwoServers::takeTurns()
{
    constexpr int rounds = 40;
    CommandBench bench;
    SB_VERIFY(bench.make(QStringLiteral("postgres")));
    const qint64 before = latestSequence(*bench.database).value();
    std::array<std::vector<qint64>, 3> sequences;
    std::vector<std::thread> servers;
    for (std::vector<qint64> &mine : sequences) {
        servers.emplace_back([&] {
            const SystemClock clock;
            const auto database = Database::open(bench.database.settings, clock).value();
            CommandRunner runner(*database, clock);
            // All want the same slugs; each can be given once.
            for (int i = 0; i < rounds; ++i) {
                const QString slug = QStringLiteral("s%1").arg(i);
                const Command command{
                    CommandId::make(clock),
                    QStringLiteral("page.create"),
                    {{QStringLiteral("name"), slug}, {QStringLiteral("slug"), slug}},
                    {},
                    {}};
                if (const Result<Outcome> outcome =
                        runner.run(command, machineOwner(QStringLiteral("test"))))
                    mine.push_back(outcome->receipt.sequence);
            }
        });
    }
    for (std::thread &server : servers)
        server.join();
    QSet<qint64> all;
    for (const std::vector<qint64> &mine : sequences) {
        QVERIFY(std::ranges::is_sorted(mine));
        for (const qint64 sequence : mine)
            all.insert(sequence);
    }
    QCOMPARE(all.size(), rounds); // of 120, and no number twice
    QCOMPARE(latestSequence(*bench.database).value(), before + rounds);
    const Workspace workspace = bench.workspace();
    QCOMPARE(workspace.pages.size(), rounds);
    QCOMPARE(std::count_if(workspace.pages.begin(), workspace.pages.end(),
                           [](const Page &page) { return page.isDefault; }),
             1);
}

/// The first start of several: one of them makes the schema and the workspace.
void TestTwoServers::startTogether()
{
    const Result<PostgresServer *> server = PostgresServer::shared();
    SB_VERIFY(server);
    const DatabaseSettings settings = DatabaseSettings::postgres((*server)->freshUrl().value());
    std::array<QString, 4> problems;
    std::vector<std::thread> servers;
    for (QString &problem : problems) {
        servers.emplace_back([&problem, &settings] {
            const SystemClock clock;
            const auto database = Database::open(settings, clock);
            problem = database ? QString() : database.error().detail;
        });
    }
    for (std::thread &thread : servers)
        thread.join();
    for (const QString &problem : problems)
        QCOMPARE(problem, QString());
    const SystemClock clock;
    const auto database = Database::open(settings, clock).value();
    QCOMPARE(database->scalar(QStringLiteral("SELECT count(*) FROM workspace"))->toInt(), 1);
    QCOMPARE(database->scalar(QStringLiteral("SELECT count(*) FROM incident_types"))->toInt(), 2);
}

QTEST_GUILESS_MAIN(TestTwoServers)
#include "test_twoservers.moc"
