// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

namespace signalbox {

/// JSON Schema (the dialect of OpenAPI 3.1) of a value, from its type.
template <class T>
struct JsonSchema;

/// {"type":"object","properties":{...}} of the fields that `shown` lets through.
template <Shaped T, class Shown>
[[nodiscard]] QJsonObject objectSchema(Shown &&shown)
{
    QJsonObject properties;
    forEachField<T>([&](const auto &entry) {
        using Value = std::decay_t<decltype(std::declval<T>().*entry.member)>;
        if (shown(entry.access))
            properties.insert(entry.name, JsonSchema<Value>::object());
    });
    return {{QStringLiteral("type"), QStringLiteral("object")},
            {QStringLiteral("additionalProperties"), false},
            {QStringLiteral("properties"), properties}};
}

[[nodiscard]] inline QJsonObject stringSchema(const char *format = nullptr)
{
    QJsonObject schema{{QStringLiteral("type"), QStringLiteral("string")}};
    if (format)
        schema.insert(QStringLiteral("format"), QString::fromLatin1(format));
    return schema;
}

template <TextValue T>
struct JsonSchema<T>
{
    static QJsonObject object() { return stringSchema(); }
};

template <class Tag>
struct JsonSchema<Text<Tag>>
{
    static QJsonObject object()
    {
        QJsonObject schema = stringSchema();
        schema.insert(QStringLiteral("minLength"), Tag::minimum);
        schema.insert(QStringLiteral("maxLength"), Tag::maximum);
        return schema;
    }
};

template <class Of>
struct JsonSchema<Id<Of>>
{
    static QJsonObject object() { return stringSchema("uuid"); }
};

template <>
struct JsonSchema<WebUrl>
{
    static QJsonObject object() { return stringSchema("uri"); }
};

template <>
struct JsonSchema<Email>
{
    static QJsonObject object() { return stringSchema("email"); }
};

template <>
struct JsonSchema<Timestamp>
{
    static QJsonObject object() { return stringSchema("date-time"); }
};

template <NamedEnum E>
struct JsonSchema<E>
{
    static QJsonObject object()
    {
        QJsonArray names;
        for (const auto &[value, name] : EnumNames<E>::names)
            names.append(QString::fromLatin1(name));
        QJsonObject schema = stringSchema();
        schema.insert(QStringLiteral("enum"), names);
        return schema;
    }
};

template <>
struct JsonSchema<bool>
{
    static QJsonObject object() { return {{QStringLiteral("type"), QStringLiteral("boolean")}}; }
};

template <>
struct JsonSchema<int>
{
    static QJsonObject object() { return {{QStringLiteral("type"), QStringLiteral("integer")}}; }
};

template <class T>
struct JsonSchema<std::optional<T>>
{
    static QJsonObject object()
    {
        QJsonObject schema = JsonSchema<T>::object();
        schema.insert(QStringLiteral("type"),
                      QJsonArray{schema.value(QStringLiteral("type")), QStringLiteral("null")});
        return schema;
    }
};

template <class T>
struct JsonSchema<std::vector<T>>
{
    static QJsonObject object()
    {
        return {{QStringLiteral("type"), QStringLiteral("array")},
                {QStringLiteral("items"), JsonSchema<T>::object()}};
    }
};

template <Shaped T>
struct JsonSchema<T>
{
    static QJsonObject object()
    {
        return objectSchema<T>([](Access) { return true; });
    }
};

} // namespace signalbox
