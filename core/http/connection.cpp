// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/connection.h"

#include "core/base/log.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <sys/epoll.h>

namespace signalbox::http {

namespace {

/// Reads in a row before others get their turn.
constexpr int maxRounds = 8;
/// How much of a refused request is thrown away before the connection is cut.
constexpr qsizetype maxLingered = 2 * 1024 * 1024;

} // namespace

Connection::Connection(WorkerContext &context, ConnectionKey key, int fd, const Peer &peer,
                       const TlsContext *tls)
    : m_context(context)
    , m_transport(fd, tls)
    , m_peer(peer)
    , m_key(key)
{
    m_context.counters.connections.add(1);
    arm(Wait::Header, true);
}

Connection::~Connection()
{
    m_context.hub.unsubscribe(*this);
    Deadlines::disarm(*this);
    if (m_streaming) {
        m_context.admission.leaveStream();
        m_context.counters.streams.add(-1);
    }
    m_context.returnParser(std::move(m_parser));
    m_context.admission.leave(m_peer);
    m_context.counters.connections.add(-1);
}

bool Connection::onEvents(quint32 epollEvents)
{
    if ((epollEvents & (EPOLLERR | EPOLLHUP)) != 0)
        return false;
    if ((epollEvents & EPOLLRDHUP) != 0)
        m_hangup = true;
    if ((epollEvents & (EPOLLIN | EPOLLRDHUP)) != 0)
        m_readable = true;
    return pump();
}

bool Connection::pump()
{
    m_scheduled = false;
    if (m_dead)
        return false;
    if (!m_transport.isReady()) {
        const Transport::Status status = m_transport.handshake();
        if (status == Transport::Status::WouldBlock)
            return !m_context.stopping;
        if (status != Transport::Status::Done)
            return false;
    }
    if (m_lingering)
        return linger();
    if (m_blocked)
        flush();
    writeAnswers();
    readRequests();
    flush();
    return settle();
}

// Reading -----------------------------------------------------------------------------------

bool Connection::mayParse() const
{
    return !m_closing && !m_dead && !m_blocked &&
           static_cast<int>(m_exchanges.size()) < m_context.limits.pipelinedRequests;
}

void Connection::readRequests()
{
    if (!m_input.isEmpty() && mayParse())
        parse(std::exchange(m_input, {}));
    char *buffer = m_context.input.data();
    const auto capacity = static_cast<qsizetype>(m_context.input.size());
    for (int round = 0; mayRead(); ++round) {
        if (round == maxRounds)
            return schedule();
        // What the parser could not use yet comes first, so that it sees one stretch.
        const qsizetype kept = m_input.size();
        if (kept > 0)
            std::memcpy(buffer, m_input.constData(), static_cast<size_t>(kept));
        const Transport::Transfer got = m_transport.read(buffer + kept, capacity - kept);
        switch (got.status) {
        case Transport::Status::Broken:
            m_dead = true;
            return;
        case Transport::Status::Closed:
            m_eof = true;
            return;
        case Transport::Status::WouldBlock:
            m_readable = false;
            return;
        case Transport::Status::Drained:
            m_readable = m_hangup; // the end is still to be read
            break;
        case Transport::Status::Done:
            break;
        }
        m_context.counters.bytesIn.add(static_cast<quint64>(got.bytes));
        m_input.clear();
        parse(QByteArrayView(buffer, kept + got.bytes));
    }
}

void Connection::parse(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && mayParse()) {
        if (!m_parser) {
            m_parser = m_context.takeParser();
            m_parser->setOrigin(m_peer, m_transport.isSecure());
        }
        RequestParser::Step step = m_parser->feed(bytes);
        bytes = bytes.sliced(step.consumed);
        if (step.state == RequestParser::State::HeadDone && beginBody(!bytes.isEmpty())) {
            step = m_parser->feed(bytes);
            bytes = bytes.sliced(step.consumed);
        }
        if (step.state == RequestParser::State::Failed)
            refuse(m_parser->failure(), m_parser->failureReason());
        else if (step.state == RequestParser::State::Done)
            dispatch();
        else if (step.state == RequestParser::State::NeedMore)
            break;
    }
    if (m_closing)
        m_unread = m_unread || !bytes.isEmpty();
    else if (!bytes.isEmpty())
        m_input = bytes.toByteArray();
}

