// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace signalbox {

/// The bundled pictures, one SVG of 16 × 16 each under resources/icons with its strokes in
/// currentColor. Adding one: put the file there and its name into glyphFile().
enum class Glyph {
    Overview, Incident, Services, Page, Settings, Maintenance, Activity,
    Search, Plus, Minus, Check, Close, ChevronDown, ChevronRight, ChevronLeft,
    Info, Warning, External, Copy, Edit, Trash, Refresh, Undo, Bell, BellOff,
    Computer, Server, Key, Link, Bold, Italic, List, Code, Quote, Heading, Template,
    Eye, Phone, Window, Drag, Clock, Folder, Sync, Offline, Help, Quit, Globe
};
[[nodiscard]] QString glyphFile(Glyph glyph);

/// Which of the scheme's colours a picture takes.
enum class Tint { Soft, Ink, Accent, OnAccent, Ok, Maintenance, Degraded, Partial, Major };

/// The picture in the colour of the present scheme: it is looked up at each painting, so an
/// icon that was set once follows a change from light to dark.
[[nodiscard]] QIcon icon(Glyph glyph, Tint tint = Tint::Soft);

/// The program's own icon with a lamp in that colour; an invalid colour leaves the lamp out.
[[nodiscard]] QIcon programIcon(const QColor &lamp = {});

} // namespace signalbox
