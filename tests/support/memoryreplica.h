// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replica.h"

#include <functional>

namespace signalbox::test {

/// A replica without a file or a server: commands are applied in memory and acknowledged at
/// once, or kept pending while it is told to be offline. For tests and for working on the
/// windows. The tests steer it through the extra functions.
class MemoryReplica final : public Replica
{
    Q_OBJECT
public:
    explicit MemoryReplica(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const Workspace &workspace() const override { return m_workspace; }
    [[nodiscard]] std::optional<qint64> revision(const EntityRef &) const override { return 1; }
    [[nodiscard]] bool isPending(const EntityRef &entity) const override;
    [[nodiscard]] int pendingCount() const override { return static_cast<int>(m_pending.size()); }
    [[nodiscard]] std::vector<RejectedCommand> rejected() const override { return m_rejected; }
    [[nodiscard]] ConnectionState connectionState() const override { return m_state; }
    [[nodiscard]] QString connectionDetail() const override { return m_detail; }
    CommandId submit(const QString &type, const QJsonObject &payload) override;
    void keepMine(const CommandId &id) override;
    void takeTheirs(const CommandId &id) override;
    void reconnect() override;
    void adoptServer() override { emit reset(); }
    void saveDraft(const QString &key, const QJsonObject &draft) override
    {
        m_drafts.insert(key, draft);
    }
    [[nodiscard]] QJsonObject draft(const QString &key) const override
    {
        return m_drafts.value(key);
    }
    void dropDraft(const QString &key) override { m_drafts.remove(key); }

    /// Replaces everything, as a first load does.
    void load(const Workspace &workspace);
    /// Changes rows as another desktop or a monitor would: through the server.
    void changeFromServer(const std::function<std::vector<EntityRef>(Workspace &)> &change);
    void setConnection(ConnectionState state, const QString &detail = {});
    void addRejected(const RejectedCommand &rejected);
    /// The next submit is refused with this.
    void failNext(const Error &error) { m_nextError = error; }
    [[nodiscard]] const std::vector<Command> &submittedCommands() const { return m_commands; }

private:
    void carryOut(const Command &command);
    void acknowledgeAll();
    Result<EntityRef> apply(const Command &command);
    Result<EntityRef> applyIncident(const QString &verb, const QJsonObject &payload);
    Result<EntityRef> addUpdate(const QJsonObject &payload);
    Result<EntityRef> editUpdate(const QString &verb, const QJsonObject &payload);
    void settleIncident(const IncidentId &id);
    template <class T>
    Result<EntityRef> applySimple(const QString &verb, const QJsonObject &payload,
                                  EntityKind kind, QHash<Id<T>, T> &rows);
    void drop(const CommandId &id);

    const Clock &m_clock;
    Workspace m_workspace;
    std::vector<Command> m_commands;
    std::vector<std::pair<CommandId, EntityRef>> m_pending;
    std::vector<RejectedCommand> m_rejected;
    QHash<QString, QJsonObject> m_drafts;
    std::optional<Error> m_nextError;
    ConnectionState m_state = ConnectionState::Online;
    QString m_detail;
};

/// Northwind: a page, a dozen services in three groups, two open incidents, some resolved ones.
[[nodiscard]] Workspace sampleWorkspace(Timestamp now);
/// The sample with that many services more, for speed.
[[nodiscard]] Workspace bigWorkspace(Timestamp now, int services);

} // namespace signalbox::test
