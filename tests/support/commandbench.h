// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/commandrunner.h"
#include "core/storage/repository.h"
#include "tests/support/testdatabase.h"

namespace signalbox::test {

/// `{"name": "API"}`, with %1 ... replaced.
[[nodiscard]] inline QJsonObject json(const char *text, const QStringList &arguments = {})
{
    QString filled = QString::fromUtf8(text);
    for (const QString &argument : arguments)
        filled = filled.arg(argument);
    const QJsonDocument document = QJsonDocument::fromJson(filled.toUtf8());
    if (!document.isObject())
        qFatal("no JSON object: %s", qPrintable(filled));
    return document.object();
}

/// A database with commands run on it, each with an id of its own, as an owner unless told
/// otherwise.
class CommandBench
{
public:
    [[nodiscard]] Result<void> make(const QString &backend) { return database.make(backend); }

    [[nodiscard]] Command command(const char *type, const QJsonObject &payload)
    {
        return {CommandId::make(database.clock), QString::fromLatin1(type), payload, {}, {}};
    }
    [[nodiscard]] Result<Outcome> run(const Command &command)
    {
        return CommandRunner(*database, database.clock).run(command, actor);
    }
    [[nodiscard]] Result<Outcome> run(const char *type, const QJsonObject &payload)
    {
        return run(command(type, payload));
    }
    /// Runs what must succeed; gives the id of what it was about.
    [[nodiscard]] QString must(const char *type, const QJsonObject &payload)
    {
        const Result<Outcome> outcome = run(type, payload);
        if (!outcome)
            qFatal("%s: %s", type, whyBytes(outcome).constData());
        return outcome->receipt.id.toString(QUuid::WithoutBraces);
    }
    [[nodiscard]] QString service(const char *name)
    {
        return must("service.create", {{QStringLiteral("name"), QString::fromUtf8(name)}});
    }

    template <Shaped T>
    [[nodiscard]] T get(const QString &id)
    {
        return Repository<T>(*database)
            .find(decltype(T::id)(QUuid::fromString(id)))
            .value()
            .value()
            .entity;
    }
    template <Shaped T>
    [[nodiscard]] RowVersion version(const QString &id)
    {
        return Repository<T>(*database)
            .find(decltype(T::id)(QUuid::fromString(id)))
            .value()
            .value()
            .version;
    }
    [[nodiscard]] Workspace workspace() { return loadWorkspace(*database, Timestamp()).value(); }
    [[nodiscard]] int count(const char *table)
    {
        return database->scalar(QLatin1String("SELECT count(*) FROM ") + QLatin1StringView(table))
            .value()
            .toInt();
    }

    TestDatabase database;
    Actor actor = machineOwner(QStringLiteral("test"));
};

[[nodiscard]] inline bool sameWorkspace(const Workspace &a, const Workspace &b)
{
    return a.pages == b.pages && a.services == b.services && a.incidentTypes == b.incidentTypes &&
           a.incidents == b.incidents && a.updates == b.updates && a.members == b.members;
}

} // namespace signalbox::test
