// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/tokens.h"

#include <QWidget>

namespace signalbox {

const Tokens &lightTokens()
{
    static const Tokens tokens{
        .dark = false,
        .background = QColor(0xf4, 0xf4, 0xf2),
        .side = QColor(0xec, 0xec, 0xe8),
        .card = QColor(0xff, 0xff, 0xff),
        .ink = QColor(0x1b, 0x1d, 0x22),
        .soft = QColor(0x5d, 0x63, 0x6f),
        .line = QColor(0xdd, 0xdc, 0xd6),
        .hair = QColor(0xeb, 0xea, 0xe5),
        .accent = QColor(0x3b, 0x5b, 0xdb),
        .accentInk = QColor(0xff, 0xff, 0xff),
        .selection = QColor(0xdf, 0xe4, 0xf7),
        .ok = QColor(0x1f, 0x8a, 0x57),
        .maintenance = QColor(0x2f, 0x6f, 0xde),
        .degraded = QColor(0xb7, 0x79, 0x1f),
        .partial = QColor(0xc2, 0x57, 0x0c),
        .major = QColor(0xc4, 0x2b, 0x3a),
    };
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens{
        .dark = true,
        .background = QColor(0x17, 0x19, 0x1d),
        .side = QColor(0x12, 0x14, 0x17),
        .card = QColor(0x1e, 0x21, 0x26),
        .ink = QColor(0xe9, 0xeb, 0xef),
        .soft = QColor(0x9a, 0xa1, 0xae),
        .line = QColor(0x30, 0x34, 0x3b),
        .hair = QColor(0x28, 0x2c, 0x32),
        .accent = QColor(0x8e, 0xa4, 0xff),
        .accentInk = QColor(0x11, 0x13, 0x1a),
        .selection = QColor(0x2a, 0x31, 0x50),
        .ok = QColor(0x5f, 0xd3, 0x9b),
        .maintenance = QColor(0x7f, 0xab, 0xff),
        .degraded = QColor(0xf0, 0xc1, 0x5c),
        .partial = QColor(0xff, 0x9d, 0x5c),
        .major = QColor(0xff, 0x85, 0x91),
    };
    return tokens;
}

const Tokens &tokensOf(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? darkTokens()
                                                                               : lightTokens();
}

const Tokens &tokensOf(const QWidget *widget) { return tokensOf(widget->palette()); }

QPalette paletteFor(const Tokens &t)
{
    QPalette palette(t.ink, t.card, mix(t.card, t.ink, 0.8), mix(t.card, t.ink, 0.4), t.line, t.ink,
                     t.ink, t.card, t.background);
    palette.setColor(QPalette::AlternateBase, mix(t.background, t.card, 0.5));
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.accentInk);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, t.selection);
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, t.ink);
    palette.setColor(QPalette::PlaceholderText, t.soft);
    palette.setColor(QPalette::ToolTipBase, t.ink);
    palette.setColor(QPalette::ToolTipText, t.background);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mix(t.soft, t.card, 0.6));
    return palette;
}

QColor statusColor(const Tokens &tokens, ServiceStatus status)
{
    switch (status) {
    case ServiceStatus::Operational: return tokens.ok;
    case ServiceStatus::UnderMaintenance: return tokens.maintenance;
    case ServiceStatus::DegradedPerformance: return tokens.degraded;
    case ServiceStatus::PartialOutage: return tokens.partial;
    case ServiceStatus::MajorOutage: return tokens.major;
    }
    Q_UNREACHABLE();
}

QColor rollUpColor(const Tokens &tokens, RollUp rollUp)
{
    switch (rollUp) {
    case RollUp::None: return tokens.ok;
    case RollUp::Maintenance: return tokens.maintenance;
    case RollUp::Minor: return tokens.degraded;
    case RollUp::Major: return tokens.partial;
    case RollUp::Critical: return tokens.major;
    }
    Q_UNREACHABLE();
}

QColor statusInk(const Tokens &tokens, ServiceStatus status)
{
    const QColor color = statusColor(tokens, status);
    return tokens.dark ? color : mix(color, tokens.ink, 0.78);
}

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int x, int y) {
        return static_cast<int>(x * share + y * (1 - share) + 0.5);
    };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()),
                  channel(a.blue(), b.blue()));
}

} // namespace signalbox
