// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QUuid>
#include <compare>

namespace signalbox {

/// A UUID of version 7 (RFC 9562 §5.7): ordered by the time it was made, so that index pages
/// fill from the right. The low bits come from the system's random source.
[[nodiscard]] QUuid makeUuid(Timestamp at);

/// An id that only fits entities of one kind: Id<struct Service> is no Id<struct Page>.
template <class Of>
class Id
{
public:
    Id() = default;
    explicit Id(const QUuid &uuid) : m_uuid(uuid) {}

    [[nodiscard]] static Id make(const Clock &clock) { return Id(makeUuid(clock.now())); }

    /// Takes the canonical 36-character form alone.
    [[nodiscard]] static Result<Id> parse(QStringView text)
    {
        const QUuid uuid = text.size() == 36 ? QUuid::fromString(text) : QUuid();
        if (uuid.isNull())
            return fail(ErrorCode::InvalidValue, QStringLiteral("must be a UUID"));
        return Id(uuid);
    }

    [[nodiscard]] QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }
    [[nodiscard]] const QUuid &uuid() const { return m_uuid; }
    [[nodiscard]] bool isNull() const { return m_uuid.isNull(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

} // namespace signalbox
