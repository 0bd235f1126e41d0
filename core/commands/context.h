// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/actor.h"
#include "core/commands/command.h"
#include "core/storage/outbox.h"
#include "core/storage/repository.h"
#include "core/storage/transaction.h"

namespace signalbox {

/// What a command was about: the kind and the id that its receipt names.
struct Subject
{
    QString kind;
    QUuid id;
};

/// Something changed that is no replicated entity (a token, the settings), for the audit.
struct PrivateChange
{
    QString kind;
    QUuid id;
    std::optional<QJsonObject> before;
    std::optional<QJsonObject> after;
};

/// What a handler works with: one command, one transaction, one moment.
class CommandContext
{
public:
    CommandContext(Transaction &transaction, const Command &command, const Actor &actor,
                   const Clock &clock, bool tentative);

    [[nodiscard]] Database &database() const { return m_transaction.database(); }
    [[nodiscard]] Transaction &transaction() const { return m_transaction; }
    [[nodiscard]] const Command &command() const { return m_command; }
    [[nodiscard]] const QJsonObject &payload() const { return m_command.payload; }
    [[nodiscard]] const Actor &actor() const { return m_actor; }
    [[nodiscard]] Timestamp now() const { return m_now; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// On a replica: roles and conflicts are not judged, nobody is told.
    [[nodiscard]] bool isTentative() const { return m_tentative; }

    /// NotFound naming `field` if it is not there.
    template <Shaped T>
    [[nodiscard]] Result<Stored<T>> load(const decltype(T::id) &id, const QString &field) const
    {
        Result<std::optional<Stored<T>>> found = Repository<T>(database()).find(id);
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return fail(ErrorCode::NotFound,
                        QStringLiteral("There is no such %1.")
                            .arg(QString(Shape<T>::name).replace(u'_', u' ')),
                        field);
        return std::move(**found);
    }
    template <Shaped T>
    [[nodiscard]] Result<void> put(const T &entity) const
    {
        return m_transaction.put(entity);
    }

    /// Puts it into the outbox; held for the workspace's undo window.
    [[nodiscard]] Result<void> tellSubscribers(OutboxEvent event,
                                               const IncidentUpdate &update) const;

    void noteForAudit(PrivateChange change) { m_privateChanges.push_back(std::move(change)); }
    [[nodiscard]] const std::vector<PrivateChange> &privateChanges() const
    {
        return m_privateChanges;
    }

private:
    Transaction &m_transaction;
    const Command &m_command;
    const Actor &m_actor;
    const Clock &m_clock;
    Timestamp m_now;
    bool m_tentative;
    std::vector<PrivateChange> m_privateChanges;
};

} // namespace signalbox
