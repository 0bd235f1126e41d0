// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replica.h"

#include <QAbstractListModel>

namespace signalbox {

/// Incidents, newest start first: the open or the resolved ones, those that have the typed words
/// in their title or in an update. Rows come and go as a range, so that a view keeps its place.
class IncidentListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Which { Open, Resolved };
    enum Role {
        IdRole = Qt::UserRole,
        ToneRole,    ///< int of the worst present impact
        MetaRole,    ///< "Major · Identified · 38 min"
        PendingRole,
        DraftRole    ///< an update is being written
    };

    IncidentListModel(Replica &replica, const Clock &clock, QObject *parent = nullptr);

    void setWhich(Which which);
    [[nodiscard]] Which which() const { return m_which; }
    void setWords(const QString &words);
    [[nodiscard]] IncidentId idAt(int row) const; ///< null if there is no such row
    [[nodiscard]] int rowOf(const IncidentId &id) const; ///< -1 if it is not shown
    [[nodiscard]] int openCount() const { return m_open; }
    [[nodiscard]] int resolvedCount() const { return m_resolved; }
    /// Rows are coming or going by themselves: what a view makes its current one meanwhile is no
    /// choice of the admin's.
    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// The time has gone on: durations read differently.
    void tick();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

signals:
    void countsChanged();
    void followed(); ///< rows came or went

private:
    void onChanged(const std::vector<EntityRef> &entities);
    void refresh();
    void take(std::vector<IncidentId> ids);
    [[nodiscard]] bool fits(const Incident &incident) const;
    [[nodiscard]] QString meta(const Incident &incident) const;

    Replica &m_replica;
    const Clock &m_clock;
    Which m_which = Which::Open;
    QStringList m_words;
    std::vector<IncidentId> m_ids;
    bool m_following = false;
    int m_open = 0;
    int m_resolved = 0;
};

} // namespace signalbox
