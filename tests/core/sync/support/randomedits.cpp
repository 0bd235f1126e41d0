// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/support/randomedits.h"

#include <algorithm>

namespace signalbox::test {

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

/// As a field of a payload that only some edits have.
void maybe(bool wanted, QJsonObject &object, const char *key, const QJsonValue &value)
{
    if (wanted)
        object.insert(text(key), value);
}

} // namespace

QString RandomEdits::word()
{
    return QStringLiteral("word%1").arg(below(1000));
}

template <class Hash>
QString RandomEdits::pick(const Hash &hash)
{
    QStringList ids;
    for (auto it = hash.keyBegin(); it != hash.keyEnd(); ++it)
        ids.append(it->toString());
    // Ids are in order of time; the order of a hash is another one in each run.
    ids.sort();
    if (ids.isEmpty())
        return QUuid().toString(QUuid::WithoutBraces);
    // Mostly the oldest, which all have: that is where edits meet.
    const int among = chance(75) ? std::min(2, int(ids.size())) : int(ids.size());
    return ids.at(below(among));
}

RandomEdits::Edit RandomEdits::next(const Workspace &workspace)
{
    if (workspace.services.size() < 2)
        return {text("service.create"), {{text("name"), word()}}};
    switch (below(10)) {
    case 0:
    case 1:
    case 2:
        return ofService(workspace);
    case 3:
        return ofPage(workspace);
    case 4:
    case 5:
    case 6:
        return ofIncident(workspace);
    case 7:
    case 8:
        return ofUpdate(workspace);
    default:
        return ofTypeOrMember(workspace);
    }
}

RandomEdits::Edit RandomEdits::ofService(const Workspace &workspace)
{
    const int what = below(10);
    if (what < 1) {
        QJsonObject payload{{text("name"), word()}};
        maybe(chance(40), payload, "parent_id", pick(workspace.services));
        return {text("service.create"), payload};
    }
    if (what == 1)
        return {text("service.delete"), {{text("id"), pick(workspace.services)}}};
    QJsonObject payload{{text("id"), pick(workspace.services)}};
    maybe(chance(50), payload, "name", word());
    maybe(chance(30), payload, "description", word());
    maybe(chance(20), payload, "parent_id",
          chance(50) ? QJsonValue(pick(workspace.services)) : QJsonValue());
    maybe(chance(30), payload, "position", below(10));
    maybe(chance(30), payload, "manual_status", text(chance(50) ? "major_outage" : "operational"));
    return {text("service.edit"), payload};
}

RandomEdits::Edit RandomEdits::ofPage(const Workspace &workspace)
{
    const int what = below(10);
    if (what < 3 || workspace.pages.isEmpty())
        // Few slugs, so that two desktops want the same one at times.
        return {text("page.create"),
                {{text("name"), word()}, {text("slug"), QStringLiteral("slug%1").arg(below(6))}}};
    if (what == 3)
        return {text("page.delete"), {{text("id"), pick(workspace.pages)}}};
    if (what < 7) {
        const QString service = pick(workspace.services);
        const QJsonObject entry{{text("service_id"), service},
                                {text("parent_id"), QJsonValue()},
                                {text("position"), below(5)}};
        return {text("page.arrange"),
                {{text("id"), pick(workspace.pages)}, {text("services"), QJsonArray{entry}}}};
    }
    QJsonObject payload{{text("id"), pick(workspace.pages)}};
    maybe(chance(60), payload, "name", word());
    maybe(chance(30), payload, "slug", QStringLiteral("slug%1").arg(below(6)));
    maybe(chance(30), payload, "history_days", chance(50) ? 30 : 60);
    return {text("page.edit"), payload};
}

RandomEdits::Edit RandomEdits::ofIncident(const Workspace &workspace)
{
    const QJsonArray impacts{QJsonObject{{text("service_id"), pick(workspace.services)},
                                         {text("impact"), text("partial_outage")}}};
    const int what = below(10);
    if (what < 2 || workspace.incidents.isEmpty())
        return {text("incident.report"),
                {{text("title"), word()},
                 {text("type"), text(chance(50) ? "minor" : "major")},
                 {text("services"), impacts},
                 {text("update"),
                  QJsonObject{{text("status"), text("investigating")}, {text("body"), word()}}}}};
    if (what == 4)
        return {text("incident.delete"), {{text("id"), pick(workspace.incidents)}}};
    QJsonObject payload{{text("id"), pick(workspace.incidents)}};
    maybe(chance(60), payload, "title", word());
    maybe(chance(30), payload, "services", impacts);
    maybe(chance(20), payload, "type_id", pick(workspace.incidentTypes));
    return {text("incident.edit"), payload};
}

RandomEdits::Edit RandomEdits::ofUpdate(const Workspace &workspace)
{
    const QString incident = pick(workspace.incidents);
    const std::vector<IncidentUpdate> timeline =
        workspace.updates.value(IncidentId(QUuid::fromString(incident)));
    const int what = below(10);
    if (what < 6 || timeline.empty())
        return {text("incident.post_update"),
                {{text("incident_id"), incident},
                 {text("body"), word()},
                 {text("status"), text(chance(30) ? "resolved" : "monitoring")}}};
    std::vector<IncidentUpdateId> ids;
    for (const IncidentUpdate &update : timeline)
        ids.push_back(update.id);
    std::sort(ids.begin(), ids.end());
    const QString id = ids[static_cast<size_t>(below(int(ids.size())))].toString();
    if (what == 6)
        return {text("incident.delete_update"), {{text("id"), id}}};
    return {text("incident.edit_update"), {{text("id"), id}, {text("body"), word()}}};
}

RandomEdits::Edit RandomEdits::ofTypeOrMember(const Workspace &workspace)
{
    switch (below(6)) {
    case 0:
        return {text("incident_type.create"),
                {{text("name"), word()}, {text("slug"), QStringLiteral("type%1").arg(below(6))}}};
    case 1:
        return {text("incident_type.edit"),
                {{text("id"), pick(workspace.incidentTypes)}, {text("name"), word()}}};
    case 2:
        return {text("incident_type.delete"), {{text("id"), pick(workspace.incidentTypes)}}};
    case 3:
        return {text("member.add"),
                {{text("name"), word()},
                 {text("role"), text("editor")},
                 {text("email"), QStringLiteral("m%1@example.org").arg(below(6))}}};
    case 4:
        return {text("member.edit"),
                {{text("id"), pick(workspace.members)}, {text("name"), word()}}};
    default:
        return {text("member.remove"), {{text("id"), pick(workspace.members)}}};
    }
}

} // namespace signalbox::test
