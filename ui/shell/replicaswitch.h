// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replica.h"

#include <memory>

namespace signalbox {

/// The replica that the windows hold for as long as they live, while the one behind it is
/// changed with the server. With none behind it the workspace is empty and submits fail.
class ReplicaSwitch final : public Replica
{
    Q_OBJECT
public:
    explicit ReplicaSwitch(const Clock &clock, QObject *parent = nullptr);
    ~ReplicaSwitch() override;

    /// Puts another one behind, or none; says reset().
    void follow(std::unique_ptr<Replica> replica);
    [[nodiscard]] bool hasReplica() const { return m_replica != nullptr; }

    [[nodiscard]] const Workspace &workspace() const override;
    [[nodiscard]] std::optional<qint64> revision(const EntityRef &entity) const override;
    [[nodiscard]] bool isPending(const EntityRef &entity) const override;
    [[nodiscard]] int pendingCount() const override;
    [[nodiscard]] std::vector<RejectedCommand> rejected() const override;
    [[nodiscard]] ConnectionState connectionState() const override;
    [[nodiscard]] QString connectionDetail() const override;
    CommandId submit(const QString &type, const QJsonObject &payload) override;
    void keepMine(const CommandId &id) override;
    void takeTheirs(const CommandId &id) override;
    void reconnect() override;
    void adoptServer() override;
    void saveDraft(const QString &key, const QJsonObject &draft) override;
    [[nodiscard]] QJsonObject draft(const QString &key) const override;
    void dropDraft(const QString &key) override;

private:
    const Clock &m_clock;
    Workspace m_empty;
    std::unique_ptr<Replica> m_replica;
};

} // namespace signalbox
