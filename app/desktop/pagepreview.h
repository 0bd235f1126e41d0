// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/renderer.h"
#include "ui/preview/previewrenderer.h"

#include <QPointer>
#include <QThreadPool>

namespace signalbox {

/// The server's own renderer, in a thread of its own that starts with the first preview.
/// While one is rendered, of several asked for the newest alone is kept.
class PagePreview final : public QObject, public PreviewRenderer
{
    Q_OBJECT
public:
    explicit PagePreview(const Clock &clock, QObject *parent = nullptr);
    ~PagePreview() override;

    void render(const Workspace &workspace, const PageId &page, QObject *context,
                std::function<void(Result<QString>)> then) override;

private:
    struct Job
    {
        Workspace workspace;
        PageId page;
        QPointer<QObject> context;
        std::function<void(Result<QString>)> then;
    };

    void startNext();
    /// In the pool's one thread, which alone touches m_renderer.
    Result<QString> work(const Workspace &workspace, const PageId &page);

    const Clock &m_clock;
    std::optional<publish::Renderer> m_renderer;
    std::vector<Job> m_waiting;
    bool m_busy = false;
    QThreadPool m_pool;
};

} // namespace signalbox
