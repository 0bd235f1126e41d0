// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memoryreplica.h"

#include "core/model/timeline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::test {

namespace {

bool notDerived(Access access) { return access != Access::Derived; }

} // namespace

MemoryReplica::MemoryReplica(const Clock &clock, QObject *parent)
    : Replica(parent)
    , m_clock(clock)
{
    m_workspace.put(minorType());
    m_workspace.put(majorType());
}

bool MemoryReplica::isPending(const EntityRef &entity) const
{
    return std::ranges::any_of(m_pending,
                               [&](const auto &pending) { return pending.second == entity; });
}

CommandId MemoryReplica::submit(const QString &type, const QJsonObject &payload)
{
    const Command command{CommandId::make(m_clock), type, payload, {}, {}};
    m_commands.push_back(command);
    // Later, as with the real one, whose file is worked on in another thread.
    QMetaObject::invokeMethod(
        this, [this, command] { carryOut(command); }, Qt::QueuedConnection);
    return command.id;
}

void MemoryReplica::carryOut(const Command &command)
{
    const Result<EntityRef> applied = m_nextError
                                          ? tl::unexpected(*std::exchange(m_nextError, {}))
                                          : apply(command);
    if (!applied) {
        emit submitFailed(command.id, applied.error());
        return;
    }
    m_pending.emplace_back(command.id, *applied);
    emit changed({*applied});
    emit pendingChanged(pendingCount());
    emit submitted(command.id);
    QMetaObject::invokeMethod(this, &MemoryReplica::acknowledgeAll, Qt::QueuedConnection);
}

void MemoryReplica::acknowledgeAll()
{
    if (m_state != ConnectionState::Online || m_pending.empty())
        return;
    for (const auto &[id, entity] : std::exchange(m_pending, {})) {
        emit acknowledged(id);
        emit changed({entity});
    }
    emit pendingChanged(0);
}

void MemoryReplica::keepMine(const CommandId &id)
{
    const auto found = std::ranges::find_if(
        m_rejected, [&](const RejectedCommand &entry) { return entry.command.id == id; });
    if (found == m_rejected.end())
        return;
    const Command command = found->command;
    drop(id);
    submit(command.type, command.payload);
}

void MemoryReplica::takeTheirs(const CommandId &id) { drop(id); }

void MemoryReplica::reconnect() { setConnection(ConnectionState::Online); }

void MemoryReplica::load(const Workspace &workspace)
{
    m_workspace = workspace;
    emit reset();
}

void MemoryReplica::changeFromServer(
    const std::function<std::vector<EntityRef>(Workspace &)> &change)
{
    emit changed(change(m_workspace));
}

void MemoryReplica::setConnection(ConnectionState state, const QString &detail)
{
    m_state = state;
    m_detail = detail;
    acknowledgeAll();
    emit connectionChanged(state);
}

void MemoryReplica::addRejected(const RejectedCommand &rejected)
{
    m_rejected.push_back(rejected);
    emit rejectedChanged();
}

void MemoryReplica::drop(const CommandId &id)
{
    std::erase_if(m_rejected, [&](const RejectedCommand &entry) { return entry.command.id == id; });
    emit rejectedChanged();
}

Result<EntityRef> MemoryReplica::apply(const Command &command)
{
    const QString kind = command.type.section(u'.', 0, 0);
    const QString verb = command.type.section(u'.', 1);
    if (kind == "page"_L1) {
        const QString simple = verb == "arrange"_L1 ? u"edit"_s : verb;
        return applySimple(simple, command.payload, EntityKind::Page, m_workspace.pages);
    }
    if (kind == "service"_L1)
        return applySimple(verb, command.payload, EntityKind::Service, m_workspace.services);
    if (kind == "incident_type"_L1)
        return applySimple(verb, command.payload, EntityKind::IncidentType,
                           m_workspace.incidentTypes);
    if (kind == "incident"_L1)
        return applyIncident(verb, command.payload);
    return fail(ErrorCode::InvalidValue, u"is not a known command"_s, u"type"_s);
}

