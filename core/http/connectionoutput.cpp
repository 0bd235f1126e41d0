// SPDX-License-Identifier: GPL-3.0-or-later
// The half of Connection that answers; connection.cpp reads, waits and ends.
#include "core/http/connection.h"

namespace signalbox::http {

namespace {

/// Answers to pipelined requests are collected this far, then sent in one call.
constexpr size_t maxBatchPieces = 60;
constexpr qsizetype maxBatchBytes = 256 * 1024;

} // namespace

void Connection::answer(quint32 request, Reply &&reply)
{
    if (m_current && m_current->id == request) {
        m_current->reply = std::move(reply);
        return;
    }
    for (Exchange &exchange : m_exchanges) {
        if (exchange.id == request && !exchange.reply) {
            exchange.reply = std::move(reply);
            schedule();
            return;
        }
    }
}

void Connection::settleExchange(Exchange &&exchange)
{
    if (exchange.reply && m_exchanges.empty())
        write(std::move(exchange));
    else
        m_exchanges.push_back(std::move(exchange));
}

void Connection::writeAnswers()
{
    size_t done = 0;
    while (done < m_exchanges.size() && m_exchanges[done].reply && !m_dead && !m_streaming)
        write(std::move(m_exchanges[done++]));
    if (m_streaming) // a stream has no end for others to stand behind
        done = m_exchanges.size();
    m_exchanges.erase(m_exchanges.begin(), m_exchanges.begin() + static_cast<std::ptrdiff_t>(done));
}

void Connection::write(Exchange &&exchange)
{
    if (m_context.stopping) {
        exchange.keepAlive = false;
        m_closing = true;
    }
    int status = 0;
    Reply &reply = *exchange.reply;
    if (auto *document = std::get_if<DocumentPtr>(&reply))
        status = writeDocument(output(), std::move(*document), exchange, m_context.tails);
    else if (auto *response = std::get_if<Response>(&reply))
        status = writeResponse(output(), std::move(*response), exchange, m_context.tails);
    else
        return startStream(std::move(std::get<EventStream>(reply)), exchange);
    m_context.counters.countResponse(status);
    if (output().pieces() >= maxBatchPieces || output().bytes() >= maxBatchBytes)
        flush();
}

void Connection::startStream(EventStream &&stream, const Exchange &exchange)
{
    if (!m_context.admission.enterStream()) {
        Response response = Response::text(503, "There are too many event streams.");
        response.setHeader("Retry-After", "30");
        m_context.counters.countResponse(
            writeResponse(output(), std::move(response), exchange, m_context.tails));
        return;
    }
    m_closing = true;
    const int status = writeStreamHead(output(), stream, exchange, m_context.tails);
    m_context.counters.countResponse(status);
    if (status != 200 || exchange.isHead) {
        m_context.admission.leaveStream();
        return;
    }
    m_streaming = true;
    m_input.clear();
    m_context.returnParser(std::move(m_parser));
    m_context.counters.streams.add(1);
    m_context.hub.subscribe(stream.topic, *this, stream.lastId);
}

void Connection::deliver(const EventPtr &event)
{
    if (m_dead)
        return;
    const Limits &limits = m_context.limits;
    if (m_blocked && (m_blocked->bytes() + event->bytes.size() > limits.streamBacklogBytes ||
                      static_cast<int>(m_blocked->pieces()) >= limits.streamBacklogEvents)) {
        // It comes back and gets the present state, which is worth more than the old events.
        m_context.counters.streamsDropped.add(1);
        m_dead = true;
        return schedule();
    }
    const bool wasBlocked = m_blocked != nullptr;
    output().add(event->bytes, event);
    m_context.counters.eventsDelivered.add(1);
    if (!wasBlocked)
        flush();
    if (m_dead || (m_blocked && !wasBlocked))
        schedule();
}

void Connection::flush()
{
    OutputQueue &queue = output();
    if (queue.isEmpty())
        return;
    const bool last = m_closing && !m_streaming && m_exchanges.empty();
    const Transport::Transfer sent = m_transport.write(queue, last);
    m_context.counters.bytesOut.add(static_cast<quint64>(sent.bytes));
    m_progress = m_progress || sent.bytes > 0;
    if (sent.status == Transport::Status::Done) {
        m_blocked.reset();
    } else if (sent.status != Transport::Status::WouldBlock) {
        m_dead = true;
        queue.clear();
    } else if (!m_blocked) {
        m_blocked = std::make_unique<OutputQueue>();
        m_blocked->takeFrom(queue);
        m_blocked->keepBorrowed();
    } else {
        m_blocked->keepBorrowed();
    }
}

} // namespace signalbox::http
