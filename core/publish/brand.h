// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/text.h"

namespace signalbox::publish {

/// WCAG 2.2 contrast of two "#rrggbb" colours: 1 to 21.
[[nodiscard]] double contrast(const QString &a, const QString &b);

/// A brand colour as it is used on light and on dark ground: darkened or lightened until it
/// stands out by at least 4.5:1, with black or white for what is written on it.
struct BrandColors
{
    QString light;
    QString onLight;
    QString dark;
    QString onDark;
};

[[nodiscard]] BrandColors brandColors(const Color &brand, const QString &lightGround,
                                      const QString &darkGround);

} // namespace signalbox::publish
