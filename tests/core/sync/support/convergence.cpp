// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/support/convergence.h"

#include "core/storage/changelog.h"
#include "core/sync/edits.h"
#include "core/sync/replicarows.h"

#include <QFile>
#include <QJsonDocument>

namespace signalbox::test {

struct Convergence::Desktop
{
    size_t number = 0;
    QString file;
    std::unique_ptr<ReplicaFile> open;
    ReplicaImage image; ///< as the windows have it: the first image and every change since

    int awayFor = 0; ///< steps without a network
    bool posting = false;
    std::optional<Pull> pulling;
    int ticket = 0;

    QSet<CommandId> submitted;
    QSet<CommandId> acknowledged;
    QSet<CommandId> refused; ///< whatever the admin decided then

    [[nodiscard]] ReplicaStore &store() { return open->store(); }
};

Convergence::Convergence(quint32 seed, const QString &folder, const QString &emptyServer,
                         const QString &emptyReplica)
    : m_random(seed)
    , m_edits(m_random)
{
    const QString serverFile = folder + QStringLiteral("/server.db");
    QFile::copy(emptyServer, serverFile);
    m_server = std::make_unique<ServerEngine>(serverFile, m_clock);
    for (size_t i = 0; i < 3; ++i) {
        auto desktop = std::make_unique<Desktop>();
        desktop->number = i;
        desktop->file = QStringLiteral("%1/replica%2.db").arg(folder).arg(i);
        QFile::copy(emptyReplica, desktop->file);
        kill(*desktop);
        m_desktops.push_back(std::move(desktop));
    }
    // Something that all have from the start, so that they have it out over the same rows.
    for (int i = 0; i < 4; ++i) {
        m_clock.advance(Milliseconds(10));
        otherClient();
    }
    (void)settle();
}

Convergence::~Convergence() = default;

void Convergence::run(int steps)
{
    for (int i = 0; i < steps; ++i) {
        m_clock.advance(Milliseconds(10)); // so that ids are in the order they are made
        step();
    }
}

void Convergence::step()
{
    Desktop &desktop = *m_desktops[static_cast<size_t>(below(3))];
    const bool online = desktop.awayFor == 0;
    if (!online)
        --desktop.awayFor;
    const int what = below(100);
    if (what < 25)
        submit(desktop);
    else if (what < 45)
        online ? post(desktop) : submit(desktop);
    else if (what < 57)
        online ? pull(desktop) : submit(desktop);
    else if (what < 88)
        deliverOne();
    else if (what < 91)
        kill(desktop);
    else if (what < 93)
        m_server->reopen();
    else if (what < 95)
        decide(desktop);
    else if (what < 96)
        desktop.awayFor = below(40);
    else if (what < 97)
        pruneTombstones();
    else if (what < 98)
        otherClient();
    else
        desktop.posting = false, desktop.pulling.reset(); // the deadline passed: it asks again
}

// --- What desktops do --------------------------------------------------------------------------

void Convergence::submit(Desktop &desktop)
{
    const RandomEdits::Edit edit = m_edits.next(desktop.image.workspace);
    const Command command = commandFor(edit.type, edit.payload, desktop.image, m_clock);
    const Result<ReplicaChange> change = desktop.store().submit(command);
    if (!change) // against the rules already here
        return;
    desktop.submitted.insert(command.id);
    take(desktop, change);
}

void Convergence::take(Desktop &desktop, const Result<ReplicaChange> &change)
{
    if (!change)
        return fault(QStringLiteral("the store failed: ") + change.error().detail);
    if (change->everything)
        desktop.image = desktop.store().image().value();
    else
        (void)applyChange(desktop.image, *change);
}

void Convergence::post(Desktop &desktop)
{
    const std::optional<Command> command = desktop.store().nextPending();
    // Before the first pull it does not know whose replica it is.
    if (desktop.posting || !command || desktop.store().workspaceId().isNull())
        return;
    desktop.posting = true;
    m_network.push_back({Message::Post, desktop.number, toJson(*command), 0, command->id});
}

void Convergence::pull(Desktop &desktop)
{
    if (desktop.pulling)
        return;
    desktop.pulling.emplace(desktop.store().cursor());
    m_network.push_back({Message::AskPage,
                         desktop.number,
                         {},
                         0,
                         {},
                         ++desktop.ticket,
                         desktop.pulling->since(),
                         false});
}

void Convergence::decide(Desktop &desktop)
{
    const std::vector<RejectedCommand> rejected = desktop.image.rejected;
    if (rejected.empty())
        return;
    const CommandId id = rejected[static_cast<size_t>(below(int(rejected.size())))].command.id;
    if (below(2) == 0)
        return take(desktop, desktop.store().takeTheirs(id));
    const CommandId fresh = CommandId::make(m_clock);
    desktop.submitted.insert(fresh);
    take(desktop, desktop.store().keepMine(id, fresh));
}

void Convergence::kill(Desktop &desktop)
{
    desktop.open.reset();
    auto opened = ReplicaFile::open(desktop.file, m_clock);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    desktop.open = std::move(*opened);
    const ReplicaImage stored = desktop.store().image().value();
    if (const QString wrong = difference(stored, desktop.image);
        !wrong.isEmpty() && !desktop.image.workspace.incidentTypes.isEmpty())
        fault(QStringLiteral("a restarted desktop sees something else: ") + wrong);
    desktop.image = stored;
    desktop.posting = false;
    desktop.pulling.reset();
}

// --- What else happens at the server -----------------------------------------------------------

void Convergence::pruneTombstones()
{
    auto transaction = Transaction::begin(m_server->database());
    if (!transaction || !signalbox::pruneTombstones(*transaction, m_clock.now()) ||
        !transaction->commit())
        fault(QStringLiteral("tombstones cannot be pruned"));
}

void Convergence::otherClient()
{
    ReplicaImage image;
    (void)readRows(m_server->database(), image);
    const RandomEdits::Edit edit = m_edits.next(image.workspace);
    Command command = commandFor(edit.type, edit.payload, image, m_clock);
    command.revision.reset();
    (void)m_server->post(toJson(command));
}

// --- The network -------------------------------------------------------------------------------

void Convergence::deliverOne()
{
    if (m_network.empty())
        return;
    const size_t place = static_cast<size_t>(below(int(m_network.size())));
    const Message message = m_network[place];
    const int fate = below(10);
    if (fate > 0) // else it comes again later
        m_network.erase(m_network.begin() + static_cast<std::ptrdiff_t>(place));
    if (fate != 1) // else it is lost
        deliver(message);
}

void Convergence::deliver(const Message &message)
{
    Desktop &desktop = *m_desktops[message.desktop];
    Message answer = message;
    switch (message.kind) {
    case Message::Post: {
        const EngineAnswer said = m_server->post(message.body);
        answer.kind = Message::PostAnswer;
        answer.status = said.status;
        answer.body = said.body;
        m_network.push_back(answer);
        break;
    }
    case Message::AskPage: {
        const EngineAnswer said = m_server->changes(message.since, 1 + below(8), message.snapshot);
        answer.kind = Message::Page;
        answer.body = said.body;
        m_network.push_back(answer);
        break;
    }
    case Message::PostAnswer:
        onPostAnswer(desktop, message);
        break;
    case Message::Page:
        onPage(desktop, message);
        break;
    }
}

void Convergence::onPostAnswer(Desktop &desktop, const Message &message)
{
    // Late and repeated answers are let through too: the store must know them for what they are.
    desktop.posting = false;
    if (message.status == 200) {
        desktop.acknowledged.insert(message.command);
        return take(desktop, desktop.store().acknowledge(
                                 message.command, receiptFromJson(message.body).value().sequence));
    }
    desktop.refused.insert(message.command);
    const Error error = problemFromJson(QJsonDocument(message.body).toJson()).value();
    if (error.code == ErrorCode::Conflict)
        m_conflicts.insert(message.command);
    take(desktop, desktop.store().reject(message.command, error));
}

void Convergence::onPage(Desktop &desktop, const Message &message)
{
    if (!desktop.pulling || message.ticket != desktop.ticket ||
        message.since != desktop.pulling->since())
        return;
    const Result<bool> whole = desktop.pulling->take(message.body);
    if (!whole)
        return fault(QStringLiteral("a page is refused: ") + whole.error().field +
                     whole.error().detail);
    if (*whole) {
        take(desktop, desktop.store().apply(desktop.pulling->batch()));
        desktop.pulling.reset();
        return;
    }
    m_network.push_back({Message::AskPage,
                         desktop.number,
                         {},
                         0,
                         {},
                         desktop.ticket,
                         desktop.pulling->since(),
                         desktop.pulling->isSnapshot()});
}

// --- The end -----------------------------------------------------------------------------------

bool Convergence::isSettled()
{
    const qint64 latest = m_server->sequence();
    return std::all_of(m_desktops.begin(), m_desktops.end(), [&](const auto &desktop) {
        return desktop->store().pendingCount() == 0 && desktop->store().cursor() == latest;
    });
}

bool Convergence::settle()
{
    for (int round = 0; round < 500; ++round) {
        for (int i = 0; !m_network.empty() && i < 1000; ++i) {
            const Message message = m_network.front();
            m_network.erase(m_network.begin());
            deliver(message);
        }
        if (isSettled())
            return true;
        for (const auto &desktop : m_desktops) {
            desktop->posting = false;
            desktop->pulling.reset();
            pull(*desktop);
            post(*desktop);
        }
    }
    return false;
}

QStringList Convergence::faults()
{
    ReplicaImage server;
    if (!readRows(m_server->database(), server))
        fault(QStringLiteral("the server's rows cannot be read"));
    for (auto it = m_server->applied.cbegin(); it != m_server->applied.cend(); ++it) {
        if (*it != 1)
            fault(QStringLiteral("%1 was applied %2 times").arg(it.key().toString()).arg(*it));
    }
    for (const auto &desktop : m_desktops)
        checkDesktop(*desktop, server);
    return m_faults;
}

ConvergenceFigures Convergence::figures() const
{
    ConvergenceFigures figures{int(m_server->applied.size()), 0, int(m_conflicts.size())};
    for (const auto &desktop : m_desktops)
        figures.refused += int(desktop->refused.size());
    return figures;
}

void Convergence::checkDesktop(Desktop &desktop, const ReplicaImage &server)
{
    const QString who = QStringLiteral("desktop %1: ").arg(desktop.number);
    kill(desktop); // compares what it showed with what is on its disk
    if (const QString wrong = difference(desktop.image, server); !wrong.isEmpty())
        fault(who + QStringLiteral("differs from the server: ") + wrong);
    QSet<CommandId> listed;
    for (const RejectedCommand &rejected : desktop.image.rejected)
        listed.insert(rejected.command.id);
    for (const CommandId &id : desktop.submitted) {
        const bool applied = m_server->applied.contains(id);
        if (applied == desktop.refused.contains(id))
            fault(who + id.toString() +
                  (applied ? QStringLiteral(" was applied and refused")
                           : QStringLiteral(" was lost")));
    }
    for (const CommandId &id : desktop.acknowledged) {
        if (!m_server->applied.contains(id))
            fault(who + id.toString() + QStringLiteral(" was acknowledged and lost"));
    }
    if (!(listed - desktop.refused).isEmpty())
        fault(who + QStringLiteral("lists as refused what was not"));
}

QString difference(const ReplicaImage &a, const ReplicaImage &b)
{
    const auto withoutEmpty = [](QHash<IncidentId, std::vector<IncidentUpdate>> updates) {
        updates.removeIf([](auto timeline) { return timeline->empty(); });
        return updates;
    };
    const Workspace &left = a.workspace;
    const Workspace &right = b.workspace;
    QStringList different;
    if (left.services != right.services)
        different.append(QStringLiteral("services"));
    if (left.pages != right.pages)
        different.append(QStringLiteral("pages"));
    if (left.incidentTypes != right.incidentTypes)
        different.append(QStringLiteral("incident types"));
    if (left.incidents != right.incidents)
        different.append(QStringLiteral("incidents"));
    if (withoutEmpty(left.updates) != withoutEmpty(right.updates))
        different.append(QStringLiteral("updates"));
    if (left.members != right.members)
        different.append(QStringLiteral("members"));
    if (a.revisions != b.revisions)
        different.append(QStringLiteral("revisions"));
    return different.join(QStringLiteral(", "));
}

} // namespace signalbox::test
