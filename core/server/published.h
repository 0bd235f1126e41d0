// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <atomic>
#include <memory>
#include <mutex>

namespace signalbox {

namespace published_detail {
/// One count over all slots, so that a slot made where a dead one lay never looks unchanged.
inline std::atomic<quint64> lastVersion{0};
} // namespace published_detail

/// A value that one thread replaces now and then and many read all the time. Readers keep a
/// reference of their own per thread, so that reading costs one load of a line nobody writes;
/// an std::atomic<std::shared_ptr> would have every core fight over its counter.
///
/// A thread holds on to the value it read last until it reads again.
template <class T>
class Published
{
public:
    explicit Published(std::shared_ptr<const T> first) { publish(std::move(first)); }
    Published(const Published &) = delete;
    Published &operator=(const Published &) = delete;

    void publish(std::shared_ptr<const T> value)
    {
        const std::lock_guard lock(m_mutex);
        m_value = std::move(value);
        m_version.store(++published_detail::lastVersion, std::memory_order_release);
    }

    /// Good until the same thread reads again, from this or another slot of the type.
    [[nodiscard]] const std::shared_ptr<const T> &current() const
    {
        thread_local Held held;
        const quint64 version = m_version.load(std::memory_order_acquire);
        if (held.version != version) {
            const std::lock_guard lock(m_mutex);
            held = {m_version.load(std::memory_order_relaxed), m_value};
        }
        return held.value;
    }

private:
    struct Held
    {
        quint64 version = 0;
        std::shared_ptr<const T> value;
    };

    mutable std::mutex m_mutex;
    std::shared_ptr<const T> m_value;
    std::atomic<quint64> m_version{0};
};

} // namespace signalbox
