// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pagepreview.h"

namespace signalbox {

PagePreview::PagePreview(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
}

PagePreview::~PagePreview() { m_pool.waitForDone(); }

void PagePreview::render(const Workspace &workspace, const PageId &page, QObject *context,
                         std::function<void(Result<QString>)> then)
{
    // One asker needs one picture: what it asked before and has not been begun is out of date.
    for (Job &job : m_waiting) {
        if (job.context == context) {
            job = {workspace, page, context, std::move(then)};
            return;
        }
    }
    m_waiting.push_back({workspace, page, context, std::move(then)});
    startNext();
}

void PagePreview::startNext()
{
    std::erase_if(m_waiting, [](const Job &job) { return job.context.isNull(); });
    if (m_busy || m_waiting.empty())
        return;
    m_busy = true;
    Job job = std::move(m_waiting.front());
    m_waiting.erase(m_waiting.begin());
    m_pool.start([this, job = std::move(job)] {
        Result<QString> html = work(job.workspace, job.page);
        QMetaObject::invokeMethod(
            this,
            [this, context = job.context, then = job.then, html = std::move(html)] {
                m_busy = false;
                if (context)
                    then(html);
                startNext();
            },
            Qt::QueuedConnection);
    });
}

Result<QString> PagePreview::work(const Workspace &workspace, const PageId &page)
{
    if (!m_renderer) {
        Result<publish::Renderer> loaded = publish::Renderer::load();
        if (!loaded)
            return tl::unexpected(loaded.error());
        m_renderer = std::move(*loaded);
    }
    publish::RenderSettings settings;
    settings.live = false;
    settings.compress = false;
    return m_renderer->renderPage(workspace, page, m_clock.now(), settings)
        .map([](const publish::PageSnapshot &snapshot) {
            const publish::DocumentPtr home = snapshot.documents.value("/");
            return home ? QString::fromUtf8(home->identity) : QString();
        });
}

} // namespace signalbox
