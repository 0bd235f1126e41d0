// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidentlistmodel.h"

#include "ui/incidents/draftkey.h"
#include "ui/kit/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox {

IncidentListModel::IncidentListModel(Replica &replica, const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_replica(replica)
    , m_clock(clock)
{
    connect(&replica, &Replica::changed, this, &IncidentListModel::onChanged);
    connect(&replica, &Replica::reset, this, &IncidentListModel::refresh);
    connect(&replica, &Replica::pendingChanged, this, &IncidentListModel::tick);
    refresh();
}

void IncidentListModel::setWhich(Which which)
{
    if (m_which == which)
        return;
    m_which = which;
    refresh();
}

void IncidentListModel::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    refresh();
}

IncidentId IncidentListModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<size_t>(row)] : IncidentId();
}

int IncidentListModel::rowOf(const IncidentId &id) const
{
    const auto found = std::ranges::find(m_ids, id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

int IncidentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

void IncidentListModel::onChanged(const std::vector<EntityRef> &entities)
{
    const bool mine = std::ranges::any_of(entities, [](const EntityRef &entity) {
        return entity.kind == EntityKind::Incident || entity.kind == EntityKind::IncidentUpdate
               || entity.kind == EntityKind::IncidentType;
    });
    if (mine)
        refresh();
}

bool IncidentListModel::fits(const Incident &incident) const
{
    if (incident.isOpen() != (m_which == Which::Open))
        return false;
    const auto updates = m_replica.workspace().updates.constFind(incident.id);
    return std::ranges::all_of(m_words, [&](const QString &word) {
        if (incident.title.toString().contains(word, Qt::CaseInsensitive))
            return true;
        return updates != m_replica.workspace().updates.cend()
               && std::ranges::any_of(*updates, [&](const IncidentUpdate &update) {
                      return update.body.toString().contains(word, Qt::CaseInsensitive);
                  });
    });
}

void IncidentListModel::refresh()
{
    const int open = std::exchange(m_open, 0);
    const int resolved = std::exchange(m_resolved, 0);
    std::vector<std::pair<Timestamp, IncidentId>> found;
    for (const Incident &incident : m_replica.workspace().incidents) {
        ++(incident.isOpen() ? m_open : m_resolved);
        if (fits(incident))
            found.emplace_back(incident.startedAt, incident.id);
    }
    std::ranges::sort(found, [](const auto &a, const auto &b) { return b < a; });
    std::vector<IncidentId> ids;
    ids.reserve(found.size());
    for (const auto &[at, id] : found)
        ids.push_back(id);
    take(std::move(ids));
    if (open != m_open || resolved != m_resolved)
        emit countsChanged();
}

void IncidentListModel::take(std::vector<IncidentId> ids)
{
    // What is alike at both ends stays; what lies between is replaced.
    const auto [oldFirst, newFirst] = std::ranges::mismatch(m_ids, ids);
    const auto head = static_cast<size_t>(oldFirst - m_ids.begin());
    size_t tail = 0;
    while (tail < std::min(m_ids.size(), ids.size()) - head
           && m_ids[m_ids.size() - 1 - tail] == ids[ids.size() - 1 - tail])
        ++tail;
    const int first = static_cast<int>(head);
    const bool same = m_ids.size() == head + tail && ids.size() == head + tail;
    m_following = true;
    if (m_ids.size() > head + tail) {
        beginRemoveRows({}, first, static_cast<int>(m_ids.size() - tail) - 1);
        m_ids.erase(m_ids.begin() + first, m_ids.end() - static_cast<qsizetype>(tail));
        endRemoveRows();
    }
    if (ids.size() > head + tail) {
        beginInsertRows({}, first, static_cast<int>(ids.size() - tail) - 1);
        m_ids = std::move(ids);
        endInsertRows();
    }
    m_following = false;
    tick();
    if (!same)
        emit followed();
}

void IncidentListModel::tick()
{
    if (!m_ids.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

QString IncidentListModel::meta(const Incident &incident) const
{
    const auto &types = m_replica.workspace().incidentTypes;
    const auto type = types.constFind(incident.typeId);
    QStringList parts;
    if (type != types.cend())
        parts += type->name.toString();
    if (incident.isOpen()) {
        parts += words::of(incident.status);
        parts += words::duration(m_clock.now() - incident.startedAt);
    } else {
        parts += words::moment(incident.startedAt, m_clock.now());
        parts += tr("lasted %1").arg(words::duration(*incident.endedAt - incident.startedAt));
    }
    return parts.join(u" · "_s);
}

QVariant IncidentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const IncidentId id = idAt(index.row());
    const auto found = m_replica.workspace().incidents.constFind(id);
    if (found == m_replica.workspace().incidents.cend())
        return {};
    switch (role) {
    case Qt::DisplayRole: return found->title.toString();
    case Qt::ToolTipRole: return found->title.toString().toHtmlEscaped();
    case Qt::AccessibleTextRole: return QString(found->title.toString() + u", "_s + meta(*found));
    case IdRole: return id.uuid();
    case MetaRole: return meta(*found);
    case PendingRole: return m_replica.isPending({EntityKind::Incident, id.uuid()});
    case DraftRole: return !m_replica.draft(draftKey(id)).isEmpty();
    case ToneRole: {
        ServiceStatus worst = ServiceStatus::Operational;
        for (const Impact &impact : found->impacts)
            worst = std::max(worst, impact.impact);
        return static_cast<int>(worst);
    }
    default: return {};
    }
}

} // namespace signalbox
