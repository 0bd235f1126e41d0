// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/values.h"

#include <QJsonDocument>
#include <QVariant>

namespace signalbox {

/// How a value lies in one column: the only place where C++ types meet database types. Reading
/// checks like reading JSON does, so that a row edited by hand cannot smuggle in what the types
/// rule out.
template <class T>
struct ColumnForm;

template <TextValue T>
struct ColumnForm<T>
{
    static QVariant write(const T &value) { return QString(value.toString()); }
    static Result<T> read(const QVariant &column) { return T::parse(column.toString()); }
};

template <NamedEnum E>
struct ColumnForm<E>
{
    static QVariant write(E value) { return enumName(value); }
    static Result<E> read(const QVariant &column) { return parseEnum<E>(column.toString()); }
};

template <>
struct ColumnForm<bool>
{
    static QVariant write(bool value) { return value ? 1 : 0; }
    static Result<bool> read(const QVariant &column) { return column.toInt() != 0; }
};

template <>
struct ColumnForm<int>
{
    static QVariant write(int value) { return value; }
    static Result<int> read(const QVariant &column) { return column.toInt(); }
};

template <>
struct ColumnForm<Timestamp>
{
    static QVariant write(Timestamp value) { return toMillis(value); }
    static Result<Timestamp> read(const QVariant &column)
    {
        return fromMillis(column.toLongLong());
    }
};

template <class T>
struct ColumnForm<std::optional<T>>
{
    static QVariant write(const std::optional<T> &value)
    {
        return value ? ColumnForm<T>::write(*value) : QVariant();
    }
    static Result<std::optional<T>> read(const QVariant &column)
    {
        if (column.isNull())
            return std::optional<T>();
        return ColumnForm<T>::read(column).map(
            [](T value) { return std::optional<T>(std::move(value)); });
    }
};

/// Short lists of plain values (domains, languages) are JSON in one column.
template <TextValue T>
struct ColumnForm<std::vector<T>>
{
    static QVariant write(const std::vector<T> &values)
    {
        const QJsonDocument document(JsonForm<std::vector<T>>::write(values).toArray());
        return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
    }
    static Result<std::vector<T>> read(const QVariant &column)
    {
        const QJsonDocument document = QJsonDocument::fromJson(column.toString().toUtf8());
        if (!document.isArray())
            return fail(ErrorCode::InvalidValue, QStringLiteral("is not a JSON array"));
        return JsonForm<std::vector<T>>::read(document.array());
    }
};

} // namespace signalbox
