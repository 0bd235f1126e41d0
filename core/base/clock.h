// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>

namespace signalbox {

/// A moment in UTC with millisecond precision: what is stored and sent.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;

/// Where time comes from. Everything that asks for the time is handed one of these, so that
/// tests run years in milliseconds.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall-clock time; may jump when the machine's clock is set.
    [[nodiscard]] virtual Timestamp now() const = 0;
    /// For intervals and deadlines; never goes back.
    [[nodiscard]] virtual std::chrono::steady_clock::time_point steady() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override;
};

/// RFC 3339 in UTC with milliseconds: "2026-11-23T08:15:00.000Z".
[[nodiscard]] QString toRfc3339(Timestamp at);
/// Accepts any RFC 3339 date-time with an offset; years 1970 to 9999.
[[nodiscard]] Result<Timestamp> parseRfc3339(QStringView text);

[[nodiscard]] inline qint64 toMillis(Timestamp at) { return at.time_since_epoch().count(); }
[[nodiscard]] inline Timestamp fromMillis(qint64 millis) { return Timestamp(Milliseconds(millis)); }

} // namespace signalbox
