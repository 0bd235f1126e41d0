// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON form of a page of changes, as it goes over the network.
#include "core/storage/changelog.h"
#include "core/storage/jsontext.h"

namespace signalbox {

namespace {

QJsonObject toJson(const ReplicatedRow &row)
{
    return {{QStringLiteral("kind"), enumName(row.kind)},
            {QStringLiteral("id"), idText(row.id)},
            {QStringLiteral("sequence"), row.sequence},
            {QStringLiteral("entity"),
             row.entity ? QJsonValue(*row.entity) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("field_revisions"), row.version.fieldRevisions}};
}

Result<ReplicatedRow> rowFromJson(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    Result<EntityKind> kind = JsonForm<EntityKind>::read(json.value(QLatin1String("kind")));
    if (!kind)
        return tl::unexpected(kind.error().within(QStringLiteral("kind")));
    ReplicatedRow row;
    row.kind = *kind;
    row.id = QUuid::fromString(json.value(QLatin1String("id")).toString());
    if (row.id.isNull())
        return fail(ErrorCode::MalformedInput, QStringLiteral("must be a UUID"),
                    QStringLiteral("id"));
    row.sequence = json.value(QLatin1String("sequence")).toInteger();
    const QJsonValue entity = json.value(QLatin1String("entity"));
    if (!entity.isObject())
        return row;
    row.entity = entity.toObject();
    row.version = {row.sequence, json.value(QLatin1String("field_revisions")).toObject()};
    return row;
}

} // namespace

QJsonObject toJson(const ChangePage &page)
{
    QJsonArray rows;
    for (const ReplicatedRow &row : page.rows)
        rows.append(toJson(row));
    return {{QStringLiteral("reset"), page.reset},
            {QStringLiteral("rows"), rows},
            {QStringLiteral("next"), page.next.toString()},
            {QStringLiteral("more"), page.more}};
}

Result<ChangePage> changePageFromJson(const QJsonObject &json)
{
    ChangePage page;
    page.reset = json.value(QLatin1String("reset")).toBool();
    page.more = json.value(QLatin1String("more")).toBool();
    const QString next = json.value(QLatin1String("next")).toString();
    Result<ChangeCursor> cursor = ChangeCursor::parse(next);
    if (!cursor || next.isEmpty() || !json.value(QLatin1String("rows")).isArray())
        return fail(ErrorCode::MalformedInput, QStringLiteral("is no page of changes"));
    page.next = *cursor;
    const QJsonArray rows = json.value(QLatin1String("rows")).toArray();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        Result<ReplicatedRow> row = rowFromJson(rows.at(i));
        if (!row)
            return tl::unexpected(row.error().within(QStringLiteral("rows[%1]").arg(i)));
        page.rows.push_back(std::move(*row));
    }
    return page;
}

} // namespace signalbox
