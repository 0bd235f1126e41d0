// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/surfaces.h"
#include "ui/kit/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

struct Dress
{
    Glyph glyph;
    Tint tint;
    QColor accent; ///< border and wash; invalid for the inverse one
};

Dress dressOf(MessageBar::Tone tone, const Tokens &tokens)
{
    switch (tone) {
    case MessageBar::Tone::Info: return {Glyph::Info, Tint::Accent, tokens.accent};
    case MessageBar::Tone::Success: return {Glyph::Check, Tint::Ok, tokens.ok};
    case MessageBar::Tone::Warning: return {Glyph::Warning, Tint::Degraded, tokens.degraded};
    case MessageBar::Tone::Error: return {Glyph::Warning, Tint::Major, tokens.major};
    case MessageBar::Tone::Inverse: return {Glyph::Check, Tint::OnAccent, {}};
    }
    Q_UNREACHABLE();
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new TextLabel(TextLabel::Voice::Body, {}, this))
    , m_actions(new QHBoxLayout)
{
    auto *cross = makeIconButton(Glyph::Close, tr("Dismiss"), this);
    connect(cross, &QToolButton::clicked, this, [this] {
        hide();
        emit closed();
    });
    m_cross = cross;
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::medium, metrics::tight + 2, metrics::small,
                            metrics::tight + 2);
    row->setSpacing(metrics::small + 2);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addLayout(m_actions);
    row->addWidget(m_cross);
    m_text->setMinimumHeight(fontMetrics().height() + metrics::small);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_linger.setSingleShot(true);
    m_linger.setInterval(std::chrono::seconds(8));
    connect(&m_linger, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void MessageBar::say(Tone tone, const QString &text, std::vector<Action> actions, bool closable)
{
    m_tone = tone;
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        item->widget()->deleteLater(); // it may be the one whose click brought us here
        delete item;
    }
    for (Action &action : actions) {
        QPushButton *button = makeButton(action.text, "link", this);
        connect(button, &QPushButton::clicked, this, [this, act = std::move(action.act)] {
            hide();
            act();
        });
        m_actions->addWidget(button);
    }
    m_linger.stop();
    if (tone == Tone::Success && actions.empty())
        m_linger.start();
    m_cross->setVisible(closable);
    setText(text);
    dress();
    show();
}

void MessageBar::setLinger(std::chrono::milliseconds time) { m_linger.setInterval(time); }

void MessageBar::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

QString MessageBar::text() const { return m_text->text(); }

void MessageBar::dress()
{
    const Tokens &tokens = tokensOf(parentWidget() ? parentWidget() : this);
    const Dress look = dressOf(m_tone, tokens);
    const bool inverse = m_tone == Tone::Inverse;
    m_icon->setVisible(!inverse);
    m_icon->setPixmap(icon(look.glyph, look.tint).pixmap(QSize(metrics::icon, metrics::icon)));
    const QString ink = inverse ? tokens.background.name() : tokens.ink.name();
    const QString sheet = inverse ? u"QLabel, QPushButton[kind=\"link\"] { color: %1; }"
                                    "QPushButton[kind=\"link\"] { text-decoration: underline; }"_s
                                        .arg(ink)
                                  : QString();
    if (styleSheet() != sheet)
        setStyleSheet(sheet);
    update();
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && isVisible())
        dress();
    QFrame::changeEvent(event);
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    const Dress look = dressOf(m_tone, tokens);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool inverse = m_tone == Tone::Inverse;
    painter.setPen(inverse ? tokens.ink : mix(look.accent, tokens.line, 0.35));
    painter.setBrush(inverse ? tokens.ink : mix(look.accent, tokens.card, 0.09));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius,
                            metrics::cardRadius);
}

} // namespace signalbox
