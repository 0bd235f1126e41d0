// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/worker.h"

#include "core/base/log.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::http {

namespace {

constexpr int eventsPerRound = 256;
/// Newcomers in a row before those who are already here get their turn.
constexpr int acceptsPerRound = 64;
/// After running out of descriptors; closing a connection ends the pause as well.
constexpr std::chrono::milliseconds acceptPause{100};

constexpr quint32 mailboxSlot = 0;
constexpr quint32 firstListenerSlot = 1;

constexpr char overloaded[] = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n"
                              "Retry-After: 10\r\nConnection: close\r\n\r\n";

quint64 toTag(ConnectionKey key)
{
    return (static_cast<quint64>(key.generation) << 32) | key.slot;
}

ConnectionKey fromTag(quint64 tag)
{
    return {static_cast<quint32>(tag), static_cast<quint32>(tag >> 32)};
}

} // namespace

Worker::Worker(const Limits &limits, Handler &handler, Admission &admission)
    : m_context(limits, handler, admission)
{
    Deadlines &deadlines = m_context.deadlines;
    deadlines.setDuration(Wait::Header, limits.header);
    deadlines.setDuration(Wait::Body, limits.body);
    deadlines.setDuration(Wait::Idle, limits.idle);
    deadlines.setDuration(Wait::Answer, limits.answer);
    deadlines.setDuration(Wait::Write, limits.writeStall);
    deadlines.setDuration(Wait::Linger, limits.linger);
    deadlines.setDuration(Wait::Heartbeat, limits.heartbeat);
}

Worker::~Worker() = default;

Result<void> Worker::prepare(std::vector<Listener> listeners)
{
    m_listeners = std::move(listeners);
    m_epoll = UniqueFd(epoll_create1(EPOLL_CLOEXEC));
    const int wakeFd = m_context.mailbox->wakeFd();
    bool done = m_epoll.isValid() && wakeFd >= 0 && watch(wakeFd, {mailboxSlot, 0}, EPOLLIN);
    for (size_t i = 0; done && i < m_listeners.size(); ++i)
        done = watch(m_listeners[i].fd.get(), {firstListenerSlot + static_cast<quint32>(i), 0},
                     EPOLLIN);
    if (!done)
        return fail(ErrorCode::Unavailable, QStringLiteral("cannot wait for connections: %1")
                                                .arg(QString::fromLocal8Bit(std::strerror(errno))));
    return {};
}

bool Worker::watch(int fd, ConnectionKey key, quint32 events) const
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = toTag(key);
    return epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event) == 0;
}

// The loop ----------------------------------------------------------------------------------

void Worker::run()
{
    m_context.mailbox->open(this);
    std::array<epoll_event, eventsPerRound> events;
    while (!m_cutAt || m_open > 0) {
        const int count = epoll_wait(m_epoll.get(), events.data(), eventsPerRound, waitTime());
        startRound();
        for (int i = 0; i < count; ++i)
            onEvent(fromTag(events.at(static_cast<size_t>(i)).data.u64),
                    events.at(static_cast<size_t>(i)).events);
        pumpScheduled();
        expireDeadlines();
    }
    destroyAll();
    m_context.mailbox->close();
}

void Worker::startRound()
{
    m_context.now = std::chrono::steady_clock::now();
    m_context.tails.update(std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()));
    if (m_acceptAgain && *m_acceptAgain <= m_context.now)
        resumeAccepting();
}

