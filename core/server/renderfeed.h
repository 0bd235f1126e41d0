// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/control.h"
#include "core/server/siterenderer.h"

namespace signalbox {

/// Brings the renderer the newest state, one at a time: what is committed while it renders is
/// kept together and handed over when it is ready. So a stream of commands costs one rendering
/// after the other, each of the newest state, and one copy of the workspace for each, however
/// many commands there are. Lives in the control thread.
class RenderFeed : public QObject
{
    Q_OBJECT
public:
    RenderFeed(Control &control, SiteRenderer &renderer);

    /// Where the server listens: what the pages are called as long as nobody has set a name.
    /// The first call has everything rendered.
    void start(const QString &listenUrl);

private:
    void note(const std::vector<Change> &changes);
    void handOver();
    [[nodiscard]] QString origin() const;

    Control &m_control;
    SiteRenderer &m_renderer;
    QString m_listenUrl;
    QString m_shownOrigin;
    std::vector<Change> m_changes; ///< not handed over yet
    bool m_started = false;
    bool m_rendering = false;
};

} // namespace signalbox
