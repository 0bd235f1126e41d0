// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/values.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <tuple>

namespace signalbox {

/// Who may set a field.
enum class Access {
    Once,    ///< given when the thing is made, never changed: id, incident_id
    Edit,    ///< an admin's to change
    Derived  ///< worked out by the commands: created_at, status of an incident
};

template <class Owner, class Value>
struct Field
{
    QLatin1StringView name; ///< in JSON and as the database column: snake_case
    Value Owner::*member;
    Access access;
};

template <class Owner, class Value>
constexpr Field<Owner, Value> field(const char *name, Value Owner::*member,
                                    Access access = Access::Edit)
{
    return {QLatin1StringView(name), member, access};
}

/// The one list of an entity's fields, specialised beside each struct:
///
///     template <> struct Shape<Service> {
///         static constexpr QLatin1StringView name{"service"};
///         static constexpr auto fields = std::make_tuple(
///             field("id", &Service::id, Access::Once), field("name", &Service::name), ...);
///     };
///
/// A struct within an entity (Impact, PageService) has a Shape too, without a use for `name`.
template <class T>
struct Shape;

template <class T>
concept Shaped = requires { Shape<T>::fields; };

template <Shaped T, class Visit>
constexpr void forEachField(Visit &&visit)
{
    std::apply([&](const auto &...entry) { (visit(entry), ...); }, Shape<T>::fields);
}

template <Shaped T>
[[nodiscard]] QJsonObject toJson(const T &entity);
template <Shaped T>
[[nodiscard]] Result<T> fromJson(const QJsonObject &json);

template <Shaped T>
struct JsonForm<T>
{
    static QJsonValue write(const T &value) { return toJson(value); }
    static Result<T> read(const QJsonValue &json)
    {
        if (!json.isObject())
            return fail(ErrorCode::InvalidValue, QStringLiteral("must be an object"));
        return fromJson<T>(json.toObject());
    }
};

template <Shaped T>
QJsonObject toJson(const T &entity)
{
    QJsonObject json;
    forEachField<T>([&](const auto &entry) {
        using Value = std::decay_t<decltype(entity.*entry.member)>;
        json.insert(entry.name, JsonForm<Value>::write(entity.*entry.member));
    });
    return json;
}

/// Sets the fields of `entity` that `json` names and `allowed` lets through, leaves the others
/// alone, and refuses names that the shape does not have. The first error wins.
template <Shaped T, class Allowed>
[[nodiscard]] Result<void> readFields(T &entity, const QJsonObject &json, Allowed &&allowed)
{
    Result<void> outcome;
    QSet<QString> known;
    forEachField<T>([&](const auto &entry) {
        known.insert(entry.name);
        const auto found = json.constFind(entry.name);
        if (!outcome || found == json.constEnd())
            return;
        if (!allowed(entry.access)) {
            outcome = fail(ErrorCode::InvalidValue, QStringLiteral("cannot be set"), entry.name);
            return;
        }
        using Value = std::decay_t<decltype(entity.*entry.member)>;
        Result<Value> value = JsonForm<Value>::read(found.value());
        if (value)
            entity.*entry.member = std::move(*value);
        else
            outcome = tl::unexpected(value.error().within(entry.name));
    });
    if (!outcome)
        return outcome;
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!known.contains(it.key()))
            return fail(ErrorCode::InvalidValue, QStringLiteral("is not a known field"), it.key());
    }
    return {};
}

/// The whole entity from its JSON form, as a replica or a backup has it. Fields that are
/// missing keep their defaults, so that an older program's rows can be read.
template <Shaped T>
Result<T> fromJson(const QJsonObject &json)
{
    T entity;
    if (Result<void> read = readFields(entity, json, [](Access) { return true; }); !read)
        return tl::unexpected(read.error());
    return entity;
}

/// The names of the fields in which two versions differ.
template <Shaped T>
[[nodiscard]] QStringList changedFields(const T &before, const T &after)
{
    QStringList names;
    forEachField<T>([&](const auto &entry) {
        if (!(before.*entry.member == after.*entry.member))
            names.append(entry.name);
    });
    return names;
}

} // namespace signalbox