int Worker::waitTime() const
{
    if (!m_context.again.empty())
        return 0;
    std::optional<SteadyTime> until = m_context.deadlines.next();
    for (const std::optional<SteadyTime> &other : {m_acceptAgain, m_cutAt}) {
        if (other && (!until || *other < *until))
            until = other;
    }
    if (!until)
        return -1;
    const auto left = std::chrono::ceil<Milliseconds>(*until - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<qint64>(left.count(), 0, 60'000));
}

void Worker::onEvent(ConnectionKey key, quint32 events)
{
    if (key.generation == 0) {
        if (key.slot == mailboxSlot)
            onMail();
        else if (key.slot - firstListenerSlot < m_listeners.size())
            acceptFrom(m_listeners[key.slot - firstListenerSlot]);
        return;
    }
    // An earlier event of this round may have closed it.
    if (Connection *connection = find(key); connection && !connection->onEvents(events))
        destroy(*connection);
}

void Worker::onMail()
{
    for (Message &message : m_context.mailbox->take()) {
        if (auto *reply = std::get_if<AnswerMessage>(&message))
            answer(std::move(*reply));
        else if (auto *publish = std::get_if<PublishMessage>(&message))
            m_context.hub.publish(publish->topic, publish->event);
        else
            onStop(std::get<StopMessage>(message));
    }
}

void Worker::answer(AnswerMessage &&message)
{
    if (Connection *connection = find(message.connection))
        connection->answer(message.request, std::move(message.reply));
}

void Worker::pumpScheduled()
{
    // Those that are scheduled again meanwhile wait for the next round, after others' events.
    const std::vector<ConnectionKey> scheduled = std::exchange(m_context.again, {});
    for (const ConnectionKey key : scheduled) {
        if (Connection *connection = find(key); connection && !connection->pump())
            destroy(*connection);
    }
}

void Worker::expireDeadlines()
{
    while (DeadlineLink *link = m_context.deadlines.due(m_context.now)) {
        auto *connection = static_cast<Connection *>(link);
        if (!connection->onDeadline())
            destroy(*connection);
    }
    if (m_cutAt && *m_cutAt <= m_context.now)
        destroyAll();
}

void Worker::onStop(const StopMessage &stop)
{
    const SteadyTime cutAt = m_context.now + stop.deadline;
    if (m_cutAt) { // a second stop can only be more impatient
        m_cutAt = std::min(*m_cutAt, cutAt);
        return;
    }
    m_cutAt = cutAt;
    m_context.stopping = true;
    // The kernel has completed these connections, and may have their requests already.
    for (const Listener &listener : m_listeners)
        acceptFrom(listener);
    m_listeners.clear();
    m_acceptAgain.reset();
    for (Slot &slot : m_slots) {
        if (slot.connection && !slot.connection->pump())
            destroy(*slot.connection);
    }
}

// Connections -------------------------------------------------------------------------------

void Worker::acceptFrom(const Listener &listener)
{
    for (int i = 0; i < acceptsPerRound && !m_acceptAgain; ++i) {
        sockaddr_storage storage{};
        socklen_t size = sizeof storage;
        auto *address = reinterpret_cast<sockaddr *>(&storage);
        const int fd = accept4(listener.fd.get(), address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd >= 0) {
            open(fd, Peer::fromSocketAddress(address), listener.tls.get());
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return;
        } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            qCWarning(logHttp) << "cannot accept connections:" << std::strerror(errno);
            pauseAccepting();
        } // else: the newcomer has given up already; try the next
    }
}

bool Worker::admit(const Peer &peer)
{
    Admission::Verdict verdict = m_context.admission.enter(peer);
    if (verdict == Admission::Verdict::Full) {
        // Someone who asks for nothing makes room for someone who does.
        if (DeadlineLink *idle = m_context.deadlines.oldest(Wait::Idle)) {
            destroy(*static_cast<Connection *>(idle));
            verdict = m_context.admission.enter(peer);
        }
    }
    return verdict == Admission::Verdict::Welcome;
}

void Worker::open(int fd, const Peer &peer, const TlsContext *tls)
{
    UniqueFd guard(fd);
    if (!admit(peer)) {
        m_context.counters.turnedAway.add(1);
        if (!tls) // best effort: the socket's buffer is empty, so this goes or nothing does
            (void)::send(fd, overloaded, sizeof overloaded - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
        return;
    }
    m_context.counters.accepted.add(1);
    if (m_freeSlots.empty()) {
        m_freeSlots.push_back(static_cast<quint32>(m_slots.size()));
        m_slots.emplace_back();
    }
    const ConnectionKey key{m_freeSlots.back(), m_slots[m_freeSlots.back()].generation};
    m_freeSlots.pop_back();
    ++m_open;
    Connection &connection = *(m_slots[key.slot].connection = std::make_unique<Connection>(
                                   m_context, key, guard.release(), peer, tls));
    // The request often comes with the connection: a client that wants one answer is served
    // without being watched at all. Edge-triggered, so that watching is said once.
    if (!connection.pump() ||
        !watch(fd, key, EPOLLIN | EPOLLOUT | EPOLLRDHUP | static_cast<quint32>(EPOLLET)))
        destroy(connection);
}

void Worker::pauseAccepting()
{
    m_acceptAgain = m_context.now + acceptPause;
    for (const Listener &listener : m_listeners)
        epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, listener.fd.get(), nullptr);
}

void Worker::resumeAccepting()
{
    m_acceptAgain.reset();
    for (size_t i = 0; i < m_listeners.size(); ++i) {
        if (!watch(m_listeners[i].fd.get(), {firstListenerSlot + static_cast<quint32>(i), 0},
                   EPOLLIN))
            return pauseAccepting();
    }
}

Connection *Worker::find(ConnectionKey key)
{
    if (key.slot >= m_slots.size() || m_slots[key.slot].generation != key.generation)
        return nullptr;
    return m_slots[key.slot].connection.get();
}

void Worker::destroy(const Connection &connection)
{
    const quint32 index = connection.key().slot;
    Slot &slot = m_slots[index];
    slot.connection.reset();
    slot.generation = std::max(1U, slot.generation + 1);
    m_freeSlots.push_back(index);
    --m_open;
    if (m_acceptAgain)
        m_acceptAgain = m_context.now; // there is a descriptor again
}

void Worker::destroyAll()
{
    for (Slot &slot : m_slots) {
        if (slot.connection)
            destroy(*slot.connection);
    }
}

} // namespace signalbox::http
