// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/daybars.h"

#include <algorithm>
#include <cmath>

namespace signalbox::publish {

namespace {

constexpr int pitch = 6;
constexpr int height = 34; // as many pixels: the picture is stretched sideways only
constexpr int top = 3;     // room for the round ends
constexpr int length = height - 2 * top;

QByteArray x(int day)
{
    return QByteArray::number(day * pitch + pitch / 2);
}

/// How high the trouble of a day stands, of `length`.
int rise(const TroubledDay &day, std::span<const Timestamp> starts)
{
    const auto whole = starts[size_t(day.day) + 1] - starts[size_t(day.day)];
    const Milliseconds lasted = day.worst == ServiceStatus::UnderMaintenance
                                    ? day.in(ServiceStatus::UnderMaintenance)
                                    : day.trouble();
    const double share = double(lasted.count()) / double(whole.count());
    return int(std::lround(length * std::clamp(share, 0.2, 1.0)));
}

/// The outline, or the part of it that lies between two days.
QByteArray outline(int from, int to, int days, const char *style)
{
    const QByteArray use = QByteArray("<use href=\"#b\" class=\"") + style + "\"/>";
    if (from == to)
        return {};
    if (from == 0 && to == days)
        return use;
    const QByteArray left = QByteArray::number(from * pitch);
    const QByteArray width = QByteArray::number((to - from) * pitch);
    const QByteArray tall = QByteArray::number(height);
    return "<svg x=\"" + left + "\" width=\"" + width + "\" height=\"" + tall + "\" viewBox=\"" + left
           + " 0 " + width + ' ' + tall + "\">" + use + "</svg>";
}

QByteArray path(const char *style, const QByteArray &lines)
{
    return lines.isEmpty() ? QByteArray()
                           : QByteArray("<path vector-effect=\"non-scaling-stroke\" class=\"") + style
                                 + "\" d=\"" + lines + "\"/>";
}

} // namespace

int firstKnownDay(const ServiceHistory &history, std::span<const Timestamp> starts)
{
    const auto ends = starts.subspan(1);
    return int(std::ranges::upper_bound(ends, history.knownFrom) - ends.begin());
}

QByteArray dayOutline(int days)
{
    const QByteArray line = 'v' + QByteArray::number(length);
    const QByteArray step = 'm' + QByteArray::number(pitch) + '-' + QByteArray::number(length) + line;
    return 'M' + x(0) + ' ' + QByteArray::number(top) + line + step.repeated(days - 1);
}

QByteArray dayBars(const ServiceHistory &history, std::span<const Timestamp> starts)
{
    const int days = int(starts.size()) - 1;
    const int known = firstKnownDay(history, starts);
    QByteArray whole; // of troubled days, from top to bottom
    std::array<QByteArray, 5> trouble;
    for (const TroubledDay &day : history.days) {
        const int tall = rise(day, starts);
        whole += 'M' + x(day.day) + ' ' + QByteArray::number(top) + 'v' + QByteArray::number(length);
        trouble[size_t(day.worst)] += 'M' + x(day.day) + ' ' + QByteArray::number(top + length) + "v-"
                                      + QByteArray::number(tall);
    }
    return "<svg viewBox=\"0 0 " + QByteArray::number(days * pitch) + ' ' + QByteArray::number(height)
           + "\" preserveAspectRatio=\"none\" aria-hidden=\"true\">" + outline(0, known, days, "n")
           + outline(known, days, days, "o") + path("x", whole) + path("f", whole)
           + path("m", trouble[size_t(ServiceStatus::UnderMaintenance)])
           + path("d", trouble[size_t(ServiceStatus::DegradedPerformance)])
           + path("p", trouble[size_t(ServiceStatus::PartialOutage)])
           + path("j", trouble[size_t(ServiceStatus::MajorOutage)]) + "</svg>";
}

} // namespace signalbox::publish
