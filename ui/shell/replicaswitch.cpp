// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/replicaswitch.h"

namespace signalbox {

ReplicaSwitch::ReplicaSwitch(const Clock &clock, QObject *parent)
    : Replica(parent)
    , m_clock(clock)
{
}

ReplicaSwitch::~ReplicaSwitch() = default;

void ReplicaSwitch::follow(std::unique_ptr<Replica> replica)
{
    m_replica = std::move(replica);
    if (Replica *inner = m_replica.get()) {
        connect(inner, &Replica::changed, this, &Replica::changed);
        connect(inner, &Replica::reset, this, &Replica::reset);
        connect(inner, &Replica::submitted, this, &Replica::submitted);
        connect(inner, &Replica::submitFailed, this, &Replica::submitFailed);
        connect(inner, &Replica::acknowledged, this, &Replica::acknowledged);
        connect(inner, &Replica::pendingChanged, this, &Replica::pendingChanged);
        connect(inner, &Replica::rejectedChanged, this, &Replica::rejectedChanged);
        connect(inner, &Replica::connectionChanged, this, &Replica::connectionChanged);
    }
    emit reset();
    emit connectionChanged(connectionState());
    emit pendingChanged(pendingCount());
    emit rejectedChanged();
}

const Workspace &ReplicaSwitch::workspace() const
{
    return m_replica ? m_replica->workspace() : m_empty;
}

std::optional<qint64> ReplicaSwitch::revision(const EntityRef &entity) const
{
    return m_replica ? m_replica->revision(entity) : std::nullopt;
}

bool ReplicaSwitch::isPending(const EntityRef &entity) const
{
    return m_replica && m_replica->isPending(entity);
}

int ReplicaSwitch::pendingCount() const { return m_replica ? m_replica->pendingCount() : 0; }

std::vector<RejectedCommand> ReplicaSwitch::rejected() const
{
    return m_replica ? m_replica->rejected() : std::vector<RejectedCommand>();
}

ConnectionState ReplicaSwitch::connectionState() const
{
    return m_replica ? m_replica->connectionState() : ConnectionState::Offline;
}

QString ReplicaSwitch::connectionDetail() const
{
    return m_replica ? m_replica->connectionDetail() : QString();
}

CommandId ReplicaSwitch::submit(const QString &type, const QJsonObject &payload)
{
    if (m_replica)
        return m_replica->submit(type, payload);
    const CommandId id = CommandId::make(m_clock);
    QMetaObject::invokeMethod(
        this,
        [this, id] {
            emit submitFailed(id, Error{ErrorCode::Unavailable, {}, {}, {}});
        },
        Qt::QueuedConnection);
    return id;
}

void ReplicaSwitch::keepMine(const CommandId &id)
{
    if (m_replica)
        m_replica->keepMine(id);
}

void ReplicaSwitch::takeTheirs(const CommandId &id)
{
    if (m_replica)
        m_replica->takeTheirs(id);
}

void ReplicaSwitch::reconnect()
{
    if (m_replica)
        m_replica->reconnect();
}

void ReplicaSwitch::adoptServer()
{
    if (m_replica)
        m_replica->adoptServer();
}

void ReplicaSwitch::saveDraft(const QString &key, const QJsonObject &draft)
{
    if (m_replica)
        m_replica->saveDraft(key, draft);
}

QJsonObject ReplicaSwitch::draft(const QString &key) const
{
    return m_replica ? m_replica->draft(key) : QJsonObject();
}

void ReplicaSwitch::dropDraft(const QString &key)
{
    if (m_replica)
        m_replica->dropDraft(key);
}

} // namespace signalbox
