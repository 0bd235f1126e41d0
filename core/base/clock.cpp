// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QDateTime>
#include <QRegularExpression>

namespace signalbox {

Timestamp SystemClock::now() const
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

std::chrono::steady_clock::time_point SystemClock::steady() const
{
    return std::chrono::steady_clock::now();
}

QString toRfc3339(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(at), Qt::UTC).toString(Qt::ISODateWithMs);
}

Result<Timestamp> parseRfc3339(QStringView text)
{
    // Qt's ISO reader is laxer than RFC 3339 (it takes a date alone, or no offset, which it
    // would read in the machine's zone), so the shape is checked first.
    static const QRegularExpression shape(QStringLiteral(
        R"(\A\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)\z)"));
    const QString upper = text.toString().toUpper();
    if (!shape.match(upper).hasMatch())
        return fail(ErrorCode::InvalidValue,
                    QStringLiteral("must be a time like 2026-11-23T08:15:00Z"));
    const QDateTime parsed = QDateTime::fromString(upper, Qt::ISODateWithMs);
    if (!parsed.isValid() || parsed.toMSecsSinceEpoch() < 0)
        return fail(ErrorCode::InvalidValue, QStringLiteral("is not a time that exists"));
    return fromMillis(parsed.toMSecsSinceEpoch());
}

} // namespace signalbox
