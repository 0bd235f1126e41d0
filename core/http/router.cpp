// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/router.h"

#include <algorithm>

namespace signalbox::http {

struct Router::Route
{
    Methods methods;
    Function function;
    qsizetype bodyLimit = 0;
    std::vector<QByteArray> params; ///< names, in the order of the path
};

/// One part of the path. Few siblings, so a plain list beats a hash.
struct Router::Node
{
    std::vector<std::pair<QByteArray, std::unique_ptr<Node>>> literals;
    std::unique_ptr<Node> any;
    std::unique_ptr<Node> rest;
    std::vector<Route> routes;

    Node &literal(QByteArrayView part)
    {
        for (auto &[text, node] : literals) {
            if (text == part)
                return *node;
        }
        return *literals.emplace_back(part.toByteArray(), std::make_unique<Node>()).second;
    }
};

/// Where a path led. Offsets are kept on the stack: a request that needs none costs nothing.
struct Router::Match
{
    static constexpr int maxParams = 8;
    struct Span
    {
        qsizetype offset = 0;
        qsizetype size = 0;
    };

    const Node *node = nullptr;
    Span spans[maxParams];
    int count = 0;

    [[nodiscard]] const Route *route(Method method) const
    {
        if (!node)
            return nullptr;
        const auto found =
            std::find_if(node->routes.begin(), node->routes.end(),
                         [method](const Route &r) { return r.methods.testFlag(method); });
        return found == node->routes.end() ? nullptr : &*found;
    }

    /// Tries literal parts before parameters, and comes back from a dead end.
    bool walk(const Node &at, QByteArrayView path, qsizetype start)
    {
        if (start > path.size()) {
            node = &at;
            return !at.routes.empty();
        }
        qsizetype end = path.indexOf('/', start);
        if (end < 0)
            end = path.size();
        const QByteArrayView part = path.sliced(start, end - start);
        for (const auto &[text, next] : at.literals) {
            if (text == part && walk(*next, path, end + 1))
                return true;
        }
        if (count == maxParams)
            return false;
        if (at.any && !part.isEmpty()) {
            spans[count++] = {start, part.size()};
            if (walk(*at.any, path, end + 1))
                return true;
            --count;
        }
        if (at.rest && !part.isEmpty()) {
            spans[count++] = {start, path.size() - start};
            node = at.rest.get();
            return true;
        }
        return false;
    }
};

Router::Router()
    : m_root(std::make_unique<Node>())
{}

Router::~Router() = default;

void Router::add(Methods methods, QByteArrayView pattern, Function function, qsizetype bodyLimit)
{
    Q_ASSERT(pattern.startsWith('/'));
    if (methods.testFlag(Method::Get))
        methods |= Method::Head;
    Route route{methods, std::move(function), bodyLimit, {}};
    Node *node = m_root.get();
    for (qsizetype start = 1; start <= pattern.size();) {
        qsizetype end = pattern.indexOf('/', start);
        if (end < 0)
            end = pattern.size();
        const QByteArrayView part = pattern.sliced(start, end - start);
        start = end + 1;
        if (!part.startsWith('{')) {
            node = &node->literal(part);
            continue;
        }
        const bool takesRest = part.endsWith("...}");
        route.params.push_back(part.sliced(1, part.size() - (takesRest ? 5 : 2)).toByteArray());
        std::unique_ptr<Node> &next = takesRest ? node->rest : node->any;
        if (!next)
            next = std::make_unique<Node>();
        node = next.get();
    }
    Q_ASSERT(route.params.size() <= Match::maxParams);
    for (Route &old : node->routes)
        old.methods &= ~methods;
    node->routes.push_back(std::move(route));
}

void Router::setRefusalFunction(RefusalFunction function)
{
    m_refuse = std::move(function);
}

Router::Match Router::find(const Request &request) const
{
    Match match;
    if (!request.path().startsWith('/') || !match.walk(*m_root, request.path(), 1))
        match.node = nullptr;
    return match;
}

qsizetype Router::bodyLimit(const Request &request) const
{
    const Route *route = find(request).route(request.method());
    return route ? route->bodyLimit : defaultBodyLimit;
}

void Router::handle(Request &request, Responder responder)
{
    const Match match = find(request);
    if (const Route *route = match.route(request.method())) {
        for (size_t i = 0; i < route->params.size(); ++i)
            request.setParam(route->params[i], match.spans[i].offset, match.spans[i].size);
        route->function(request, std::move(responder));
        return;
    }
    const bool everything = request.path() == QByteArrayView("*");
    Methods allowed = Method::Options;
    if (match.node) {
        for (const Route &route : match.node->routes)
            allowed |= route.methods;
    }
    if (!match.node && !everything)
        return refuse(request, std::move(responder), {404, "There is nothing here.", {}});
    if (request.method() == Method::Options)
        return responder.send(Response(204).setHeader("Allow", allowValue(allowed)));
    refuse(request, std::move(responder), {405, "This cannot be done here.", allowed});
}

void Router::refuse(Request &request, Responder responder, const Refusal &refusal) const
{
    if (m_refuse)
        return m_refuse(request, std::move(responder), refusal);
    Response response = Response::text(refusal.status, refusal.reason);
    if (refusal.allowed)
        response.setHeader("Allow", allowValue(refusal.allowed));
    responder.send(std::move(response));
}

} // namespace signalbox::http
