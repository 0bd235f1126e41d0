// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/support/convergence.h"
#include "tests/core/sync/support/scratch.h"

#include <QDir>
#include <QThread>
#include <QtTest>
#include <atomic>
#include <mutex>
#include <thread>

using namespace signalbox;
using namespace signalbox::test;

/// Sync's proof: whatever the network and the power switch do, all come to see the same, and
/// no command is lost, applied twice, or refused and applied.
///
///     SIGNALBOX_SEED=4711 sync_test_convergence        replays one schedule
///     SIGNALBOX_SCHEDULES=100000 sync_test_convergence  runs more of them
class TestConvergence : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const SystemClock clock;
        QVERIFY(m_scratch.isValid());
        QVERIFY(Database::open(DatabaseSettings::sqlite(m_scratch.file("server.db")), clock));
        QVERIFY(Database::open(
            DatabaseSettings::sqlite(m_scratch.file("replica.db"), Flavour::Replica), clock));
    }

    void everybodyComesToSeeTheSame()
    {
        bool replay = false;
        const quint32 seed = qEnvironmentVariable("SIGNALBOX_SEED").toUInt(&replay);
        const int wanted = qEnvironmentVariableIntValue("SIGNALBOX_SCHEDULES");
        m_first = replay ? seed : QRandomGenerator::global()->generate();
        m_count = replay ? 1 : wanted > 0 ? wanted : 2000;
        std::vector<std::thread> threads;
        for (int i = 0; i < QThread::idealThreadCount(); ++i)
            threads.emplace_back([this, i] { work(i); });
        for (std::thread &thread : threads)
            thread.join();
        qInfo("%d schedules from seed %u on: %d commands applied, %d refused, %d of them conflicts",
              m_count, m_first, m_total.applied, m_total.refused, m_total.conflicts);
        QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong));
        if (!replay) // else the schedules have not put to the test what they are for
            QVERIFY(m_total.applied > 3 * m_count && m_total.conflicts > m_count / 10);
    }

private:
    void work(int number)
    {
        for (int i = m_next++; i < m_count && !m_stop; i = m_next++) {
            const quint32 seed = m_first + static_cast<quint32>(i);
            ConvergenceFigures figures;
            const QString wrong = schedule(seed, number, figures);
            const std::scoped_lock lock(m_mutex);
            m_total.applied += figures.applied;
            m_total.refused += figures.refused;
            m_total.conflicts += figures.conflicts;
            if (wrong.isEmpty())
                continue;
            m_stop = true;
            m_wrong = QStringLiteral("SIGNALBOX_SEED=%1: %2").arg(seed).arg(wrong);
        }
    }

    QString schedule(quint32 seed, int number, ConvergenceFigures &figures)
    {
        const QString folder = m_scratch.file("world") + QString::number(number);
        QDir(folder).removeRecursively();
        QDir().mkpath(folder);
        Convergence world(seed, folder, m_scratch.file("server.db"), m_scratch.file("replica.db"));
        world.run(15 + static_cast<int>(seed % 30));
        if (!world.settle())
            return QStringLiteral("it never comes to rest");
        figures = world.figures();
        return world.faults().join(QStringLiteral("; "));
    }

    quint32 m_first = 0;
    int m_count = 0;
    std::atomic<int> m_next{0};
    std::atomic<bool> m_stop{false};
    std::mutex m_mutex;
    ConvergenceFigures m_total; ///< guarded by m_mutex, as m_wrong is
    QString m_wrong;
    Scratch m_scratch;
};

QTEST_GUILESS_MAIN(TestConvergence)
#include "test_convergence.moc"