template <class T>
Result<EntityRef> MemoryReplica::applySimple(const QString &verb, const QJsonObject &payload,
                                             EntityKind kind, QHash<Id<T>, T> &rows)
{
    const bool create = verb == "create"_L1;
    Id<T> id = create && !payload.contains("id"_L1) ? Id<T>::make(m_clock) : Id<T>();
    if (id.isNull()) {
        const Result<Id<T>> parsed = Id<T>::parse(payload.value("id"_L1).toString());
        if (!parsed)
            return tl::unexpected(parsed.error().within(u"id"_s));
        id = *parsed;
    }
    if (!create && !rows.contains(id))
        return fail(ErrorCode::NotFound);
    const EntityRef entity{kind, id.uuid()};
    if (verb == "delete"_L1) {
        rows.remove(id);
        return entity;
    }
    T row = rows.value(id);
    if constexpr (requires { row.createdAt; }) {
        if (create)
            row.createdAt = m_clock.now();
    }
    if (Result<void> read = readFields(row, payload, notDerived); !read)
        return tl::unexpected(read.error());
    row.id = id;
    if constexpr (std::is_same_v<T, Page>)
        row.isDefault = row.isDefault || rows.isEmpty();
    rows.insert(id, row);
    return entity;
}

Result<EntityRef> MemoryReplica::applyIncident(const QString &verb, const QJsonObject &payload)
{
    if (verb == "post_update"_L1)
        return addUpdate(payload);
    if (verb == "edit_update"_L1 || verb == "delete_update"_L1)
        return editUpdate(verb, payload);
    QJsonObject fields = payload;
    const QJsonObject first = fields.take("update"_L1).toObject();
    const bool notify = fields.take("notify"_L1).toBool();
    if (fields.contains("type"_L1)) {
        const QString slug = fields.take("type"_L1).toString();
        for (const IncidentType &type : m_workspace.incidentTypes) {
            if (type.slug.toString() == slug)
                fields.insert("type_id"_L1, type.id.toString());
        }
    }
    if (verb == "report"_L1 && !fields.contains("started_at"_L1))
        fields.insert("started_at"_L1, toRfc3339(m_clock.now()));
    Result<EntityRef> done = applySimple(verb == "report"_L1 ? u"create"_s : verb, fields,
                                         EntityKind::Incident, m_workspace.incidents);
    if (!done)
        return done;
    const IncidentId id(done->id);
    if (verb == "delete"_L1)
        m_workspace.updates.remove(id);
    if (verb == "report"_L1 && !first.isEmpty()) {
        QJsonObject update = first;
        update.insert("incident_id"_L1, id.toString());
        update.insert("notify"_L1, notify);
        if (Result<EntityRef> added = addUpdate(update); !added)
            return tl::unexpected(added.error().within(u"update"_s));
    }
    settleIncident(id);
    return done;
}

Result<EntityRef> MemoryReplica::addUpdate(const QJsonObject &payload)
{
    IncidentUpdate update;
    update.id = IncidentUpdateId::make(m_clock);
    update.postedAt = update.createdAt = m_clock.now();
    if (Result<void> read = readFields(update, payload, notDerived); !read)
        return tl::unexpected(read.error());
    if (!m_workspace.incidents.contains(update.incidentId))
        return fail(ErrorCode::NotFound, {}, u"incident_id"_s);
    m_workspace.put(update);
    settleIncident(update.incidentId);
    return EntityRef{EntityKind::Incident, update.incidentId.uuid()};
}

Result<EntityRef> MemoryReplica::editUpdate(const QString &verb, const QJsonObject &payload)
{
    const QString id = payload.value("id"_L1).toString();
    for (const std::vector<IncidentUpdate> &timeline : std::as_const(m_workspace.updates)) {
        const auto found = std::ranges::find(
            timeline, id, [](const IncidentUpdate &update) { return update.id.toString(); });
        if (found == timeline.end())
            continue;
        IncidentUpdate update = *found;
        if (verb == "delete_update"_L1) {
            m_workspace.remove(EntityKind::IncidentUpdate, update.id.uuid());
        } else {
            if (Result<void> read = readFields(update, payload, notDerived); !read)
                return tl::unexpected(read.error());
            update.editedAt = m_clock.now();
            m_workspace.put(update);
        }
        settleIncident(update.incidentId);
        return EntityRef{EntityKind::Incident, update.incidentId.uuid()};
    }
    return fail(ErrorCode::NotFound);
}

void MemoryReplica::settleIncident(const IncidentId &id)
{
    const auto found = m_workspace.incidents.find(id);
    if (found != m_workspace.incidents.end())
        found.value() = settle(found.value(), m_workspace.updates.value(id));
}

} // namespace signalbox::test
