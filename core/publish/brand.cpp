// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/brand.h"

#include <array>
#include <cmath>

namespace signalbox::publish {

namespace {

using Rgb = std::array<double, 3>; // 0 to 255

Rgb rgb(const QString &color)
{
    const uint value = color.mid(1).toUInt(nullptr, 16);
    return {double(value >> 16 & 0xff), double(value >> 8 & 0xff), double(value & 0xff)};
}

QString toHex(const Rgb &color)
{
    QString text = QStringLiteral("#");
    for (const double channel : color)
        text += QStringLiteral("%1").arg(std::lround(channel), 2, 16, QLatin1Char('0'));
    return text;
}

double luminance(const Rgb &color)
{
    const auto linear = [](double channel) {
        const double c = channel / 255;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
}

double contrast(const Rgb &a, const Rgb &b)
{
    const double la = luminance(a) + 0.05;
    const double lb = luminance(b) + 0.05;
    return la > lb ? la / lb : lb / la;
}

/// Mixes towards `target` in small steps until the ground gives way.
QString standingOut(const Rgb &color, const Rgb &ground, const Rgb &target)
{
    constexpr double enough = 4.5;
    constexpr int steps = 20;
    for (int step = 0; step <= steps; ++step) {
        Rgb mixed;
        for (size_t i = 0; i < mixed.size(); ++i)
            mixed[i] = std::round(color[i] + (target[i] - color[i]) * step / steps);
        if (contrast(mixed, ground) >= enough)
            return toHex(mixed);
    }
    return toHex(target);
}

QString writtenOn(const QString &ground)
{
    const QString white = QStringLiteral("#ffffff");
    const QString black = QStringLiteral("#000000");
    return publish::contrast(white, ground) >= publish::contrast(black, ground) ? white : black;
}

} // namespace

double contrast(const QString &a, const QString &b)
{
    return contrast(rgb(a), rgb(b));
}

BrandColors brandColors(const Color &brand, const QString &lightGround, const QString &darkGround)
{
    const Rgb color = rgb(brand.toString());
    BrandColors colors;
    colors.light = standingOut(color, rgb(lightGround), {0, 0, 0});
    colors.dark = standingOut(color, rgb(darkGround), {255, 255, 255});
    colors.onLight = writtenOn(colors.light);
    colors.onDark = writtenOn(colors.dark);
    return colors;
}

} // namespace signalbox::publish
