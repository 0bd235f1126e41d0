// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/status.h"

#include <QColor>
#include <QPalette>

class QWidget;

namespace signalbox {

/// The colours of one scheme. Widgets that paint take them from tokensOf() at paint time, so
/// that a change of scheme needs nothing but a repaint, which Qt does by itself.
struct Tokens
{
    bool dark;
    QColor background; ///< of the content
    QColor side;       ///< navigation, top bar, status line
    QColor card;       ///< boxes, fields, lists
    QColor ink;        ///< text
    QColor soft;       ///< secondary text, icons
    QColor line;       ///< borders
    QColor hair;       ///< lines between rows
    QColor accent;     ///< primary buttons, focus
    QColor accentInk;  ///< text on accent
    QColor selection;  ///< behind what is selected
    QColor ok, maintenance, degraded, partial, major; ///< dots and bars
};

[[nodiscard]] const Tokens &lightTokens();
[[nodiscard]] const Tokens &darkTokens();
/// The scheme that a palette belongs to, told by how dark its window is.
[[nodiscard]] const Tokens &tokensOf(const QPalette &palette);
[[nodiscard]] const Tokens &tokensOf(const QWidget *widget);
[[nodiscard]] QPalette paletteFor(const Tokens &tokens);

/// For dots, bars and icons.
[[nodiscard]] QColor statusColor(const Tokens &tokens, ServiceStatus status);
[[nodiscard]] QColor rollUpColor(const Tokens &tokens, RollUp rollUp);
/// For words: a little nearer to the ink, so that small text keeps a contrast of 4.5 : 1.
[[nodiscard]] QColor statusInk(const Tokens &tokens, ServiceStatus status);

/// `share` of `a` over `b`, both opaque; 0 gives b, 1 gives a.
[[nodiscard]] QColor mix(const QColor &a, const QColor &b, double share);

} // namespace signalbox
