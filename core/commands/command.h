// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

namespace signalbox {

using CommandId = Id<struct Command>;
using ClientId = Id<struct Client>; ///< one installed desktop, or null for the REST API

/// A change that an admin or an automation wants, as a value. Its id makes it idempotent: sent
/// again with the same payload it gives the stored receipt, with another one CommandReused.
///
/// Payloads (JSON, snake_case as everywhere); an id of a thing to be made may be left out, then
/// the server makes one. `revision` guards the edits: see CommandRunner.
///
///   page.create          {"id"?, "name", "slug", ... any editable field of Page}
///   page.edit            {"id", ... the fields to change}
///   page.arrange         {"id", "services": [{"service_id","parent_id","position"}]}
///   page.delete          {"id", "default_id"?}: who becomes the default page if this one was
///   service.create       {"id"?, "name", ...}      service.edit {"id", ...}
///   service.delete       {"id"}: not while services lie under it or an open incident names it.
///                         It goes from all pages; past incidents stay as they were reported and
///                         go on naming its id, for which there is no service then
///   incident_type.create / incident_type.edit / incident_type.delete  likewise
///   incident.report      {"id"?, "title", "type" (slug) or "type_id", "services", "started_at"?,
///                         "notify"?, "update": {"id"?, "status", "body", "posted_at"?}}
///                         a service's "impact" may be left out: the type's default
///   incident.edit        {"id", "title"?, "type_id"?, "started_at"?, "services"?}
///   incident.delete      {"id"}
///   incident.post_update {"id"?, "incident_id", "status", "body", "notify"?,
///                         "posted_at"?, "services"?}
///   incident.edit_update {"id", "body"?, "status"?, "posted_at"?, "services"?}
///   incident.delete_update {"id"}
///   member.add / member.edit / member.remove
///   token.create {"id"?, "name", "scope", "member_id"?, "expires_at"?, "secret_hash"}
///   token.revoke {"id"}
///   settings.edit        {"base_url"?, "undo_window_s"?}
struct Command
{
    CommandId id;
    QString type;
    QJsonObject payload;
    /// The revision of the row that the admin was looking at; none: whatever is there.
    std::optional<qint64> revision;
    ClientId client;

    friend bool operator==(const Command &, const Command &) = default;
};

/// {"id","type","payload","revision"?,"client"?}: the body of POST /api/v1/commands.
[[nodiscard]] QJsonObject toJson(const Command &command);
[[nodiscard]] Result<Command> commandFromJson(const QJsonObject &json);

/// The command with the ids that the server would otherwise make (its own, and those of the
/// things that it makes), so that applying it on a replica and on the server makes the same rows.
[[nodiscard]] Command completed(Command command, const Clock &clock);

/// What a command did, once its transaction is on the disk.
struct Receipt
{
    CommandId command;
    qint64 sequence = 0;  ///< of the change; also the revision of the rows it touched
    QString kind;         ///< of the thing the command was about: "service", "token", ...
    QUuid id;             ///< its id
    bool repeated = false; ///< the command had been applied before
};

[[nodiscard]] QJsonObject toJson(const Receipt &receipt);
[[nodiscard]] Result<Receipt> receiptFromJson(const QJsonObject &json);

} // namespace signalbox
