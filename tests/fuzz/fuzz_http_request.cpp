// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever bytes come, and in whatever pieces: the same requests are read, and what is read
// keeps the promises of Request. The first byte of the input says how large the pieces are.
#include "core/http/conditional.h"
#include "core/http/httpdate.h"
#include "core/http/negotiation.h"
#include "core/http/requestparser.h"
#include "core/http/target.h"

#include <cstdlib>

using namespace signalbox::http;

namespace {

constexpr qsizetype bodyLimit = 4096;

struct Outcome
{
    Method method;
    QByteArray path;
    QByteArray query;
    QByteArray host;
    QByteArray body;
    bool keepAlive;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

void require(bool promise)
{
    if (!promise)
        std::abort();
}

void checkPromises(const Request &request)
{
    const QByteArrayView path = request.path();
    require(path.startsWith('/') || path == QByteArrayView("*"));
    require(!path.contains('\0') && !path.contains('\\'));
    require(!path.contains("/../") && !path.endsWith("/..") && !path.contains("/./"));
    require(request.body().size() <= bodyLimit);
    require(request.host().isEmpty() || isHost(request.host()));
    for (const char *name : {"Accept-Encoding", "If-None-Match", "If-Modified-Since", "Host"}) {
        const QByteArray value = request.headerList(name);
        require(!value.contains('\r') && !value.contains('\n') && !value.contains('\0'));
        const AcceptedCodings codings = AcceptedCodings::parse(value);
        require(codings.weight(Coding::Brotli) <= 200);
        (void)codings.best(7U);
        (void)matchesTag(value, "\"tag-br\"");
        (void)parseHttpDate(value);
    }
    (void)request.queryItems();
}

/// All requests up to the first that is refused or incomplete.
std::vector<Outcome> read(RequestParser &parser, QByteArrayView bytes, qsizetype pieceSize)
{
    std::vector<Outcome> outcomes;
    QByteArray pending;
    parser.reset();
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min(pieceSize, bytes.size()));
        bytes = bytes.sliced(piece.size());
        pending += piece;
        for (;;) {
            const RequestParser::Step step = parser.feed(pending);
            require(step.consumed >= 0 && step.consumed <= pending.size());
            pending.remove(0, step.consumed);
            if (step.state == RequestParser::State::NeedMore)
                break;
            if (step.state == RequestParser::State::Failed ||
                (step.state == RequestParser::State::HeadDone && !parser.setBodyLimit(bodyLimit))) {
                require(parser.failure() >= 400 && parser.failure() < 600);
                return outcomes;
            }
            if (step.state != RequestParser::State::Done)
                continue;
            const Request &request = parser.request();
            checkPromises(request);
            outcomes.push_back({request.method(), request.path().toByteArray(),
                                request.query().toByteArray(), request.host().toByteArray(),
                                request.body(), parser.keepAlive()});
            parser.reset();
        }
    }
    return outcomes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    static const Limits limits;
    static RequestParser parser(limits);
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    const std::vector<Outcome> whole = read(parser, bytes, bytes.size());
    require(read(parser, bytes, 1 + data[0] % 64) == whole);
    return 0;
}
