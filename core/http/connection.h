// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/exchange.h"
#include "core/http/transport.h"
#include "core/http/workercontext.h"

namespace signalbox::http {

/// One client: reads requests, hands them to the handler, writes the answers in order. Small
/// while idle: parser, input and output exist only while there is something in them.
///
/// connection.cpp reads, waits and ends; connectionoutput.cpp answers. Every entry point ends in
/// pump(), which does all that can be done without waiting and returns false when the connection is
/// over and may be destroyed.
class Connection final : public DeadlineLink, public StreamSink
{
public:
    /// Takes the descriptor. The peer has been let in by Admission, and leaves with this.
    Connection(WorkerContext &context, ConnectionKey key, int fd, const Peer &peer,
               const TlsContext *tls);
    ~Connection() override;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Tries both ways; call it at first, and when it was scheduled.
    [[nodiscard]] bool pump();
    [[nodiscard]] bool onEvents(quint32 epollEvents);
    [[nodiscard]] bool onDeadline();
    /// Only stores it and schedules a pump: the handler of another connection may be running.
    void answer(quint32 request, Reply &&reply);
    void deliver(const EventPtr &event) override;

    [[nodiscard]] ConnectionKey key() const { return m_key; }
    [[nodiscard]] int fd() const { return m_transport.fd(); }

private:
    [[nodiscard]] bool mayParse() const;
    [[nodiscard]] bool mayRead() const { return m_readable && !m_eof && mayParse(); }
    void readRequests();
    void parse(QByteArrayView bytes);
    [[nodiscard]] bool beginBody(bool bodyIsHere);
    void dispatch();
    void refuse(int status, QByteArrayView reason);
    void settleExchange(Exchange &&exchange);
    void writeAnswers();
    void write(Exchange &&exchange);
    void startStream(EventStream &&stream, const Exchange &exchange);
    void flush();
    [[nodiscard]] bool settle();
    [[nodiscard]] bool settleClosing();
    [[nodiscard]] bool linger();
    [[nodiscard]] Wait currentWait() const;
    void arm(Wait wait, bool restart);
    void schedule();
    [[nodiscard]] OutputQueue &output() { return m_blocked ? *m_blocked : m_context.batch; }
    [[nodiscard]] bool hasPartialRequest() const { return m_parser && m_parser->hasBegun(); }

    WorkerContext &m_context;
    Transport m_transport;
    Peer m_peer;
    ConnectionKey m_key;
    quint32 m_requests = 0;   ///< so far; the next one's id
    quint32 m_armedFor = 0;   ///< the value of m_requests when the deadline was armed
    qsizetype m_lingered = 0; ///< bytes thrown away
    std::unique_ptr<RequestParser> m_parser; ///< while a request is partly here
    QByteArray m_input;                      ///< came, but could not be parsed yet
    std::vector<Exchange> m_exchanges;       ///< unanswered, or waiting for their turn
    Exchange *m_current = nullptr;           ///< while its handler runs
    std::unique_ptr<OutputQueue> m_blocked;  ///< the kernel takes no more for now
    bool m_readable = true;                  ///< the kernel may have bytes for us
    bool m_hangup = false;                   ///< the peer has finished sending
    bool m_eof = false;                      ///< and we have read all of it
    bool m_closing = false;                  ///< no further request will be read
    bool m_unread = false;                   ///< the peer may be sending what we won't read
    bool m_lingering = false;
    bool m_streaming = false;
    bool m_dead = false;
    bool m_progress = false; ///< some output went since the deadline was armed
    bool m_scheduled = false;
};

} // namespace signalbox::http
