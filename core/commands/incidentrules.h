// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/context.h"

namespace signalbox {

/// Each service is there and named once. `before` are services that were named already: they
/// may have been deleted since. `field` is the list's path: "services", "update.services".
[[nodiscard]] Result<void> checkImpacts(const CommandContext &context,
                                        const std::vector<Impact> &impacts,
                                        const std::vector<Impact> &before, const QString &field);

/// Not in the future, give or take what clocks differ by.
[[nodiscard]] Result<void> checkPast(const CommandContext &context, Timestamp at,
                                     const QString &field);

/// The incident's type by the payload's "type" (slug) or "type_id"; none if neither is there.
[[nodiscard]] Result<std::optional<IncidentType>> readType(const CommandContext &context,
                                                           const QJsonObject &json);

/// No update is before the start, and a post-mortem has a resolution before it. `field` is what
/// the admin has set that could break this.
[[nodiscard]] Result<void> checkTimeline(const Incident &incident,
                                         const std::vector<IncidentUpdate> &updates,
                                         const QString &timeField, const QString &statusField);

/// The timeline with one update put in, replaced, or (with `gone`) left out.
[[nodiscard]] std::vector<IncidentUpdate> timelineWith(std::vector<IncidentUpdate> updates,
                                                       const IncidentUpdate &update);
[[nodiscard]] std::vector<IncidentUpdate> timelineWithout(std::vector<IncidentUpdate> updates,
                                                          const IncidentUpdateId &gone);

} // namespace signalbox
