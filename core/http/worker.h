// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/connection.h"
#include "core/http/listener.h"

#include <functional>

namespace signalbox::http {

/// One thread's share of the server: listening sockets, connections, deadlines, and the loop
/// that waits for them all.
class Worker final : public AnswerSink
{
public:
    Worker(const Limits &limits, Handler &handler, Admission &admission);
    ~Worker() override;
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// Before run(). Fails if the system gives no descriptor to wait with.
    [[nodiscard]] Result<void> prepare(std::vector<Listener> listeners);
    /// Serves until a StopMessage has been carried out. The thread is the worker's own.
    void run();

    [[nodiscard]] Mailbox &mailbox() { return *m_context.mailbox; }
    [[nodiscard]] const WorkerCounters &counters() const { return m_context.counters; }

    /// From the mailbox, on this thread.
    void answer(AnswerMessage &&message) override;

private:
    struct Slot
    {
        std::unique_ptr<Connection> connection;
        quint32 generation = 1; ///< never 0, which marks the worker's own descriptors
    };

    [[nodiscard]] bool watch(int fd, ConnectionKey key, quint32 events) const;
    [[nodiscard]] int waitTime() const;
    void startRound();
    void onEvent(ConnectionKey key, quint32 events);
    void onMail();
    void onStop(const StopMessage &stop);
    void pumpScheduled();
    void expireDeadlines();

    void acceptFrom(const Listener &listener);
    [[nodiscard]] bool admit(const Peer &peer);
    void open(int fd, const Peer &peer, const TlsContext *tls);
    void pauseAccepting();
    void resumeAccepting();

    [[nodiscard]] Connection *find(ConnectionKey key);
    void destroy(const Connection &connection);
    void destroyAll();

    mutable WorkerContext m_context;
    std::vector<Listener> m_listeners;
    UniqueFd m_epoll;
    std::vector<Slot> m_slots;
    std::vector<quint32> m_freeSlots;
    size_t m_open = 0;
    std::optional<SteadyTime> m_acceptAgain; ///< accepting pauses until then
    std::optional<SteadyTime> m_cutAt;       ///< stopping; what is open then is cut
};

} // namespace signalbox::http
