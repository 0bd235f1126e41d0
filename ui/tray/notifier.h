// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replica.h"

#include <QSet>

namespace signalbox {

/// Tells when something went wrong that this desktop did not do itself: an incident opened, a
/// service's status went down. What is there when the replica loads or first catches up with
/// the server is taken as known, or every start would ring for old news.
class Notifier : public QObject
{
    Q_OBJECT
public:
    explicit Notifier(Replica &replica, QObject *parent = nullptr);

signals:
    /// `entity` is what a click opens. More than a few at once come as one, about the first.
    void news(const QString &title, const QString &text, const signalbox::EntityRef &entity);

private:
    struct Item
    {
        QString title;
        QString text;
        EntityRef entity;
    };

    void learnAll();
    void onChanged(const std::vector<EntityRef> &entities);
    std::optional<Item> lookAtIncident(const IncidentId &id, bool ours);
    std::optional<Item> lookAtService(const ServiceId &id, bool ours);
    [[nodiscard]] QString serviceNames(const Incident &incident) const;

    Replica &m_replica;
    bool m_caughtUp = false;
    QSet<IncidentId> m_open;
    QHash<ServiceId, ServiceStatus> m_statuses;
};

} // namespace signalbox
