// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httpdate.h"

#include <QList>
#include <algorithm>
#include <array>
#include <cstdio>

namespace signalbox::http {

namespace {

using namespace std::chrono;

constexpr std::array<const char *, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char *, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<int> number(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 4)
        return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<unsigned> month(QByteArrayView text)
{
    for (unsigned i = 0; i < months.size(); ++i) {
        if (text == QByteArrayView(months.at(i)))
            return i + 1;
    }
    return std::nullopt;
}

std::optional<seconds> timeOfDay(QByteArrayView text)
{
    if (text.size() != 8 || text[2] != ':' || text[5] != ':')
        return std::nullopt;
    const auto hour = number(text.first(2));
    const auto minute = number(text.sliced(3, 2));
    const auto second = number(text.sliced(6, 2));
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return hours(*hour) + minutes(*minute) + seconds(*second);
}

std::vector<QByteArrayView> words(QByteArrayView text)
{
    std::vector<QByteArrayView> list;
    const auto isGap = [](char c) { return c == ' ' || c == '-' || c == ','; };
    const auto *at = text.begin();
    while (at != text.end()) {
        at = std::find_if_not(at, text.end(), isGap);
        const auto *const end = std::find_if(at, text.end(), isGap);
        if (end != at)
            list.emplace_back(at, end - at);
        at = end;
    }
    return list;
}

} // namespace

QByteArray formatHttpDate(Timestamp at)
{
    const auto day = floor<std::chrono::days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(floor<seconds>(at - day));
    std::array<char, 64> text{};
    const int size = std::snprintf(
        text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
        days.at(weekday(day).c_encoding()), static_cast<unsigned>(date.day()),
        months.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
        static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()));
    return QByteArray(text.data(), size);
}

std::optional<Timestamp> parseHttpDate(QByteArrayView text)
{
    // Sun, 06 Nov 1994 08:49:37 GMT | Sunday, 06-Nov-94 08:49:37 GMT | Sun Nov  6 08:49:37 1994
    const std::vector<QByteArrayView> parts =
        words(text.first(std::min<qsizetype>(text.size(), 64)));
    std::optional<int> dayOfMonth, yearNumber;
    std::optional<unsigned> monthNumber;
    std::optional<seconds> time;
    if (parts.size() == 6 && parts[5] == QByteArrayView("GMT")) {
        dayOfMonth = number(parts[1]);
        monthNumber = month(parts[2]);
        yearNumber = number(parts[3]);
        time = timeOfDay(parts[4]);
        if (yearNumber && parts[3].size() == 2)
            *yearNumber += *yearNumber < 70 ? 2000 : 1900;
    } else if (parts.size() == 5) {
        monthNumber = month(parts[1]);
        dayOfMonth = number(parts[2]);
        time = timeOfDay(parts[3]);
        yearNumber = number(parts[4]);
    }
    if (!dayOfMonth || !monthNumber || !yearNumber || !time)
        return std::nullopt;
    const year_month_day date(year(*yearNumber), std::chrono::month(*monthNumber),
                              std::chrono::day(static_cast<unsigned>(*dayOfMonth)));
    if (!date.ok())
        return std::nullopt;
    return Timestamp(sys_days(date)) + *time;
}

} // namespace signalbox::http
