// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace signalbox::test {

/// A clock that stands still until it is told to move. Wall time and steady time move
/// together by advance(); jump() sets the wall clock alone, as an admin with `date -s` would.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Timestamp start = fromMillis(1'795'420'800'000)) : m_wall(toMillis(start)) {}

    [[nodiscard]] Timestamp now() const override { return fromMillis(m_wall); }
    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override
    {
        return std::chrono::steady_clock::time_point(Milliseconds(m_steady));
    }

    void advance(Milliseconds by)
    {
        m_wall += by.count();
        m_steady += by.count();
    }
    void jump(Milliseconds by) { m_wall += by.count(); }

private:
    std::atomic<qint64> m_wall;
    std::atomic<qint64> m_steady{0};
};

} // namespace signalbox::test
