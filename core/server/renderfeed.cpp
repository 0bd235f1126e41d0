// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/renderfeed.h"

namespace signalbox {

RenderFeed::RenderFeed(Control &control, SiteRenderer &renderer)
    : m_control(control)
    , m_renderer(renderer)
{
    connect(&control, &Control::changed, this, &RenderFeed::note);
    connect(&renderer, &SiteRenderer::ready, this, [this] {
        m_rendering = false;
        if (!m_changes.empty() || origin() != m_shownOrigin)
            handOver();
    });
}

void RenderFeed::start(const QString &listenUrl)
{
    m_started = true;
    m_listenUrl = listenUrl;
    handOver();
}

void RenderFeed::note(const std::vector<Change> &changes)
{
    m_changes.insert(m_changes.end(), changes.begin(), changes.end());
    if (m_started && !m_rendering && (!m_changes.empty() || origin() != m_shownOrigin))
        handOver();
}

void RenderFeed::handOver()
{
    m_rendering = true;
    m_shownOrigin = origin();
    SiteState state{m_control.workspace(), std::exchange(m_changes, {}), m_shownOrigin};
    QMetaObject::invokeMethod(
        &m_renderer, [&renderer = m_renderer, state = std::move(state)] { renderer.show(state); });
}

QString RenderFeed::origin() const
{
    const QString set = m_control.options().baseUrl ? m_control.options().baseUrl->toString()
                                                    : m_control.settings().baseUrl;
    const QString url = set.isEmpty() ? m_listenUrl : set;
    return url.endsWith(u'/') ? url.chopped(1) : url;
}

} // namespace signalbox
