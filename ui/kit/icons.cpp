// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/icons.h"

#include "ui/kit/tokens.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

QColor tintColor(const Tokens &tokens, Tint tint)
{
    switch (tint) {
    case Tint::Soft: return tokens.soft;
    case Tint::Ink: return tokens.ink;
    case Tint::Accent: return tokens.accent;
    case Tint::OnAccent: return tokens.accentInk;
    case Tint::Ok: return tokens.ok;
    case Tint::Maintenance: return tokens.maintenance;
    case Tint::Degraded: return tokens.degraded;
    case Tint::Partial: return tokens.partial;
    case Tint::Major: return tokens.major;
    }
    Q_UNREACHABLE();
}

class GlyphEngine final : public QIconEngine
{
public:
    GlyphEngine(Glyph glyph, Tint tint) : m_glyph(glyph), m_tint(tint) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    /// `size` is in device pixels already.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        const Tokens &tokens = tokensOf(QGuiApplication::palette());
        QColor color = tintColor(tokens, m_tint);
        if (mode == QIcon::Disabled)
            color = mix(color, tokens.card, 0.45);
        const QString key = u"glyph/%1/%2/%3x%4"_s.arg(static_cast<int>(m_glyph))
                                .arg(color.name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(source().replace("currentColor", color.name().toLatin1()));
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new GlyphEngine(*this); }

private:
    [[nodiscard]] QByteArray source() const
    {
        QFile file(u":/icons/%1.svg"_s.arg(glyphFile(m_glyph)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Glyph m_glyph;
    Tint m_tint;
};

} // namespace

QString glyphFile(Glyph glyph)
{
    static constexpr std::array names{
        "overview", "incident", "services", "page", "settings", "maintenance", "activity",
        "search", "plus", "minus", "check", "close", "chevron-down", "chevron-right",
        "chevron-left", "info", "warning", "external", "copy", "edit", "trash", "refresh", "undo",
        "bell", "bell-off", "computer", "server", "key", "link", "bold", "italic", "list", "code",
        "quote", "heading", "template", "eye", "phone", "window", "drag", "clock", "folder",
        "sync", "offline", "help", "quit", "globe"};
    static_assert(names.size() == static_cast<size_t>(Glyph::Globe) + 1);
    return QString::fromLatin1(names.at(static_cast<size_t>(glyph)));
}

QIcon icon(Glyph glyph, Tint tint) { return QIcon(new GlyphEngine(glyph, tint)); }

QIcon programIcon(const QColor &lamp)
{
    QIcon result;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        QSvgRenderer(u":/icons/signalbox.svg"_s).render(&painter);
        if (lamp.isValid()) {
            // The lamp covers the drawn one and is ringed, so that it is told apart on any panel.
            const double unit = size / 16.0;
            painter.setPen(QPen(QColor(0x14, 0x14, 0x3a), unit));
            painter.setBrush(lamp);
            painter.drawEllipse(QPointF(8 * unit, 8 * unit), 4.4 * unit, 4.4 * unit);
        }
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace signalbox
