// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/commandwords.h"

#include "ui/kit/words.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

struct CommandWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandWords)
};

QString pattern(const QString &type)
{
    const QHash<QString, QString> patterns{
        {u"page.create"_s, CommandWords::tr("New page “%1”")},
        {u"page.edit"_s, CommandWords::tr("Change of page “%1”")},
        {u"page.arrange"_s, CommandWords::tr("Arrangement of page “%1”")},
        {u"page.delete"_s, CommandWords::tr("Removal of page “%1”")},
        {u"service.create"_s, CommandWords::tr("New service “%1”")},
        {u"service.edit"_s, CommandWords::tr("Change of service “%1”")},
        {u"service.delete"_s, CommandWords::tr("Removal of service “%1”")},
        {u"incident_type.create"_s, CommandWords::tr("New incident type “%1”")},
        {u"incident_type.edit"_s, CommandWords::tr("Change of incident type “%1”")},
        {u"incident_type.delete"_s, CommandWords::tr("Removal of incident type “%1”")},
        {u"incident.report"_s, CommandWords::tr("New incident “%1”")},
        {u"incident.edit"_s, CommandWords::tr("Change of incident “%1”")},
        {u"incident.delete"_s, CommandWords::tr("Removal of incident “%1”")},
        {u"incident.post_update"_s, CommandWords::tr("Update of incident “%1”")},
        {u"incident.edit_update"_s, CommandWords::tr("Change of an update of “%1”")},
        {u"incident.delete_update"_s, CommandWords::tr("Removal of an update of “%1”")},
    };
    return patterns.value(type, CommandWords::tr("Change “%1”"));
}

template <class Hash, class Text>
QString nameIn(const Hash &hash, const QUuid &uuid, Text text)
{
    const auto found = hash.constFind(typename Hash::key_type(uuid));
    return found == hash.constEnd() ? QString() : text(found.value());
}

QString nameOf(const Workspace &workspace, const EntityRef &entity)
{
    const auto name = [](const auto &row) { return row.name.toString(); };
    switch (entity.kind) {
    case EntityKind::Page: return nameIn(workspace.pages, entity.id, name);
    case EntityKind::Service: return nameIn(workspace.services, entity.id, name);
    case EntityKind::IncidentType: return nameIn(workspace.incidentTypes, entity.id, name);
    case EntityKind::Member: return nameIn(workspace.members, entity.id, name);
    case EntityKind::Incident:
    case EntityKind::IncidentUpdate:
        return nameIn(workspace.incidents, entity.id,
                      [](const Incident &incident) { return incident.title.toString(); });
    }
    Q_UNREACHABLE();
}

/// The incident whose timeline has that update.
QUuid incidentOfUpdate(const Workspace &workspace, const QUuid &update)
{
    for (const std::vector<IncidentUpdate> &timeline : workspace.updates) {
        for (const IncidentUpdate &entry : timeline) {
            if (entry.id.uuid() == update)
                return entry.incidentId.uuid();
        }
    }
    return {};
}

/// Services with an impact, or as a page arranges them.
QString serviceList(const Workspace &workspace, const QJsonArray &array)
{
    QStringList lines;
    for (const QJsonValue &value : array) {
        const QJsonObject entry = value.toObject();
        const QUuid id = QUuid::fromString(entry.value("service_id"_L1).toString());
        QString line = nameOf(workspace, {EntityKind::Service, id});
        if (line.isEmpty())
            line = CommandWords::tr("a removed service");
        if (const auto impact = parseEnum<ServiceStatus>(entry.value("impact"_L1).toString()))
            line = QString(line + u": "_s + words::ofImpact(*impact));
        lines.append(line);
    }
    return lines.isEmpty() ? CommandWords::tr("none") : lines.join(u'\n');
}

QString textWords(const Workspace &workspace, const QString &field, const QString &text,
                  Timestamp now)
{
    if (field == "manual_status"_L1 || field == "default_impact"_L1 || field == "impact"_L1) {
        if (const auto status = parseEnum<ServiceStatus>(text))
            return words::of(*status);
    }
    if (field == "status"_L1) {
        if (const auto status = parseEnum<IncidentStatus>(text))
            return words::of(*status);
    }
    if (field == "role"_L1) {
        if (const auto role = parseEnum<Role>(text))
            return words::of(*role);
    }
    if (field.endsWith("_at"_L1)) {
        if (const auto at = parseRfc3339(text))
            return words::moment(*at, now);
    }
    const QUuid id = field.endsWith("_id"_L1) ? QUuid::fromString(text) : QUuid();
    const auto kind = field == "type_id"_L1 ? EntityKind::IncidentType : EntityKind::Service;
    const QString name = id.isNull() ? QString() : nameOf(workspace, {kind, id});
    return name.isEmpty() ? text : name;
}

} // namespace

std::optional<EntityRef> commandEntity(const Workspace &workspace, const Command &command)
{
    const QString kindName = command.type.section(u'.', 0, 0);
    const Result<EntityKind> kind = parseEnum<EntityKind>(kindName);
    if (!kind)
        return {};
    QUuid id = QUuid::fromString(command.payload.value("id"_L1).toString());
    if (command.type == "incident.post_update"_L1)
        id = QUuid::fromString(command.payload.value("incident_id"_L1).toString());
    else if (command.type.endsWith("_update"_L1))
        id = incidentOfUpdate(workspace, id);
    const EntityRef entity{*kind, id};
    if (id.isNull() || nameOf(workspace, entity).isEmpty())
        return {};
    return entity;
}

QString commandTitle(const Workspace &workspace, const Command &command)
{
    const std::optional<EntityRef> entity = commandEntity(workspace, command);
    QString name = entity ? nameOf(workspace, *entity) : QString();
    for (const auto key : {"name"_L1, "title"_L1}) {
        if (name.isEmpty())
            name = command.payload.value(key).toString();
    }
    return pattern(command.type).arg(name.isEmpty() ? u"?"_s : name);
}

QString valueWords(const Workspace &workspace, const QString &field, const QJsonValue &value,
                   Timestamp now)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? CommandWords::tr("yes") : CommandWords::tr("no");
    case QJsonValue::Double: return QLocale().toString(value.toDouble());
    case QJsonValue::String: {
        const QString text = textWords(workspace, field, value.toString(), now);
        return text.isEmpty() ? CommandWords::tr("empty") : text;
    }
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        if (field == "services"_L1)
            return serviceList(workspace, array);
        QStringList parts;
        for (const QJsonValue &part : array)
            parts.append(valueWords(workspace, {}, part, now));
        return parts.isEmpty() ? CommandWords::tr("none") : parts.join(u", "_s);
    }
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Null:
    case QJsonValue::Undefined: return CommandWords::tr("none");
    }
    Q_UNREACHABLE();
}

} // namespace signalbox
