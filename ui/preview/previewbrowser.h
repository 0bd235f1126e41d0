// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWebEngineProfile>
#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineView>
#include <functional>
#include <memory>

namespace signalbox {

/// Lets nothing out: the preview has all it needs in its HTML.
class BlockEverything final : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;
    void interceptRequest(QWebEngineUrlRequestInfo &info) override;
};

/// A web view that can show given HTML and do nothing else: off the record, no scripts, no
/// requests, no navigation, no downloads, no context menu.
class PreviewBrowser
{
public:
    explicit PreviewBrowser(QWidget *parent);
    ~PreviewBrowser();

    [[nodiscard]] QWebEngineView *view() const { return m_view.get(); }
    /// Puts the document in the place of the one before, which keeps the scroll position and
    /// does not flicker. `done` hears when it is there.
    void setHtml(const QString &html, std::function<void()> done);

private:
    // The page must go before the profile, and the view before the page.
    std::unique_ptr<QWebEngineProfile> m_profile;
    BlockEverything m_block;
    std::unique_ptr<QWebEnginePage> m_page;
    std::unique_ptr<QWebEngineView> m_view;
    bool m_ready = false;            ///< the empty document is there
    std::function<void()> m_waiting; ///< the newest that came before it was
};

} // namespace signalbox
