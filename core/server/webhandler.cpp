// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/webhandler.h"

#include "core/server/api/routes.h"
#include "core/server/control.h"
#include "core/server/metrics.h"
#include "core/server/problem.h"
#include "core/server/siterenderer.h"
#include "core/server/topics.h"

namespace signalbox {

namespace {

constexpr QByteArrayView apiPrefix("/api/v1/");
constexpr qsizetype apiBodyLimit = 1024 * 1024;

bool isServerPath(QByteArrayView path)
{
    return path.startsWith(apiPrefix) || path == "/healthz" || path == "/readyz" ||
           path == "/metrics" || path == "/api/v1";
}

/// From this machine, and not through a proxy on it that speaks for somebody else.
bool isLocal(const http::Request &request)
{
    return request.peer().isLoopback() && request.header("X-Forwarded-For").isNull() &&
           request.header("X-Real-IP").isNull() && request.header("Forwarded").isNull() &&
           request.header("Via").isNull();
}

/// A call on its way to the control thread.
struct PendingCall
{
    http::Request request;
    http::Responder responder;
};

} // namespace

WebHandler::WebHandler(Control &control, SiteRenderer &renderer)
    : m_control(control)
    , m_renderer(renderer)
{
    for (const ApiRoute &route : apiRoutes()) {
        m_router.add(
            route.method, route.pattern,
            [this, &route](http::Request &request, http::Responder responder) {
                callApi(route, request, std::move(responder));
            },
            apiBodyLimit);
    }
    addServerRoutes();
    m_router.setRefusalFunction(
        [this](http::Request &request, http::Responder responder, const http::Refusal &refusal) {
            // A stranger does not learn which paths there are.
            const Result<Actor> actor =
                request.path().startsWith(apiPrefix) ? authenticate(request) : Actor();
            responder.send(actor ? problem(refusal) : problem(actor.error()));
        });
}

void WebHandler::addServerRoutes()
{
    using http::Method;
    using http::Request;
    using http::Responder;
    m_router.add(Method::Get, "/healthz", [](Request &, Responder responder) {
        responder.send(http::Response::text(200, "ok\n").setHeader("Cache-Control", "no-store"));
    });
    m_router.add(Method::Get, "/readyz", [this](Request &, Responder responder) {
        const bool ready = m_phase.load(std::memory_order_relaxed) == Phase::Ready;
        responder.send(http::Response::text(ready ? 200 : 503, ready ? "ready\n" : "not ready\n")
                           .setHeader("Cache-Control", "no-store"));
    });
    m_router.add(Method::Get, "/metrics", [this](Request &request, Responder responder) {
        showMetrics(request, std::move(responder));
    });
    m_router.add(Method::Get, "/api/v1/events", [this](Request &request, Responder responder) {
        streamChanges(request, std::move(responder));
    });
}

void WebHandler::setCounters(std::function<http::Counters()> counters)
{
    m_counters = std::move(counters);
}

qsizetype WebHandler::bodyLimit(const http::Request &request) const
{
    // A megabyte is held in memory for nobody but those who may send one.
    if (!request.path().startsWith(apiPrefix) || !authenticate(request))
        return http::defaultBodyLimit;
    return m_router.bodyLimit(request);
}

void WebHandler::handle(http::Request &request, http::Responder responder)
{
    if (m_phase.load(std::memory_order_acquire) == Phase::Starting)
        responder.send(problem(http::Refusal{503, "The server is starting.", {}}));
    else if (isServerPath(request.path()))
        m_router.handle(request, std::move(responder));
    else
        handleVisitor(request, std::move(responder));
}

void WebHandler::handleVisitor(http::Request &request, http::Responder responder)
{
    if (request.method() != http::Method::Get && request.method() != http::Method::Head) {
        responder.send(problem(http::Refusal{405, "This address can only be read.",
                                             http::Method::Get | http::Method::Head}));
        return;
    }
    const std::shared_ptr<const Site> &site = m_renderer.site();
    const Site::Place place = site->find(request.host(), request.path());
    if (!place.page) {
        responder.send(site->fallback->notFound);
        return;
    }
    // "/p/slug" is what people type and "/p/slug/" what some make of it; links are absolute.
    const QByteArray path = place.path.isEmpty() ? QByteArrayLiteral("/") : place.path;
    if (const auto ready = place.page->documents.constFind(path);
        ready != place.page->documents.constEnd()) {
        responder.send(*ready);
    } else if (place.path == "/events") {
        responder.stream(pageStream(*site, place));
    } else if (const auto incident = site->incidentAt(place.path)) {
        m_renderer.sendIncident(*place.page, *incident, std::move(responder));
    } else if (place.path.startsWith("/api/")) {
        responder.send(problem(http::Refusal{404, "There is nothing at this address.", {}}));
    } else {
        responder.send(place.page->notFound);
    }
}

Result<Actor> WebHandler::authenticate(const http::Request &request) const
{
    const QByteArrayView value = request.header("Authorization");
    constexpr QByteArrayView scheme("Bearer ");
    if (!http::equalNames(value.first(std::min(value.size(), scheme.size())), scheme))
        return fail(ErrorCode::Unauthorized,
                    QStringLiteral("This needs an API token: Authorization: Bearer TOKEN."));
    return m_control.authenticate(value.sliced(scheme.size()).trimmed()).map([&](Actor actor) {
        actor.origin = request.peer().address().toString();
        return actor;
    });
}

void WebHandler::callApi(const ApiRoute &route, http::Request &request, http::Responder responder)
{
    const Result<Actor> actor = authenticate(request);
    if (!actor) {
        responder.send(problem(actor.error()));
        return;
    }
    if (actor->scope < route.least) {
        responder.send(problem(
            Error{ErrorCode::Forbidden, QStringLiteral("This token may not do that."), {}, {}}));
        return;
    }
    auto pending =
        std::make_shared<PendingCall>(PendingCall{std::move(request), std::move(responder)});
    const bool taken = m_control.post([pending, &route, actor = *actor](Control &control) {
        Result<http::Response> answer = route.function(ApiCall{pending->request, control, actor});
        pending->responder.send(answer ? std::move(*answer) : problem(answer.error()));
    });
    if (!taken)
        pending->responder.send(problem(Error{ErrorCode::RateLimited,
                                              QStringLiteral("Too many calls are waiting already."),
                                              {},
                                              {}}));
}

void WebHandler::streamChanges(http::Request &request, http::Responder responder)
{
    if (const Result<Actor> actor = authenticate(request); !actor)
        responder.send(problem(actor.error()));
    else
        responder.stream(changeStream(m_control.sequence()));
}

void WebHandler::showMetrics(http::Request &request, http::Responder responder)
{
    if (!isLocal(request)) {
        if (const Result<Actor> actor = authenticate(request); !actor) {
            responder.send(problem(actor.error()));
            return;
        }
    }
    http::Response response(200);
    response.setBody("text/plain; version=0.0.4; charset=utf-8",
                     metricsText(m_counters ? m_counters() : http::Counters(), m_control.figures(),
                                 m_renderer.figures()));
    response.setHeader("Cache-Control", "no-store");
    responder.send(std::move(response));
}

} // namespace signalbox
