// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/buttons.h"

#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/tokens.h"

#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace signalbox {

PrimaryButton::PrimaryButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setProperty("kind", u"primary"_s);
}

void PrimaryButton::setKeyHint(const QKeySequence &keys)
{
    m_hint = keys.toString(QKeySequence::NativeText);
    setAccessibleDescription(m_hint);
    updateGeometry();
    update();
}

QSize PrimaryButton::sizeHint() const
{
    return QPushButton::sizeHint() + QSize(hintWidth(), 0);
}

int PrimaryButton::hintWidth() const
{
    if (m_hint.isEmpty())
        return 0;
    const QFontMetrics metrics(scaledFont(font(), 0.85, QFont::Normal));
    return metrics.horizontalAdvance(m_hint) + 10 + metrics::small;
}

void PrimaryButton::paintEvent(QPaintEvent *event)
{
    if (m_hint.isEmpty()) {
        QPushButton::paintEvent(event);
        return;
    }
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const QRect whole = rect();
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);

    const Tokens &tokens = tokensOf(this);
    const QColor color = isEnabled() ? tokens.accentInk : tokens.soft;
    const int hint = hintWidth();
    const int width = fontMetrics().horizontalAdvance(text()) + hint;
    QRect words((whole.width() - width) / 2, 0, width - hint, whole.height());
    painter.setPen(color);
    painter.drawText(words, Qt::AlignCenter | Qt::TextShowMnemonic, text());

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(scaledFont(font(), 0.85, QFont::Normal));
    const int height = painter.fontMetrics().height() + 2;
    const QRectF key(words.right() + 1 + metrics::small, (whole.height() - height) / 2 + 0.5,
                     hint - metrics::small - 1, height - 1);
    painter.setOpacity(0.75);
    painter.drawRoundedRect(key, 4, 4);
    painter.drawText(key, Qt::AlignCenter, m_hint);
}

QPushButton *makeButton(const QString &text, const char *kind, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    if (kind)
        button->setProperty("kind", QString::fromLatin1(kind));
    return button;
}

QToolButton *makeIconButton(Glyph glyph, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(glyph));
    button->setIconSize(QSize(metrics::icon, metrics::icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    // Tool buttons leave the tab chain by default; here everything is reached by keyboard.
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace signalbox
