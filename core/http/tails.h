// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httpdate.h"

#include <QByteArray>

namespace signalbox::http {

/// The last fields of every head: Date and Connection, and the empty line. Formatted once a
/// second for all answers.
class Tails
{
public:
    enum Kind { KeepAlive, KeepAlive10, Close };

    /// Call at the start of each round; the views of the round before are gone after it.
    void update(Timestamp now)
    {
        const auto second = std::chrono::floor<std::chrono::seconds>(now);
        if (second == m_second)
            return;
        m_second = second;
        const QByteArray date = "Date: " + formatHttpDate(now) + "\r\n";
        m_tails[KeepAlive] = date + "\r\n";
        m_tails[KeepAlive10] = date + "Connection: keep-alive\r\n\r\n";
        m_tails[Close] = date + "Connection: close\r\n\r\n";
    }

    [[nodiscard]] QByteArrayView get(Kind kind) const { return m_tails[kind]; }

private:
    std::chrono::sys_seconds m_second;
    QByteArray m_tails[3];
};

} // namespace signalbox::http
