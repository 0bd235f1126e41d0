// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/counters.h"
#include "core/http/router.h"
#include "core/server/api/apicall.h"
#include "core/server/published.h"
#include "core/server/site.h"

#include <atomic>

namespace signalbox {

class Control;
class SiteRenderer;

/// Every request that reaches the server, on the http threads. Visitors are answered from the
/// site as it was last rendered, without a lock and without a word to other threads; calls of
/// the management API are handed to the control thread once their token is known.
class WebHandler final : public http::Handler
{
public:
    WebHandler(Control &control, SiteRenderer &renderer);

    /// Who knows the figures that /metrics shows of the http server. Before the first request.
    void setCounters(std::function<http::Counters()> counters);
    /// From any thread. Until Ready visitors are told to come again; outside of it /readyz says
    /// 503, so that a load balancer looks elsewhere.
    enum class Phase { Starting, Ready, Stopping };
    void setPhase(Phase phase) { m_phase.store(phase, std::memory_order_release); }

    [[nodiscard]] qsizetype bodyLimit(const http::Request &request) const override;
    void handle(http::Request &request, http::Responder responder) override;

private:
    void handleVisitor(http::Request &request, http::Responder responder);
    void callApi(const ApiRoute &route, http::Request &request, http::Responder responder);
    void streamChanges(http::Request &request, http::Responder responder);
    void showMetrics(http::Request &request, http::Responder responder);
    void addServerRoutes();
    [[nodiscard]] Result<Actor> authenticate(const http::Request &request) const;

    Control &m_control;
    SiteRenderer &m_renderer;
    http::Router m_router;
    std::function<http::Counters()> m_counters;
    std::atomic<Phase> m_phase{Phase::Starting};
};

} // namespace signalbox
