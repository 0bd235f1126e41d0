// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/stored.h"

namespace signalbox {

namespace {

QJsonValue imageToJson(const std::optional<QJsonObject> &image)
{
    return image ? QJsonValue(*image) : QJsonValue(QJsonValue::Null);
}

std::optional<QJsonObject> imageFromJson(const QJsonValue &json)
{
    return json.isObject() ? std::optional(json.toObject()) : std::nullopt;
}

} // namespace

QJsonObject toJson(const Change &change)
{
    return {{QStringLiteral("kind"), enumName(change.kind)},
            {QStringLiteral("id"), change.id.toString(QUuid::WithoutBraces)},
            {QStringLiteral("before"), imageToJson(change.before)},
            {QStringLiteral("after"), imageToJson(change.after)},
            {QStringLiteral("revision_before"), change.versionBefore.revision},
            {QStringLiteral("field_revisions_before"), change.versionBefore.fieldRevisions}};
}

Result<Change> changeFromJson(const QJsonObject &json)
{
    Result<EntityKind> kind = parseEnum<EntityKind>(json.value(QLatin1String("kind")).toString());
    if (!kind)
        return tl::unexpected(kind.error().within(QStringLiteral("kind")));
    Change change;
    change.kind = *kind;
    change.id = QUuid::fromString(json.value(QLatin1String("id")).toString());
    if (change.id.isNull())
        return fail(ErrorCode::InvalidValue, QStringLiteral("must be a UUID"),
                    QStringLiteral("id"));
    change.before = imageFromJson(json.value(QLatin1String("before")));
    change.after = imageFromJson(json.value(QLatin1String("after")));
    change.versionBefore.revision = json.value(QLatin1String("revision_before")).toInteger();
    change.versionBefore.fieldRevisions =
        json.value(QLatin1String("field_revisions_before")).toObject();
    return change;
}

} // namespace signalbox
