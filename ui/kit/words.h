// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/uuid.h"
#include "core/model/member.h"
#include "core/model/statusrules.h"

#include <QCoreApplication>

/// The one place where values become words for the admin, in the language of the window.
namespace signalbox::words {

[[nodiscard]] QString of(ServiceStatus status);   ///< "Partial outage"
[[nodiscard]] QString ofImpact(ServiceStatus impact); ///< Operational reads "Not affected"
[[nodiscard]] QString of(IncidentStatus status);  ///< "Identified"
[[nodiscard]] QString of(Headline headline);      ///< "All systems operational"
[[nodiscard]] QString of(Role role);

/// "38 min", "3 h", "2 days": how long something took or takes.
[[nodiscard]] QString duration(Milliseconds length);
/// "13:52", "yesterday 13:52", "3 Nov, 13:52", "3 Nov 2025, 13:52": as short as it is clear, in local time.
[[nodiscard]] QString moment(Timestamp at, Timestamp now);
/// The whole date and time with seconds, for tool tips.
[[nodiscard]] QString exactMoment(Timestamp at);

/// What failed and what to do about it, as one or two sentences.
[[nodiscard]] QString of(const Error &error);
/// A JSON field as the window calls it: "manual_status" → "Status"; unknown ones as they are.
[[nodiscard]] QString field(const QString &name);

/// A name as the text of a menu entry or button, where "&" would mark a shortcut.
[[nodiscard]] QString inMenu(QString name);

} // namespace signalbox::words
