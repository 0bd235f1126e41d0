// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/command.h"

namespace signalbox {

namespace {

template <class T>
Result<T> required(const QJsonObject &json, const char *field)
{
    const QString name = QLatin1StringView(field);
    if (!json.contains(name))
        return fail(ErrorCode::InvalidValue, QStringLiteral("is missing"), name);
    Result<T> value = JsonForm<T>::read(json.value(name));
    return value ? std::move(value) : tl::unexpected(value.error().within(name));
}

/// Sequence numbers are whole and exact up to 2^53 in JSON, which is more than anybody needs.
Result<qint64> readSequence(const QJsonValue &json, const QString &field)
{
    constexpr double largest = 9'007'199'254'740'992.0;
    const double number = json.toDouble(-1);
    if (number < 0 || number > largest ||
        number != static_cast<double>(static_cast<qint64>(number)))
        return fail(ErrorCode::InvalidValue, QStringLiteral("must be a whole number"), field);
    return static_cast<qint64>(number);
}

Result<void> refuseUnknown(const QJsonObject &json, std::initializer_list<QLatin1StringView> known)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (std::find(known.begin(), known.end(), it.key()) == known.end())
            return fail(ErrorCode::InvalidValue, QStringLiteral("is not a known field"), it.key());
    }
    return {};
}

Result<void> readOptionalParts(Command &command, const QJsonObject &json)
{
    const QJsonValue revision = json.value(QLatin1String("revision"));
    if (!revision.isUndefined() && !revision.isNull()) {
        Result<qint64> number = readSequence(revision, QStringLiteral("revision"));
        if (!number)
            return tl::unexpected(number.error());
        command.revision = *number;
    }
    const QJsonValue client = json.value(QLatin1String("client"));
    if (!client.isUndefined() && !client.isNull()) {
        Result<ClientId> id = required<ClientId>(json, "client");
        if (!id)
            return tl::unexpected(id.error());
        command.client = *id;
    }
    return {};
}

void fillId(QJsonObject &json, const Clock &clock)
{
    const QString id = QStringLiteral("id");
    if (!json.contains(id))
        json.insert(id, makeUuid(clock.now()).toString(QUuid::WithoutBraces));
}

} // namespace

QJsonObject toJson(const Command &command)
{
    QJsonObject json{{QStringLiteral("id"), command.id.toString()},
                     {QStringLiteral("type"), command.type},
                     {QStringLiteral("payload"), command.payload}};
    if (command.revision)
        json.insert(QStringLiteral("revision"), *command.revision);
    if (!command.client.isNull())
        json.insert(QStringLiteral("client"), command.client.toString());
    return json;
}

Result<Command> commandFromJson(const QJsonObject &json)
{
    Command command;
    Result<CommandId> id = required<CommandId>(json, "id");
    if (!id)
        return tl::unexpected(id.error());
    command.id = *id;
    const QJsonValue type = json.value(QLatin1String("type"));
    if (!type.isString())
        return fail(ErrorCode::InvalidValue, QStringLiteral("must be a string"),
                    QStringLiteral("type"));
    command.type = type.toString();
    const QJsonValue payload = json.value(QLatin1String("payload"));
    if (!payload.isObject())
        return fail(ErrorCode::InvalidValue, QStringLiteral("must be an object"),
                    QStringLiteral("payload"));
    command.payload = payload.toObject();
    if (Result<void> read = readOptionalParts(command, json); !read)
        return tl::unexpected(read.error());
    return refuseUnknown(json, {QLatin1StringView("id"), QLatin1StringView("type"),
                                QLatin1StringView("payload"), QLatin1StringView("revision"),
                                QLatin1StringView("client")})
        .map([&] { return command; });
}

Command completed(Command command, const Clock &clock)
{
    static const QStringList makers{
        QStringLiteral("page.create"),          QStringLiteral("service.create"),
        QStringLiteral("incident_type.create"), QStringLiteral("incident.report"),
        QStringLiteral("incident.post_update"), QStringLiteral("member.add"),
        QStringLiteral("token.create")};
    if (command.id.isNull())
        command.id = CommandId(makeUuid(clock.now()));
    if (!makers.contains(command.type))
        return command;
    fillId(command.payload, clock);
    const QJsonValue update = command.payload.value(QLatin1String("update"));
    if (command.type == QLatin1String("incident.report") && update.isObject()) {
        QJsonObject filled = update.toObject();
        fillId(filled, clock);
        command.payload.insert(QStringLiteral("update"), filled);
    }
    return command;
}

QJsonObject toJson(const Receipt &receipt)
{
    return {{QStringLiteral("command"), receipt.command.toString()},
            {QStringLiteral("sequence"), receipt.sequence},
            {QStringLiteral("kind"), receipt.kind},
            {QStringLiteral("id"), receipt.id.toString(QUuid::WithoutBraces)},
            {QStringLiteral("repeated"), receipt.repeated}};
}

Result<Receipt> receiptFromJson(const QJsonObject &json)
{
    Receipt receipt;
    Result<CommandId> command = required<CommandId>(json, "command");
    if (!command)
        return tl::unexpected(command.error());
    receipt.command = *command;
    Result<qint64> sequence =
        readSequence(json.value(QLatin1String("sequence")), QStringLiteral("sequence"));
    if (!sequence)
        return tl::unexpected(sequence.error());
    receipt.sequence = *sequence;
    receipt.kind = json.value(QLatin1String("kind")).toString();
    receipt.id = QUuid::fromString(json.value(QLatin1String("id")).toString());
    receipt.repeated = json.value(QLatin1String("repeated")).toBool();
    return receipt;
}

} // namespace signalbox
