// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/previewrenderer.h"

#include <QWidget>
#include <functional>
#include <memory>

class QAbstractButton;
class QTimer;

namespace signalbox {

class MessageBar;
class PreviewBrowser;

/// The public page as visitors will see it, wide or as on a phone. Making one starts Qt
/// WebEngine, so it is made only when an admin asks for it.
///
/// What it shows is the server's HTML and nothing else: scripts are off, and every request
/// is blocked, whatever the page refers to.
class PreviewPane : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewPane(PreviewRenderer &renderer, QWidget *parent = nullptr);
    ~PreviewPane() override;

    /// Shows that page of that workspace soon; called at each key stroke. The workspace is made
    /// when it is needed, so `workspace` must be callable while the pane lives.
    void show(const PageId &page, std::function<Workspace()> workspace);
    using QWidget::show;

signals:
    void closed();
    void shown(); ///< the HTML is on the screen; for tests

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHead();
    void render();
    void put(const QString &html);
    void fit();

    PreviewRenderer &m_renderer;
    PageId m_page;
    std::function<Workspace()> m_workspace;
    QTimer *m_timer;
    QAbstractButton *m_phone = nullptr;
    QWidget *m_frame;
    std::unique_ptr<PreviewBrowser> m_browser;
    MessageBar *m_message;
    QString m_html;
    quint64 m_round = 0; ///< which rendering is the newest
};

} // namespace signalbox
