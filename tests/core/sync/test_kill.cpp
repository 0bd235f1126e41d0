// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/edits.h"
#include "core/sync/replicafile.h"
#include "tests/core/sync/support/scratch.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>
#include <cstdio>

using namespace signalbox;
using namespace signalbox::test;

/// A desktop that is killed in the middle of its work has everything of which it had said that
/// it was submitted. This program is both: with --victim FILE it is the one to be killed.
class TestKill : public QObject
{
    Q_OBJECT

public:
    static int victim(const QString &file)
    {
        const SystemClock clock;
        const auto replica = ReplicaFile::open(file, clock);
        if (!replica)
            return 1;
        for (int i = 0; i < 100'000; ++i) {
            const Command command = commandFor(
                QStringLiteral("service.create"),
                {{QStringLiteral("name"), QStringLiteral("Service %1").arg(i)}}, {}, clock);
            if (!(*replica)->store().submit(command))
                return 1;
            std::printf("%s\n", qPrintable(command.id.toString()));
            std::fflush(stdout);
        }
        return 1;
    }

private slots:
    void nothingSubmittedIsLost()
    {
        const Scratch scratch;
        const SystemClock clock;
        for (int round = 0; round < 50; ++round) {
            const QString file = scratch.file("replica.db") + QString::number(round % 10);
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("--victim"), file});
            const int enough = 1 + QRandomGenerator::global()->bounded(8);
            QStringList told;
            while (told.size() < enough) {
                QVERIFY2(process.waitForReadyRead(30'000),
                         process.readAllStandardError().constData());
                while (process.canReadLine())
                    told.append(QString::fromLatin1(process.readLine()).trimmed());
            }
            process.kill();
            QVERIFY(process.waitForFinished(30'000));
            while (process.canReadLine())
                told.append(QString::fromLatin1(process.readLine()).trimmed());

            auto replica = ReplicaFile::open(file, clock);
            QVERIFY2(replica, replica ? "" : qPrintable(replica.error().detail));
            QVERIFY((*replica)->notice().isEmpty());
            auto &store = (*replica)->store();
            const ReplicaImage image = store.image().value();
            QCOMPARE(image.workspace.services.size(), store.pendingCount());
            QStringList kept;
            while (const std::optional<Command> command = store.nextPending()) {
                kept.append(command->id.toString());
                QVERIFY(store.acknowledge(command->id, 0));
            }
            for (const QString &id : told)
                QVERIFY2(kept.contains(id), qPrintable(id));
            QVERIFY(store.image().value().workspace.services.isEmpty());
        }
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QStringLiteral("--victim"))
        return TestKill::victim(arguments.at(2));
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_kill.moc"
