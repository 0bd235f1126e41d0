// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rows.h"

#include "core/storage/columnform.h"
#include "core/storage/jsontext.h"
#include "core/storage/tables.h"

namespace signalbox::rows {

namespace {

template <class T>
struct IsChildList : std::false_type
{};
template <Shaped T>
struct IsChildList<std::vector<T>> : std::true_type
{};

template <class Entry, class Owner>
using ValueOf = std::decay_t<decltype(std::declval<Owner>().*std::declval<Entry>().member)>;

/// The table of a list field; every list of structs must have one.
template <Shaped T>
QString childTable(QLatin1StringView field)
{
    for (const ChildTable &child : Table<T>::children) {
        if (child.field == field)
            return child.table;
    }
    Q_UNREACHABLE();
}

template <Shaped T>
QStringList columns()
{
    QStringList names;
    forEachField<T>([&](const auto &entry) {
        if constexpr (!IsChildList<ValueOf<decltype(entry), T>>::value)
            names.append(entry.name);
    });
    return names;
}

QString joined(const QStringList &names)
{
    return names.join(QLatin1String(", "));
}

QString placeholders(qsizetype count)
{
    return joined(QStringList(count, QStringLiteral("?")));
}

template <Shaped T>
const QString &selectSql()
{
    static const QString sql = QLatin1String("SELECT ") + joined(columns<T>()) +
                               QLatin1String(", revision, field_revisions FROM ") + Table<T>::name;
    return sql;
}

template <Shaped T>
const QString &upsertSql()
{
    static const QString sql = [] {
        const QStringList names = columns<T>() + QStringList{QStringLiteral("revision"),
                                                             QStringLiteral("field_revisions")};
        QStringList assignments;
        for (const QString &name : names.mid(1))
            assignments.append(name + QLatin1String(" = excluded.") + name);
        return QString(QLatin1String("INSERT INTO ") + Table<T>::name + QLatin1String(" (") +
                       joined(names) + QLatin1String(") VALUES (") + placeholders(names.size()) +
                       QLatin1String(") ON CONFLICT (id) DO UPDATE SET ") + joined(assignments));
    }();
    return sql;
}

/// A value in the database that the types rule out: written by another program or a broken disk.
Error unreadable(const QString &table, const QString &column, const QString &id, const Error &why)
{
    return {ErrorCode::StorageDamaged,
            QStringLiteral("The database has a bad value in %1.%2 of %3: %4")
                .arg(table, column, id, why.detail),
            {},
            {}};
}

/// The struct's plain fields from consecutive columns beginning at `column`.
template <Shaped T>
Result<void> readColumns(T &value, const SqlRow &row, int column, const QString &table)
{
    Result<void> outcome;
    const QString id = row.text(0);
    forEachField<T>([&](const auto &entry) {
        using Value = ValueOf<decltype(entry), T>;
        if constexpr (!IsChildList<Value>::value) {
            if (!outcome)
                return;
            Result<Value> read = ColumnForm<Value>::read(row.value(column++));
            if (read)
                value.*entry.member = std::move(*read);
            else
                outcome = tl::unexpected(unreadable(table, entry.name, id, read.error()));
        }
    });
    return outcome;
}

template <Shaped T>
QVariantList columnValues(const T &value)
{
    QVariantList values;
    forEachField<T>([&](const auto &entry) {
        using Value = ValueOf<decltype(entry), T>;
        if constexpr (!IsChildList<Value>::value)
            values.append(ColumnForm<Value>::write(value.*entry.member));
    });
    return values;
}

template <Shaped Child>
Result<void> readChildren(Database &database, const QString &table, const QString &owners,
                          const QVariantList &values,
                          const std::function<std::vector<Child> *(const QString &)> &listOf)
{
    QString sql = QLatin1String("SELECT owner_id, ") + joined(columns<Child>()) +
                  QLatin1String(" FROM ") + table;
    if (!owners.isEmpty())
        sql += QLatin1String(" WHERE owner_id IN (") + owners + QLatin1Char(')');
    sql += QLatin1String(" ORDER BY owner_id, ordinal");
    Result<void> outcome;
    Result<void> done = database.query(sql, values, [&](const SqlRow &row) {
        std::vector<Child> *list = listOf(row.text(0));
        if (!list)
            return; // on PostgreSQL the owner may have come between the two statements
        Child child;
        if (Result<void> read = readColumns(child, row, 1, table); read)
            list->push_back(std::move(child));
        else if (outcome)
            outcome = read;
    });
    return done ? outcome : done;
}

template <Shaped Child>
Result<void> writeChildren(Database &database, const QString &table, const QString &owner,
                           const std::vector<Child> &children)
{
    if (Result<int> done = database.run(
            QLatin1String("DELETE FROM ") + table + QLatin1String(" WHERE owner_id = ?"), {owner});
        !done)
        return tl::unexpected(done.error());
    const QStringList names =
        QStringList{QStringLiteral("owner_id"), QStringLiteral("ordinal")} + columns<Child>();
    const QString sql = QLatin1String("INSERT INTO ") + table + QLatin1String(" (") +
                        joined(names) + QLatin1String(") VALUES (") + placeholders(names.size()) +
                        QLatin1Char(')');
    int ordinal = 0;
    for (const Child &child : children) {
        if (Result<int> done =
                database.run(sql, QVariantList{owner, ordinal++} + columnValues(child));
            !done)
            return tl::unexpected(done.error());
    }
    return {};
}

} // namespace

template <Shaped T>
Result<std::vector<Stored<T>>> select(Database &database, const QString &where,
                                      const QVariantList &values)
{
    const QString filter = where.isEmpty() ? QString() : QString(QLatin1String(" WHERE ") + where);
    std::vector<Stored<T>> found;
    QHash<QString, size_t> places;
    Result<void> outcome;
    const int plain = static_cast<int>(columns<T>().size());
    Result<void> done = database.query(
        selectSql<T>() + filter + QLatin1String(" ORDER BY id"), values, [&](const SqlRow &row) {
            Stored<T> stored;
            if (Result<void> read = readColumns(stored.entity, row, 0, Table<T>::name); !read) {
                outcome = read;
                return;
            }
            stored.version.revision = row.number(plain);
            stored.version.fieldRevisions = objectFromText(row.text(plain + 1));
            places.insert(row.text(0), found.size());
            found.push_back(std::move(stored));
        });
    if (done && outcome && !found.empty()) {
        const QString owners =
            where.isEmpty() ? QString()
                            : QString(QLatin1String("SELECT id FROM ") + Table<T>::name + filter);
        forEachField<T>([&](const auto &entry) {
            using Value = ValueOf<decltype(entry), T>;
            if constexpr (IsChildList<Value>::value) {
                if (done)
                    done = readChildren<typename Value::value_type>(
                        database, childTable<T>(entry.name), owners, values,
                        [&](const QString &owner) -> Value * {
                            const auto place = places.constFind(owner);
                            return place == places.constEnd()
                                       ? nullptr
                                       : &(found[*place].entity.*entry.member);
                        });
            }
        });
    }
    if (!done || !outcome)
        return tl::unexpected((done ? outcome : done).error());
    return found;
}

template <Shaped T>
Result<void> write(Database &database, const T &entity, const RowVersion &version, const T *before)
{
    QVariantList values = columnValues(entity);
    values << version.revision << textOf(version.fieldRevisions);
    if (Result<int> done = database.run(upsertSql<T>(), values); !done)
        return tl::unexpected(done.error());
    Result<void> outcome;
    forEachField<T>([&](const auto &entry) {
        if constexpr (IsChildList<ValueOf<decltype(entry), T>>::value) {
            const bool same = before ? before->*entry.member == entity.*entry.member
                                     : (entity.*entry.member).empty();
            if (outcome && !same)
                outcome = writeChildren(database, childTable<T>(entry.name), entity.id.toString(),
                                        entity.*entry.member);
        }
    });
    return outcome;
}

template <Shaped T>
Result<void> erase(Database &database, const QUuid &id)
{
    const QString text = idText(id);
    for (const ChildTable &child : Table<T>::children) {
        if (Result<int> done = database.run(QLatin1String("DELETE FROM ") + child.table +
                                                QLatin1String(" WHERE owner_id = ?"),
                                            {text});
            !done)
            return tl::unexpected(done.error());
    }
    return database
        .run(QLatin1String("DELETE FROM ") + Table<T>::name + QLatin1String(" WHERE id = ?"),
             {text})
        .map([](int) {});
}

template <Shaped T>
Result<void> eraseAll(Database &database)
{
    for (const ChildTable &child : Table<T>::children) {
        if (Result<int> done = database.run(QLatin1String("DELETE FROM ") + child.table); !done)
            return tl::unexpected(done.error());
    }
    return database.run(QLatin1String("DELETE FROM ") + Table<T>::name).map([](int) {});
}

#define SIGNALBOX_ROWS_OF(Type)                                                                    \
    template Result<std::vector<Stored<Type>>> select<Type>(Database &, const QString &,           \
                                                            const QVariantList &);                 \
    template Result<void> write<Type>(Database &, const Type &, const RowVersion &, const Type *); \
    template Result<void> erase<Type>(Database &, const QUuid &);                                  \
    template Result<void> eraseAll<Type>(Database &);

SIGNALBOX_ROWS_OF(Page)
SIGNALBOX_ROWS_OF(Service)
SIGNALBOX_ROWS_OF(IncidentType)
SIGNALBOX_ROWS_OF(Incident)
SIGNALBOX_ROWS_OF(IncidentUpdate)
SIGNALBOX_ROWS_OF(Member)
SIGNALBOX_ROWS_OF(ApiToken)
#undef SIGNALBOX_ROWS_OF

} // namespace signalbox::rows
