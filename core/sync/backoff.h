// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace signalbox {

/// How long to wait before the next try: doubles from `first` to `longest`, and the upper half
/// of each wait is drawn by lot, so that a thousand desktops do not all knock in the same
/// instant when their server comes back.
class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest)
        : m_first(first)
        , m_longest(longest)
        , m_next(first)
    {}

    /// `lot` is a random number in [0, 1).
    [[nodiscard]] std::chrono::milliseconds next(double lot)
    {
        const std::chrono::milliseconds upper = m_next;
        m_next = std::min(m_next * 2, m_longest);
        const auto half = upper / 2;
        return half +
               std::chrono::milliseconds(static_cast<qint64>(lot * double((upper - half).count())));
    }
    void reset() { m_next = m_first; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_next;
};

} // namespace signalbox
