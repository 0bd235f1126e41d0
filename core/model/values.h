// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/uuid.h"
#include "core/model/text.h"

#include <QJsonArray>
#include <QJsonValue>
#include <array>
#include <optional>
#include <type_traits>
#include <vector>

namespace signalbox {

/// How a value is written in JSON and read from it. Reading checks; an Error from here has an
/// empty field or one relative to the value ("[3].impact").
template <class T>
struct JsonForm;

/// The names of an enum's values in JSON and in the database, specialised beside each enum:
///     template <> struct EnumNames<IncidentStatus> {
///         static constexpr std::array names{ std::pair{IncidentStatus::Resolved, "resolved"} };
///     };
template <class E>
struct EnumNames;

template <class E>
concept NamedEnum = std::is_enum_v<E> && requires { EnumNames<E>::names; };

template <NamedEnum E>
[[nodiscard]] QString enumName(E value)
{
    for (const auto &[entry, name] : EnumNames<E>::names) {
        if (entry == value)
            return QString::fromLatin1(name);
    }
    Q_UNREACHABLE();
}

template <NamedEnum E>
[[nodiscard]] Result<E> parseEnum(QStringView text)
{
    QStringList all;
    for (const auto &[entry, name] : EnumNames<E>::names) {
        if (text == QLatin1StringView(name))
            return entry;
        all.append(QString::fromLatin1(name));
    }
    return fail(ErrorCode::InvalidValue,
                QStringLiteral("must be one of ") + all.join(QLatin1String(", ")));
}

/// A value that is one text in JSON: has toString() and static parse().
template <class T>
concept TextValue = requires(const T &value, QStringView raw) {
    { value.toString() } -> std::convertible_to<QString>;
    { T::parse(raw) } -> std::same_as<Result<T>>;
};

template <TextValue T>
struct JsonForm<T>
{
    static QJsonValue write(const T &value) { return value.toString(); }
    static Result<T> read(const QJsonValue &json)
    {
        if (!json.isString())
            return fail(ErrorCode::InvalidValue, QStringLiteral("must be a string"));
        return T::parse(json.toString());
    }
};

template <NamedEnum E>
struct JsonForm<E>
{
    static QJsonValue write(E value) { return enumName(value); }
    static Result<E> read(const QJsonValue &json)
    {
        if (!json.isString())
            return fail(ErrorCode::InvalidValue, QStringLiteral("must be a string"));
        return parseEnum<E>(json.toString());
    }
};

template <>
struct JsonForm<bool>
{
    static QJsonValue write(bool value) { return value; }
    static Result<bool> read(const QJsonValue &json)
    {
        if (!json.isBool())
            return fail(ErrorCode::InvalidValue, QStringLiteral("must be true or false"));
        return json.toBool();
    }
};

template <>
struct JsonForm<int>
{
    static QJsonValue write(int value) { return value; }
    static Result<int> read(const QJsonValue &json)
    {
        const double number = json.toDouble(0.5); // 0.5: no number at all
        const bool fits = number >= -2'000'000'000 && number <= 2'000'000'000;
        if (!fits || number != static_cast<int>(number))
            return fail(ErrorCode::InvalidValue, QStringLiteral("must be a whole number"));
        return static_cast<int>(number);
    }
};

template <>
struct JsonForm<Timestamp>
{
    static QJsonValue write(Timestamp value) { return toRfc3339(value); }
    static Result<Timestamp> read(const QJsonValue &json)
    {
        if (!json.isString())
            return fail(ErrorCode::InvalidValue, QStringLiteral("must be a string"));
        return parseRfc3339(json.toString());
    }
};

template <class T>
struct JsonForm<std::optional<T>>
{
    static QJsonValue write(const std::optional<T> &value)
    {
        return value ? JsonForm<T>::write(*value) : QJsonValue(QJsonValue::Null);
    }
    static Result<std::optional<T>> read(const QJsonValue &json)
    {
        if (json.isNull())
            return std::optional<T>();
        return JsonForm<T>::read(json).map([](T value) { return std::optional<T>(std::move(value)); });
    }
};

template <class T>
struct JsonForm<std::vector<T>>
{
    static constexpr int maximum = 10'000;

    static QJsonValue write(const std::vector<T> &values)
    {
        QJsonArray array;
        for (const T &value : values)
            array.append(JsonForm<T>::write(value));
        return array;
    }
    static Result<std::vector<T>> read(const QJsonValue &json)
    {
        if (!json.isArray())
            return fail(ErrorCode::InvalidValue, QStringLiteral("must be an array"));
        const QJsonArray array = json.toArray();
        if (array.size() > maximum)
            return fail(ErrorCode::TooLarge,
                        QStringLiteral("may have at most %1 entries").arg(maximum));
        std::vector<T> values;
        for (qsizetype i = 0; i < array.size(); ++i) {
            Result<T> value = JsonForm<T>::read(array.at(i));
            if (!value)
                return tl::unexpected(value.error().within(QStringLiteral("[%1]").arg(i)));
            values.push_back(std::move(*value));
        }
        return values;
    }
};

} // namespace signalbox
