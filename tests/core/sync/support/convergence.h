// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/pull.h"
#include "core/sync/replicafile.h"
#include "tests/core/sync/support/randomedits.h"
#include "tests/core/sync/support/serverengine.h"
#include "tests/support/manualclock.h"

#include <array>

namespace signalbox::test {

/// What a schedule was made of.
struct ConvergenceFigures
{
    int applied = 0;
    int refused = 0;
    int conflicts = 0;
};

/// One server and three desktops, and the network between them, which drops, repeats, delays
/// and reorders what they say. Everything is drawn from the seed; real stores on real files.
class Convergence
{
public:
    /// The files are made in `folder`, from the two empty databases given.
    Convergence(quint32 seed, const QString &folder, const QString &emptyServer,
                const QString &emptyReplica);
    ~Convergence();

    /// Some steps of anything.
    void run(int steps);
    /// Delivers all that is still to be delivered; false if that does not come to an end.
    [[nodiscard]] bool settle();
    /// What is wrong at the end, or nothing.
    [[nodiscard]] QStringList faults();
    [[nodiscard]] ConvergenceFigures figures() const;

private:
    struct Desktop;
    struct Message
    {
        enum Kind { Post, PostAnswer, AskPage, Page } kind;
        size_t desktop = 0;
        QJsonObject body; ///< the command, or the answer's
        int status = 200;
        CommandId command;
        int ticket = 0; ///< of a pull: pages of another one are not for this one
        qint64 since = 0;
        bool snapshot = false;
    };

    void step();
    void submit(Desktop &desktop);
    void post(Desktop &desktop);
    void pull(Desktop &desktop);
    void decide(Desktop &desktop);
    void kill(Desktop &desktop);
    void pruneTombstones();
    void otherClient();
    void deliverOne();
    void deliver(const Message &message);
    void onPostAnswer(Desktop &desktop, const Message &message);
    void onPage(Desktop &desktop, const Message &message);
    void take(Desktop &desktop, const Result<ReplicaChange> &change);
    [[nodiscard]] bool isSettled();
    void checkDesktop(Desktop &desktop, const ReplicaImage &server);
    void fault(const QString &what) { m_faults.append(what); }
    [[nodiscard]] int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }

    ManualClock m_clock;
    QRandomGenerator m_random;
    RandomEdits m_edits;
    std::unique_ptr<ServerEngine> m_server;
    std::vector<std::unique_ptr<Desktop>> m_desktops;
    std::vector<Message> m_network;
    QStringList m_faults;
    QSet<CommandId> m_conflicts;
};

/// How the two differ; empty when they do not.
[[nodiscard]] QString difference(const ReplicaImage &a, const ReplicaImage &b);

} // namespace signalbox::test
