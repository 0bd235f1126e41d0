// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/commandrunner.h"

#include <QHash>
#include <memory>

namespace signalbox::test {

/// An answer of the management API, before it is written as HTTP.
struct EngineAnswer
{
    int status = 200;
    QJsonObject body;
};

/// The authority that desktops talk to: the real command runner on a real database, with the
/// sync part of the API in front of it as values.
class ServerEngine
{
public:
    ServerEngine(const QString &file, const Clock &clock);

    /// As a killed and restarted server: nothing survives but the file.
    void reopen();

    [[nodiscard]] EngineAnswer post(const QJsonObject &command, const QUuid &workspace = {});
    [[nodiscard]] EngineAnswer changes(qint64 since, int limit, bool snapshot);
    [[nodiscard]] qint64 sequence();
    [[nodiscard]] QUuid workspace();
    [[nodiscard]] Database &database() { return *m_database; }

    /// Answers all of this from now on as another server would.
    QUuid pretendWorkspace;
    Actor actor = machineOwner(QStringLiteral("test"));
    /// Every command that was applied, and how often: more than once is a bug.
    QHash<CommandId, int> applied;

private:
    QString m_file;
    const Clock &m_clock;
    std::unique_ptr<Database> m_database;
};

} // namespace signalbox::test
