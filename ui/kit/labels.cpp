// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/labels.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

QFont fontOf(TextLabel::Voice voice)
{
    const QFont base = QApplication::font();
    switch (voice) {
    case TextLabel::Voice::Display: return scaledFont(base, 1.54, QFont::DemiBold);
    case TextLabel::Voice::Heading: return scaledFont(base, 1.15, QFont::DemiBold);
    case TextLabel::Voice::Strong: return scaledFont(base, 1, QFont::DemiBold);
    case TextLabel::Voice::Small:
    case TextLabel::Voice::Error: return scaledFont(base, 0.92, QFont::Normal);
    case TextLabel::Voice::Section: {
        QFont font = scaledFont(base, 0.9, QFont::DemiBold);
        font.setCapitalization(QFont::AllUppercase);
        return font;
    }
    case TextLabel::Voice::Body:
    case TextLabel::Voice::Soft: return base;
    }
    Q_UNREACHABLE();
}

} // namespace

QFont scaledFont(const QFont &base, double factor, QFont::Weight weight)
{
    QFont font = base;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    font.setWeight(weight);
    return font;
}

TextLabel::TextLabel(Voice voice, const QString &text, QWidget *parent)
    : QLabel(parent)
    , m_voice(voice)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    const bool soft = voice == Voice::Soft || voice == Voice::Small || voice == Voice::Section;
    if (soft || voice == Voice::Error)
        setProperty("tone", soft ? u"soft"_s : u"bad"_s);
    setWordWrap(voice == Voice::Body || voice == Voice::Soft || voice == Voice::Error);
    dress();
}

void TextLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        dress();
    QLabel::changeEvent(event);
}

void TextLabel::dress()
{
    if (const QFont wanted = fontOf(m_voice); wanted != font())
        setFont(wanted);
}

ElidedLabel::ElidedLabel(Voice voice, const QString &text, QWidget *parent)
    : TextLabel(voice, {}, parent)
{
    setWordWrap(false);
    setText(text);
}

void ElidedLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    resizeEvent(nullptr);
    updateGeometry();
    update();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *)
{
    setToolTip(fontMetrics().horizontalAdvance(m_text) > width() ? m_text.toHtmlEscaped()
                                                                 : QString());
}

KeyLabel::KeyLabel(const QString &keys, QWidget *parent)
    : QLabel(keys, parent)
{
    setProperty("kind", u"key"_s);
    setFont(scaledFont(QApplication::font(), 0.85, QFont::Normal));
}

void KeyLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(scaledFont(QApplication::font(), 0.85, QFont::Normal));
    QLabel::changeEvent(event);
}

} // namespace signalbox