bool Connection::beginBody(bool bodyIsHere)
{
    if (!m_parser->setBodyLimit(m_context.handler.bodyLimit(m_parser->request()))) {
        refuse(m_parser->failure(), m_parser->failureReason());
        return false;
    }
    // An interim answer must not overtake answers that are still due; a client that gets none
    // sends its body all the same (RFC 9110 §10.1.1).
    if (m_parser->wantsContinue() && !bodyIsHere && m_exchanges.empty())
        output().addBorrowed("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

void Connection::dispatch()
{
    const bool keepAlive = m_parser->keepAlive() && !m_context.stopping;
    Request &request = m_parser->request();
    Exchange exchange = Exchange::of(request, m_requests++, keepAlive);
    m_closing = !keepAlive;
    m_context.counters.requests.add(1);
    m_current = &exchange;
    try {
        m_context.handler.handle(request, Responder(m_context.mailbox, m_key, exchange.id));
    } catch (const std::exception &error) {
        // Unwinding has destroyed the responder, which has answered 500.
        qCCritical(logHttp) << "a handler threw:" << error.what();
    }
    m_current = nullptr;
    m_context.returnParser(std::move(m_parser));
    settleExchange(std::move(exchange));
}

void Connection::refuse(int status, QByteArrayView reason)
{
    Exchange exchange;
    exchange.id = m_requests++;
    exchange.isHead = m_parser && m_parser->request().method() == Method::Head;
    exchange.reply = Response::text(status, reason);
    m_context.counters.refused.add(1);
    m_context.returnParser(std::move(m_parser));
    m_closing = true;
    m_unread = true;
    settleExchange(std::move(exchange));
}

// Ending and waiting ------------------------------------------------------------------------

bool Connection::settle()
{
    if (m_dead)
        return false;
    if (m_blocked) {
        arm(Wait::Write, std::exchange(m_progress, false));
        return true;
    }
    if (m_streaming) {
        arm(Wait::Heartbeat, false);
        return !m_hangup && !m_context.stopping;
    }
    if (m_closing && m_exchanges.empty())
        return settleClosing();
    const bool idle = m_exchanges.empty() && !hasPartialRequest();
    if (idle && m_context.stopping)
        return false;
    // At the end of input no partial request can become whole any more.
    if (m_eof && m_exchanges.empty() && mayParse())
        return false;
    const Wait wait = currentWait();
    arm(wait, m_armedFor != m_requests);
    return true;
}

bool Connection::settleClosing()
{
    // Closing while bytes come in makes the kernel answer with a reset, which can overtake our
    // last answer (RFC 9112 §9.6); so what comes is read for a while, and thrown away.
    if (m_eof || (!m_unread && !m_readable))
        return false;
    m_transport.finishWriting();
    m_lingering = true;
    arm(Wait::Linger, true);
    return linger();
}

bool Connection::linger()
{
    for (int round = 0; round < maxRounds; ++round) {
        const Transport::Transfer got = m_transport.discard(
            m_context.input.data(), static_cast<qsizetype>(m_context.input.size()));
        m_lingered += got.bytes;
        if (got.status == Transport::Status::WouldBlock)
            return !m_context.stopping;
        if (got.status == Transport::Status::Closed || got.status == Transport::Status::Broken ||
            m_lingered > maxLingered)
            return false;
    }
    schedule();
    return true;
}

Wait Connection::currentWait() const
{
    if (m_requests == 0 && !hasPartialRequest())
        return Wait::Header; // fresh, and to say something soon
    if (hasPartialRequest())
        return m_parser->isHeadDone() ? Wait::Body : Wait::Header;
    return m_exchanges.empty() ? Wait::Idle : Wait::Answer;
}

bool Connection::onDeadline()
{
    switch (kind) {
    case Wait::None:
    case Wait::Idle:
    case Wait::Linger:
        return false;
    case Wait::Write:
        if (m_streaming)
            m_context.counters.streamsDropped.add(1);
        return false;
    case Wait::Header:
    case Wait::Body:
        if (!hasPartialRequest())
            return false;
        refuse(408, "The request did not come in time.");
        break;
    case Wait::Answer:
        m_exchanges.clear(); // those behind it cannot be answered out of turn
        refuse(503, "The answer took too long.");
        break;
    case Wait::Heartbeat:
        output().addBorrowed(":\n\n");
        Deadlines::disarm(*this);
        break;
    }
    flush();
    return settle();
}

void Connection::arm(Wait next, bool restart)
{
    if (kind == next && !restart)
        return;
    m_armedFor = m_requests;
    m_context.deadlines.arm(*this, next, m_context.now);
}

void Connection::schedule()
{
    if (!std::exchange(m_scheduled, true))
        m_context.again.push_back(m_key);
}

} // namespace signalbox::http
