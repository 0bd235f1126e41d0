// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/protocol.h"

namespace signalbox {

namespace {

constexpr QLatin1StringView keyRows("rows");

tl::unexpected<Error> malformed(const char *field)
{
    return fail(ErrorCode::MalformedInput, QStringLiteral("is missing or of the wrong kind"),
                QString::fromLatin1(field));
}

/// Whole numbers from 0 to 2^53: what JSON carries without loss.
std::optional<qint64> count(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    if (number < 0 || number > 9'007'199'254'740'992.0)
        return std::nullopt;
    const qint64 whole = static_cast<qint64>(number);
    return double(whole) == number ? std::optional(whole) : std::nullopt;
}

QJsonObject rowToJson(const ChangedRow &row)
{
    return {{QStringLiteral("kind"), enumName(row.kind)},
            {QStringLiteral("id"), row.id.toString(QUuid::WithoutBraces)},
            {QStringLiteral("sequence"), row.sequence},
            {QStringLiteral("revision"), row.revision},
            {QStringLiteral("field_revisions"), row.fieldRevisions},
            {QStringLiteral("data"), row.data ? QJsonValue(*row.data) : QJsonValue()}};
}

Result<ChangedRow> rowFromJson(EntityKind kind, const QJsonObject &json)
{
    ChangedRow row;
    row.kind = kind;
    row.id = QUuid::fromString(json.value(QLatin1StringView("id")).toString());
    if (row.id.isNull())
        return malformed("id");
    const auto sequence = count(json.value(QLatin1StringView("sequence")));
    const auto revision = count(json.value(QLatin1StringView("revision")));
    if (!sequence || !revision)
        return malformed(sequence ? "revision" : "sequence");
    row.sequence = *sequence;
    row.revision = *revision;
    row.fieldRevisions = json.value(QLatin1StringView("field_revisions")).toObject();
    const QJsonValue data = json.value(QLatin1StringView("data"));
    if (data.isObject())
        row.data = data.toObject();
    else if (!data.isNull())
        return malformed("data");
    return row;
}

Result<std::vector<ChangedRow>> rowsFromJson(const QJsonValue &json)
{
    if (!json.isArray())
        return malformed("rows");
    std::vector<ChangedRow> rows;
    const QJsonArray array = json.toArray();
    rows.reserve(static_cast<size_t>(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject object = array.at(i).toObject();
        const QJsonValue name = object.value(QLatin1StringView("kind"));
        if (!name.isString())
            return malformed("rows");
        const Result<EntityKind> kind = parseEnum<EntityKind>(name.toString());
        if (!kind)
            continue;
        Result<ChangedRow> row = rowFromJson(*kind, object);
        if (!row)
            return tl::unexpected(row.error().within(QStringLiteral("rows[%1]").arg(i)));
        rows.push_back(std::move(*row));
    }
    return rows;
}

} // namespace

QJsonObject toJson(const ChangeBatch &batch)
{
    QJsonArray rows;
    for (const ChangedRow &row : batch.rows)
        rows.append(rowToJson(row));
    return {{QStringLiteral("workspace"), batch.workspace.toString(QUuid::WithoutBraces)},
            {QStringLiteral("sequence"), batch.sequence},
            {QStringLiteral("next"), batch.next},
            {QStringLiteral("more"), batch.more},
            {QStringLiteral("reset"), batch.reset},
            {keyRows, rows}};
}

Result<ChangeBatch> changeBatchFromJson(const QJsonObject &json, qint64 since)
{
    ChangeBatch batch;
    batch.since = since;
    batch.workspace = QUuid::fromString(json.value(QLatin1StringView("workspace")).toString());
    if (batch.workspace.isNull())
        return malformed("workspace");
    const auto sequence = count(json.value(QLatin1StringView("sequence")));
    const auto next = count(json.value(QLatin1StringView("next")));
    if (!sequence || !next)
        return malformed(sequence ? "next" : "sequence");
    batch.sequence = *sequence;
    batch.next = *next;
    const QJsonValue more = json.value(QLatin1StringView("more"));
    const QJsonValue reset = json.value(QLatin1StringView("reset"));
    if (!more.isBool() || !reset.isBool())
        return malformed(more.isBool() ? "reset" : "more");
    batch.more = more.toBool();
    batch.reset = reset.toBool();
    Result<std::vector<ChangedRow>> rows = rowsFromJson(json.value(keyRows));
    if (!rows)
        return tl::unexpected(rows.error());
    batch.rows = std::move(*rows);
    return batch;
}

Result<Error> problemFromJson(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const QString code = json.value(QLatin1StringView("code")).toString();
    if (code.isEmpty() || !json.value(QLatin1StringView("status")).isDouble())
        return fail(ErrorCode::MalformedInput, QStringLiteral("no problem document"));
    Error error;
    error.code = errorCodeFromName(code);
    error.detail = json.value(QLatin1StringView("detail")).toString();
    error.field = json.value(QLatin1StringView("field")).toString();
    for (const QLatin1StringView key :
         {QLatin1StringView("conflicts"), QLatin1StringView("revision")}) {
        if (json.contains(key))
            error.extra.insert(key, json.value(key));
    }
    return error;
}

} // namespace signalbox
