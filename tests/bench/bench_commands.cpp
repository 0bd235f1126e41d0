// SPDX-License-Identifier: GPL-3.0-or-later
// How many commands a second reach the disk, beside the least that SQLite can do for one: an
// insert and a commit. Both flush once for each, on the disk of the temporary folder, so the
// disk sets the pace; the last figure leaves the flushing out.
#include "core/commands/commandrunner.h"
#include "core/storage/repository.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <cstdio>

using namespace signalbox;

namespace {

constexpr std::chrono::seconds span{3};

template <class Work>
double perSecond(Work &&work)
{
    const auto start = std::chrono::steady_clock::now();
    int rounds = 0;
    std::chrono::duration<double> taken{};
    do {
        if (!work(rounds++))
            return -1;
        taken = std::chrono::steady_clock::now() - start;
    } while (taken < span);
    return rounds / taken.count();
}

/// service.edit of one service: lookup, checks, row, change log, audit, receipt, commit.
double commandsPerSecond(Database &database, const Clock &clock)
{
    CommandRunner runner(database, clock);
    const Actor actor = machineOwner(QStringLiteral("bench"));
    const ServiceId id = ServiceId::make(clock);
    const Command create{
        CommandId::make(clock),
        QStringLiteral("service.create"),
        {{QStringLiteral("id"), id.toString()}, {QStringLiteral("name"), QStringLiteral("API")}},
        {},
        {}};
    if (!runner.run(create, actor))
        return -1;
    return perSecond([&](int round) {
        const Command edit{
            CommandId::make(clock),
            QStringLiteral("service.edit"),
            {{QStringLiteral("id"), id.toString()}, {QStringLiteral("position"), round + 1}},
            {},
            {}};
        return runner.run(edit, actor).has_value();
    });
}

double insertsPerSecond(Database &database)
{
    const QString sql = QStringLiteral("INSERT INTO settings (name, value) VALUES (?, ?)");
    return perSecond([&](int round) {
        Result<Transaction> transaction = Transaction::begin(database);
        return transaction &&
               database.run(sql, {QStringLiteral("bench%1").arg(round), QStringLiteral("x")}) &&
               transaction->commit();
    });
}

int measure(const QString &file, bool flushed)
{
    const SystemClock clock;
    Result<std::unique_ptr<Database>> database =
        Database::open(DatabaseSettings::sqlite(file), clock);
    if (!database) {
        std::fprintf(stderr, "%s\n", qPrintable(database.error().detail));
        return 1;
    }
    if (!flushed && !(*database)->run(QStringLiteral("PRAGMA synchronous = OFF")))
        return 1;
    const double commands = commandsPerSecond(**database, clock);
    const double inserts = insertsPerSecond(**database);
    if (commands < 0 || inserts < 0)
        return 1;
    std::printf("figure: commands, %s: %.0f/s (SQLite, insert and commit: %.0f/s)\n",
                flushed ? "each flushed to the disk" : "without flushing", commands, inserts);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QTemporaryDir folder;
    const int first = measure(folder.filePath(QStringLiteral("flushed.db")), true);
    const int second = measure(folder.filePath(QStringLiteral("unflushed.db")), false);
    return first + second > 0 ? 1 : 0;
}
