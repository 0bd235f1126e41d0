// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/statuswidgets.h"

#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/tokens.h"
#include "ui/kit/words.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

constexpr int padding = 9;
constexpr int gap = 7;
constexpr int arrow = 13;

QIcon dotIcon(const QColor &color)
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintDot(painter, QRectF(0, 0, 16, 16), color);
    return QIcon(pixmap);
}

} // namespace

ToneFunction toneOf(ServiceStatus status)
{
    return [status](const Tokens &tokens) { return statusColor(tokens, status); };
}

ToneFunction toneOf(RollUp rollUp)
{
    return [rollUp](const Tokens &tokens) { return rollUpColor(tokens, rollUp); };
}

void paintDot(QPainter &painter, const QRectF &box, const QColor &color, double diameter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(box.center(), diameter / 2, diameter / 2);
    painter.restore();
}

StatusDot::StatusDot(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(ServiceStatus::Operational);
}

void StatusDot::setStatus(ServiceStatus status) { setTone(toneOf(status), words::of(status)); }

void StatusDot::setTone(ToneFunction tone, const QString &name)
{
    m_tone = std::move(tone);
    setAccessibleName(name);
    update();
}

QSize StatusDot::sizeHint() const { return {metrics::dot + 2, metrics::dot + 2}; }

void StatusDot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintDot(painter, rect(), m_tone(tokensOf(this)), std::min(width(), height()) - 2);
}

Chip::Chip(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Chip::setDot(ToneFunction tone)
{
    m_dot = std::move(tone);
    updateGeometry();
    update();
}

void Chip::setValue(const QString &value, ToneFunction tone)
{
    m_value = value;
    m_valueTone = std::move(tone);
    updateGeometry();
    update();
}

void Chip::setDashed(bool dashed)
{
    m_dashed = dashed;
    update();
}

/// Everything but the text, which alone may be cut.
int Chip::fixedWidth() const
{
    // Two more than drawn: advances are rounded, and a text that just fits is cut.
    int width = 2 * padding + 4;
    if (m_dot)
        width += metrics::dot + gap;
    if (!m_value.isEmpty())
        width += fontMetrics().horizontalAdvance(m_value) + (text().isEmpty() ? 0 : gap);
    if (menu())
        width += arrow + 3;
    return width;
}

QSize Chip::sizeHint() const
{
    ensurePolished(); // the style sheet's font is a little wider
    return {fixedWidth() + fontMetrics().horizontalAdvance(text()), fontMetrics().height() + 11};
}

QSize Chip::minimumSizeHint() const
{
    ensurePolished();
    const int words = fontMetrics().horizontalAdvance(text());
    return {fixedWidth() + std::min(words, fontMetrics().averageCharWidth() * 6),
            sizeHint().height()};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = hasFocus();
    QPen border(focused ? tokens.accent : tokens.line, focused ? 2 : 1);
    if (m_dashed && !focused)
        border.setStyle(Qt::DashLine);
    const double inset = focused ? 1 : 0.5;
    const bool pressed = isDown() || (menu() && menu()->isVisible());
    painter.setPen(border);
    painter.setBrush(m_dashed          ? QBrush(Qt::NoBrush)
                         : pressed     ? mix(tokens.ink, tokens.card, 0.12)
                         : underMouse() ? mix(tokens.ink, tokens.card, 0.06)
                                        : tokens.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset),
                            metrics::radius, metrics::radius);
    paintParts(painter, rect().adjusted(padding + 1, 0, -padding - 1, 0), tokens);
}

void Chip::paintParts(QPainter &painter, const QRect &inner, const Tokens &tokens) const
{
    QRect rest = inner;
    if (m_dot) {
        paintDot(painter, QRectF(rest.left(), rest.top(), metrics::dot, rest.height()),
                 m_dot(tokens), metrics::dot);
        rest.setLeft(rest.left() + metrics::dot + gap);
    }
    if (menu()) {
        const QRect box(rest.right() - arrow + 1, (height() - arrow) / 2, arrow, arrow);
        signalbox::icon(Glyph::ChevronDown).paint(&painter, box);
        rest.setRight(rest.right() - arrow - 3);
    }
    int room = rest.width();
    if (!m_value.isEmpty())
        room -= fontMetrics().horizontalAdvance(m_value) + (text().isEmpty() ? 0 : gap);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, std::max(room, 0));
    painter.setPen(!isEnabled() || m_dashed ? tokens.soft : tokens.ink);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, shown);
    if (m_value.isEmpty())
        return;
    if (!text().isEmpty())
        rest.setLeft(rest.left() + fontMetrics().horizontalAdvance(shown) + gap);
    const QColor tone = m_valueTone ? m_valueTone(tokens) : tokens.soft;
    painter.setPen(tokens.dark ? tone : mix(tone, tokens.ink, 0.85));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, m_value);
}

StatusPicker::StatusPicker(For what, QWidget *parent)
    : Chip({}, parent)
    , m_for(what)
{
    // Filled each time it opens, so that its lamps have the colours of the present scheme.
    auto *choices = new QMenu(this);
    connect(choices, &QMenu::aboutToShow, this, [this, choices] {
        choices->clear();
        for (const auto &[status, name] : EnumNames<ServiceStatus>::names) {
            if (m_for == For::Impact && status == ServiceStatus::UnderMaintenance)
                continue;
            QAction *action = choices->addAction(
                dotIcon(statusColor(tokensOf(this), status)),
                m_for == For::Impact ? words::ofImpact(status) : words::of(status));
            connect(action, &QAction::triggered, this, [this, value = status] {
                if (value == m_status)
                    return;
                show(value);
                emit picked(value);
            });
            if (status == m_status)
                choices->setActiveAction(action);
        }
    });
    setMenu(choices);
    show(m_status);
}

void StatusPicker::setStatus(ServiceStatus status) { show(status); }

void StatusPicker::setSubject(const QString &subject)
{
    m_subject = subject;
    setText(subject);
    show(m_status);
}

void StatusPicker::show(ServiceStatus status)
{
    m_status = status;
    const QString word = m_for == For::Impact ? words::ofImpact(status) : words::of(status);
    setValue(word, toneOf(status));
    setAccessibleName(m_subject.isEmpty() ? word : QString(m_subject + u": "_s + word));
}

} // namespace signalbox
