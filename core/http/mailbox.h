// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/responder.h"

#include <chrono>
#include <mutex>
#include <variant>
#include <vector>

namespace signalbox::http {

/// An answer on its way to the worker that has the connection.
struct AnswerMessage
{
    ConnectionKey connection;
    quint32 request = 0;
    Reply reply;
};
struct PublishMessage
{
    QByteArray topic;
    EventPtr event;
};
struct StopMessage
{
    std::chrono::milliseconds deadline;
};
using Message = std::variant<AnswerMessage, PublishMessage, StopMessage>;

/// What receives answers given on the worker's own thread, without a detour.
class AnswerSink
{
public:
    virtual ~AnswerSink() = default;
    virtual void answer(AnswerMessage &&message) = 0;
};

/// The one way into a worker from other threads. Outlives the worker as long as a responder
/// holds it; what is posted after close() is dropped.
class Mailbox
{
public:
    Mailbox();
    ~Mailbox();
    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    /// An eventfd that is readable when there is something to take; -1 if none was to be had.
    [[nodiscard]] int wakeFd() const { return m_wakeFd; }
    void post(Message &&message);
    /// To the sink at once if this is its thread, else through the queue.
    void answer(AnswerMessage &&message);

    // For the worker's thread:
    void open(AnswerSink *sink);
    void close();
    [[nodiscard]] std::vector<Message> take();

private:
    int m_wakeFd;
    AnswerSink *m_sink = nullptr; ///< used on the sink's thread alone
    std::mutex m_mutex;
    std::vector<Message> m_messages;
    bool m_closed = false;
};

} // namespace signalbox::http
