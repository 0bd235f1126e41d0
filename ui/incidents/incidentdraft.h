// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <QJsonObject>

namespace signalbox {

/// An update as it is being typed. Texts are kept as typed: they are checked when it is sent.
struct UpdateDraft
{
    IncidentStatus status = IncidentStatus::Investigating;
    QString body;
    bool notify = true;
    std::optional<Timestamp> postedAt; ///< none: when it is sent
    std::vector<Impact> services;      ///< those that change with it

    friend bool operator==(const UpdateDraft &, const UpdateDraft &) = default;
};

/// A new incident as it is being typed.
struct ReportDraft
{
    QString title;
    IncidentTypeId typeId;
    std::vector<Impact> services;
    std::optional<Timestamp> startedAt; ///< none: when it is sent
    UpdateDraft update;

    friend bool operator==(const ReportDraft &, const ReportDraft &) = default;
};

// For the replica's drafts. What cannot be read is left at its default: a draft of another
// version is better than none.
[[nodiscard]] QJsonObject toJson(const UpdateDraft &draft);
[[nodiscard]] UpdateDraft updateDraftFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const ReportDraft &draft);
[[nodiscard]] ReportDraft reportDraftFromJson(const QJsonObject &json);

/// The payloads of incident.post_update and incident.report.
[[nodiscard]] QJsonObject postPayload(const UpdateDraft &draft, const IncidentId &incident,
                                      const IncidentUpdateId &id);
[[nodiscard]] QJsonObject reportPayload(const ReportDraft &draft, const IncidentId &incident,
                                        const IncidentUpdateId &update);

/// `present` with the changes laid over it; services that are new come last.
[[nodiscard]] std::vector<Impact> withChanges(std::vector<Impact> present,
                                              const std::vector<Impact> &changes);
/// What of `wanted` differs from `present`. A service that is missing in `wanted` is no longer
/// affected.
[[nodiscard]] std::vector<Impact> changesFrom(const std::vector<Impact> &present,
                                              const std::vector<Impact> &wanted);

/// The workspace as it would be with the draft posted `now`. Text that the rules refuse is
/// left out; an untitled report gets `untitled` as its title.
[[nodiscard]] Workspace withPosted(Workspace workspace, const IncidentId &incident,
                                   const UpdateDraft &draft, Timestamp now);
[[nodiscard]] Workspace withReported(Workspace workspace, const ReportDraft &draft, Timestamp now,
                                     const QString &untitled);

} // namespace signalbox
