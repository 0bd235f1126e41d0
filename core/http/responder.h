// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/document.h"
#include "core/http/event.h"
#include "core/http/response.h"

#include <memory>
#include <variant>

namespace signalbox::http {

class Mailbox;

/// Names a connection of one worker; the generation tells it from a later one in its slot.
struct ConnectionKey
{
    quint32 slot = 0;
    quint32 generation = 0;

    friend bool operator==(const ConnectionKey &, const ConnectionKey &) = default;
};

using Reply = std::variant<Response, DocumentPtr, EventStream>;

/// The right and duty to answer one request, once. May be moved to and used on any thread, and
/// may outlive the connection and the server: then answering does nothing. Destroyed without
/// an answer, it answers 500.
class Responder
{
public:
    Responder(std::shared_ptr<Mailbox> mailbox, ConnectionKey connection, quint32 request);
    Responder(Responder &&) noexcept = default;
    Responder &operator=(Responder &&other) noexcept;
    Responder(const Responder &) = delete;
    Responder &operator=(const Responder &) = delete;
    ~Responder();

    void send(Response response);
    /// A ready document; negotiation and conditions are settled here. Not null.
    void send(DocumentPtr document);
    /// Turns the request into an event stream; 503 if there are too many already.
    void stream(EventStream stream);

    /// False once it has answered or was moved from.
    [[nodiscard]] bool isPending() const { return m_mailbox != nullptr; }

private:
    void answer(Reply &&reply);

    std::shared_ptr<Mailbox> m_mailbox;
    ConnectionKey m_connection;
    quint32 m_request;
};

} // namespace signalbox::http
