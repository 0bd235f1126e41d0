// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/responder.h"

#include "core/http/mailbox.h"

namespace signalbox::http {

Responder::Responder(std::shared_ptr<Mailbox> mailbox, ConnectionKey connection, quint32 request)
    : m_mailbox(std::move(mailbox))
    , m_connection(connection)
    , m_request(request)
{}

Responder &Responder::operator=(Responder &&other) noexcept
{
    std::swap(m_mailbox, other.m_mailbox);
    std::swap(m_connection, other.m_connection);
    std::swap(m_request, other.m_request);
    return *this;
}

Responder::~Responder()
{
    if (m_mailbox)
        answer(Response::text(500, "The server could not answer this request."));
}

void Responder::send(Response response)
{
    answer(std::move(response));
}

void Responder::send(DocumentPtr document)
{
    Q_ASSERT(document);
    answer(std::move(document));
}

void Responder::stream(EventStream stream)
{
    answer(std::move(stream));
}

void Responder::answer(Reply &&reply)
{
    // Moved out first: a second answer finds nothing to answer.
    if (const std::shared_ptr<Mailbox> mailbox = std::move(m_mailbox))
        mailbox->answer({m_connection, m_request, std::move(reply)});
}

} // namespace signalbox::http
