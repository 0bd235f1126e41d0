// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replicachange.h"

namespace signalbox {

/// The row that a command edits, whose revision guards it: the one named by the payload's "id".
/// None for commands that make or remove something, and for types this program does not know.
[[nodiscard]] inline std::optional<EntityRef> editedRow(const Command &command)
{
    struct EditOf
    {
        QLatin1StringView type;
        EntityKind kind;
    };
    static constexpr std::array edits{
        EditOf{QLatin1StringView("page.edit"), EntityKind::Page},
        EditOf{QLatin1StringView("page.arrange"), EntityKind::Page},
        EditOf{QLatin1StringView("service.edit"), EntityKind::Service},
        EditOf{QLatin1StringView("incident_type.edit"), EntityKind::IncidentType},
        EditOf{QLatin1StringView("incident.edit"), EntityKind::Incident},
        EditOf{QLatin1StringView("incident.edit_update"), EntityKind::IncidentUpdate},
        EditOf{QLatin1StringView("member.edit"), EntityKind::Member},
    };
    for (const EditOf &edit : edits) {
        if (edit.type == command.type)
            return EntityRef{
                edit.kind,
                QUuid::fromString(command.payload.value(QLatin1StringView("id")).toString())};
    }
    return std::nullopt;
}

/// The command that an admin's edit of what `image` shows is, with the ids of what it makes. A
/// row that the server has not confirmed yet has revision 0: nobody else can have changed it
/// before that.
[[nodiscard]] inline Command commandFor(const QString &type, const QJsonObject &payload,
                                        const ReplicaImage &image, const Clock &clock)
{
    Command command;
    command.type = type;
    command.payload = payload;
    if (const std::optional<EntityRef> edited = editedRow(command))
        command.revision = image.revisions.value(*edited);
    return completed(std::move(command), clock);
}

} // namespace signalbox
