// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Distances and radii in device-independent pixels. The rhythm is 4; a window is built from
/// these and from the font's own height, never from other numbers.
namespace signalbox::metrics {

inline constexpr int tight = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int wide = 20;
inline constexpr int margin = 26; ///< of a view's content

inline constexpr int radius = 7;     ///< buttons, fields, chips
inline constexpr int cardRadius = 9;
inline constexpr int dot = 9;
inline constexpr int icon = 16;

inline constexpr int sideWidth = 208;
inline constexpr int listWidth = 330;
inline constexpr int readingWidth = 860; ///< text and forms do not grow wider
inline constexpr int topBarHeight = 44;

} // namespace signalbox::metrics
