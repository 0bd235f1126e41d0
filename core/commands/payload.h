// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/conflicts.h"
#include "core/commands/context.h"

#include <span>

namespace signalbox {

// What most handlers do with a payload.

[[nodiscard]] inline tl::unexpected<Error> invalid(const QString &field, const QString &why)
{
    return fail(ErrorCode::InvalidValue, why, field);
}

/// InvalidValue for the first of the fields that is not there.
[[nodiscard]] Result<void> requireFields(const QJsonObject &json,
                                         std::initializer_list<const char *> fields);
/// InvalidValue for a field that is not one of these.
[[nodiscard]] Result<void> allowFields(const QJsonObject &json,
                                       std::initializer_list<const char *> fields);

/// A value that must be there.
template <class T>
[[nodiscard]] Result<T> readValue(const QJsonObject &json, const char *field)
{
    const QString name = QLatin1StringView(field);
    const auto found = json.constFind(name);
    if (found == json.constEnd())
        return invalid(name, QStringLiteral("is missing"));
    Result<T> value = JsonForm<T>::read(found.value());
    return value ? std::move(value) : tl::unexpected(value.error().within(name));
}

/// A value that may be left out.
template <class T>
[[nodiscard]] Result<std::optional<T>> readOptional(const QJsonObject &json, const char *field)
{
    if (!json.contains(QLatin1StringView(field)))
        return std::optional<T>();
    return readValue<T>(json, field).map([](T value) {
        return std::optional<T>(std::move(value));
    });
}

/// The id that the payload gives to a new thing, or a fresh one. InvalidValue if it is taken.
template <Shaped T>
[[nodiscard]] Result<decltype(T::id)> newId(const CommandContext &context, const QJsonObject &json)
{
    using IdType = decltype(T::id);
    Result<std::optional<IdType>> given = readOptional<IdType>(json, "id");
    if (!given)
        return tl::unexpected(given.error());
    if (!*given)
        return IdType(makeUuid(context.now()));
    Result<std::optional<Stored<T>>> taken = Repository<T>(context.database()).find(**given);
    if (!taken)
        return tl::unexpected(taken.error());
    if (*taken)
        return invalid(QStringLiteral("id"), QStringLiteral("is the id of something else"));
    return **given;
}

/// A new entity from the payload's fields, with an id; `required` must be there.
template <Shaped T>
[[nodiscard]] Result<T> readNew(const CommandContext &context,
                                std::initializer_list<const char *> required)
{
    T entity;
    const auto settable = [](Access access) { return access != Access::Derived; };
    if (Result<void> read = readFields(entity, context.payload(), settable); !read)
        return tl::unexpected(read.error());
    if (Result<void> there = requireFields(context.payload(), required); !there)
        return tl::unexpected(there.error());
    Result<decltype(T::id)> id = newId<T>(context, context.payload());
    if (!id)
        return tl::unexpected(id.error());
    entity.id = *id;
    return entity;
}

/// An entity before and after an edit.
template <Shaped T>
struct Edited
{
    Stored<T> before;
    T after;
};

/// The entity that the payload's "id" names, with the payload's other fields set in it, after
/// the check for conflicts.
template <Shaped T>
[[nodiscard]] Result<Edited<T>> readEdit(const CommandContext &context)
{
    Result<decltype(T::id)> id = readValue<decltype(T::id)>(context.payload(), "id");
    if (!id)
        return tl::unexpected(id.error());
    Result<Stored<T>> before = context.load<T>(*id, QStringLiteral("id"));
    if (!before)
        return tl::unexpected(before.error());
    QJsonObject fields = context.payload();
    fields.remove(QLatin1String("id"));
    T after = before->entity;
    if (Result<void> read = readFields(after, fields, [](Access a) { return a == Access::Edit; });
        !read)
        return tl::unexpected(read.error());
    if (Result<void> free = checkConflicts(context, *before, after, fields.keys()); !free)
        return tl::unexpected(free.error());
    return Edited<T>{std::move(*before), std::move(after)};
}

/// The id in a payload that holds nothing else.
template <Shaped T>
[[nodiscard]] Result<Stored<T>> readOnlyId(const CommandContext &context)
{
    if (Result<void> known = allowFields(context.payload(), {"id"}); !known)
        return tl::unexpected(known.error());
    Result<decltype(T::id)> id = readValue<decltype(T::id)>(context.payload(), "id");
    if (!id)
        return tl::unexpected(id.error());
    return context.load<T>(*id, QStringLiteral("id"));
}

template <Shaped T>
[[nodiscard]] Subject subjectOf(const T &entity)
{
    return {Shape<T>::name, entity.id.uuid()};
}

} // namespace signalbox
