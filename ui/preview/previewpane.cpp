// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/previewpane.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/surfaces.h"
#include "ui/kit/words.h"
#include "ui/preview/previewbrowser.h"

#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox {

namespace {

constexpr int phoneWidth = 390;
constexpr int deskWidth = 1000; ///< what a wide page is laid out for before it is scaled down

} // namespace

PreviewPane::PreviewPane(PreviewRenderer &renderer, QWidget *parent)
    : QWidget(parent)
    , m_renderer(renderer)
    , m_timer(new QTimer(this))
    , m_frame(new QWidget(this))
    , m_browser(std::make_unique<PreviewBrowser>(m_frame))
    , m_message(new MessageBar(this))
{
    setMinimumWidth(240);
    m_browser->view()->setAccessibleName(tr("Preview of the page"));
    m_frame->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(makeLine("line", this));
    column->addWidget(m_message);
    column->addWidget(m_frame, 1);
    m_timer->setSingleShot(true);
    m_timer->setInterval(150ms);
    connect(m_timer, &QTimer::timeout, this, &PreviewPane::render);
}

PreviewPane::~PreviewPane() = default;

QWidget *PreviewPane::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::medium, metrics::tight, metrics::small, metrics::tight);
    row->setSpacing(metrics::tight);
    QToolButton *wide = makeIconButton(Glyph::Window, tr("As on a wide screen"), head);
    QToolButton *phone = makeIconButton(Glyph::Phone, tr("As on a phone"), head);
    QToolButton *close = makeIconButton(Glyph::Close, tr("Close the preview"), head);
    for (QToolButton *button : {wide, phone}) {
        button->setCheckable(true);
        button->setAutoExclusive(true);
    }
    wide->setChecked(true);
    m_phone = phone;
    row->addWidget(new TextLabel(TextLabel::Voice::Soft, tr("Preview"), head), 1);
    row->addWidget(wide);
    row->addWidget(phone);
    row->addWidget(close);
    connect(phone, &QToolButton::toggled, this, &PreviewPane::fit);
    connect(close, &QToolButton::clicked, this, &PreviewPane::closed);
    return head;
}

void PreviewPane::show(const PageId &page, std::function<Workspace()> workspace)
{
    m_page = page;
    m_workspace = std::move(workspace);
    // Not started anew while it runs: somebody who types on and on sees it too.
    if (!m_timer->isActive())
        m_timer->start();
}

void PreviewPane::render()
{
    if (m_page.isNull()) {
        m_message->say(MessageBar::Tone::Info, tr("There is no page yet. Make one under Pages."), {},
                       false);
        return;
    }
    const quint64 round = ++m_round;
    m_renderer.render(m_workspace(), m_page, this, [this, round](const Result<QString> &html) {
        if (round != m_round)
            return; // a newer one is under way
        if (!html)
            m_message->say(MessageBar::Tone::Error, words::of(html.error()), {}, false);
        else
            put(*html);
    });
}

void PreviewPane::put(const QString &html)
{
    m_message->hide();
    if (html == m_html)
        return;
    m_html = html;
    m_browser->setHtml(html, [this] { emit shown(); });
}

void PreviewPane::fit()
{
    const QRect room = m_frame->rect();
    QRect box = room;
    double zoom = 1;
    if (m_phone->isChecked()) {
        box.setWidth(std::min(room.width(), phoneWidth));
        box.moveLeft((room.width() - box.width()) / 2);
    } else {
        zoom = std::clamp(double(room.width()) / deskWidth, 0.4, 1.0);
    }
    m_browser->view()->setGeometry(box);
    m_browser->view()->setZoomFactor(zoom);
}

bool PreviewPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_frame && event->type() == QEvent::Resize)
        fit();
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox
