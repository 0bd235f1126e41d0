// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/mailbox.h"

#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace signalbox::http {

namespace {

/// The mailbox whose worker runs on this thread.
thread_local const Mailbox *ownMailbox = nullptr;

} // namespace

Mailbox::Mailbox()
    : m_wakeFd(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{}

Mailbox::~Mailbox()
{
    if (m_wakeFd >= 0)
        ::close(m_wakeFd);
}

void Mailbox::post(Message &&message)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return;
        wake = m_messages.empty();
        m_messages.push_back(std::move(message));
    }
    // Cannot fail short of 2^64 - 1 wake-ups; a worker that has been woken is woken.
    if (wake)
        eventfd_write(m_wakeFd, 1);
}

void Mailbox::answer(AnswerMessage &&message)
{
    if (ownMailbox == this)
        m_sink->answer(std::move(message));
    else
        post(std::move(message));
}

void Mailbox::open(AnswerSink *sink)
{
    m_sink = sink;
    ownMailbox = this;
}

void Mailbox::close()
{
    std::vector<Message> dropped; // destroyed outside of the lock
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        dropped.swap(m_messages);
    }
    ownMailbox = nullptr;
}

std::vector<Message> Mailbox::take()
{
    eventfd_t count = 0;
    eventfd_read(m_wakeFd, &count);
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_messages, {});
}

} // namespace signalbox::http
