// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/exchange.h"

#include "core/http/outputqueue.h"
#include "core/http/request.h"

namespace signalbox::http {

namespace {

struct Rendered
{
    QByteArray head;
    QByteArray body;
};

void add(OutputQueue &out, Rendered &&rendered, bool withBody)
{
    const auto owner = std::make_shared<const Rendered>(std::move(rendered));
    out.add(owner->head, owner);
    if (withBody)
        out.add(owner->body, owner);
}

} // namespace

Exchange Exchange::of(const Request &request, quint32 id, bool keepAlive)
{
    Exchange exchange;
    exchange.id = id;
    exchange.keepAlive = keepAlive;
    exchange.isHead = request.method() == Method::Head;
    exchange.isVersion10 = request.version() == 10;
    if (exchange.isHead || request.method() == Method::Get) {
        exchange.codings = AcceptedCodings::parse(request.header("Accept-Encoding"));
        exchange.preconditions = Preconditions::of(request);
    }
    return exchange;
}

int writeDocument(OutputQueue &out, DocumentPtr document, const Exchange &exchange,
                  const Tails &tails)
{
    const Coding coding = document->choose(exchange.codings);
    const Document &d = *document;
    const QByteArrayView tail = tails.get(exchange.tail());
    if (d.isNotModified(exchange.preconditions, coding)) {
        out.add(d.notModifiedHead(coding), std::move(document));
        out.addBorrowed(tail);
        return 304;
    }
    if (exchange.isHead) {
        out.add(d.head(coding), std::move(document));
        out.addBorrowed(tail);
        return d.status();
    }
    out.add(d.head(coding), document);
    out.addBorrowed(tail);
    out.add(d.body(coding), std::move(document));
    return d.status();
}

int writeResponse(OutputQueue &out, Response &&response, const Exchange &exchange,
                  const Tails &tails)
{
    const int status = response.status();
    Rendered rendered{response.head(), response.body()};
    rendered.head += tails.get(exchange.tail());
    add(out, std::move(rendered), !exchange.isHead && status != 204 && status != 304);
    return status;
}

int writeStreamHead(OutputQueue &out, const EventStream &stream, const Exchange &exchange,
                    const Tails &tails)
{
    Response response(200);
    response.setHeader("Content-Type", "text/event-stream; charset=utf-8");
    response.setHeader("Cache-Control", "no-cache, no-store");
    response.setHeader("X-Accel-Buffering", "no"); // or nginx in front would hold events back
    for (const Header &header : stream.headers)
        response.setHeader(header.name, header.value);
    if (response.status() != 200) // a field was refused
        return writeResponse(out, std::move(response), exchange, tails);
    Rendered rendered;
    appendStatusLine(rendered.head, 200);
    for (const Header &header : response.headers())
        appendField(rendered.head, header.name, header.value);
    rendered.head += tails.get(Tails::Close); // no length: it ends with the connection
    rendered.body = stream.initial;
    add(out, std::move(rendered), !exchange.isHead);
    return 200;
}

} // namespace signalbox::http
