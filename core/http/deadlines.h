// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <optional>

namespace signalbox::http {

using SteadyTime = std::chrono::steady_clock::time_point;

/// What a connection waits for. Each kind has one duration.
enum class Wait { None, Header, Body, Idle, Answer, Write, Linger, Heartbeat };
inline constexpr size_t waitCount = 8;

/// The part of a connection that stands in a queue of deadlines.
struct DeadlineLink
{
    DeadlineLink *earlier = nullptr;
    DeadlineLink *later = nullptr;
    SteadyTime due;
    Wait kind = Wait::None;
};

/// All deadlines of a worker. As all waits of a kind last equally long, a queue a kind in
/// order of arrival is in order of expiry as well: arming and disarming are a few pointer
/// writes, with nothing to sort and nothing to allocate.
class Deadlines
{
public:
    void setDuration(Wait wait, std::chrono::milliseconds duration)
    {
        queue(wait).duration = duration;
    }

    void arm(DeadlineLink &link, Wait wait, SteadyTime now)
    {
        disarm(link);
        Queue &target = queue(wait);
        link.kind = wait;
        link.due = now + target.duration;
        link.earlier = target.ends.earlier ? target.ends.earlier : &target.ends;
        link.later = &target.ends;
        link.earlier->later = &link;
        target.ends.earlier = &link;
    }

    static void disarm(DeadlineLink &link)
    {
        if (link.kind == Wait::None)
            return;
        link.earlier->later = link.later;
        link.later->earlier = link.earlier;
        link = DeadlineLink{};
    }

    /// The longest waiting of a kind, or null.
    [[nodiscard]] DeadlineLink *oldest(Wait wait)
    {
        Queue &from = queue(wait);
        return from.ends.later && from.ends.later != &from.ends ? from.ends.later : nullptr;
    }

    /// One that is due, or null.
    [[nodiscard]] DeadlineLink *due(SteadyTime now)
    {
        for (size_t i = 1; i < waitCount; ++i) {
            DeadlineLink *first = oldest(static_cast<Wait>(i));
            if (first && first->due <= now)
                return first;
        }
        return nullptr;
    }

    [[nodiscard]] std::optional<SteadyTime> next()
    {
        std::optional<SteadyTime> soonest;
        for (size_t i = 1; i < waitCount; ++i) {
            const DeadlineLink *first = oldest(static_cast<Wait>(i));
            if (first && (!soonest || first->due < *soonest))
                soonest = first->due;
        }
        return soonest;
    }

private:
    struct Queue
    {
        std::chrono::milliseconds duration{0};
        DeadlineLink ends; ///< a ring: later is the oldest, earlier the newest
    };

    [[nodiscard]] Queue &queue(Wait wait) { return m_queues[static_cast<size_t>(wait)]; }

    std::array<Queue, waitCount> m_queues;
};

} // namespace signalbox::http
