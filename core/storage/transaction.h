// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/stored.h"

#include <QHash>

namespace signalbox {

/// The only way to write. Rolls back when it is destroyed uncommitted; there is one at a time.
///
/// On a server's database the whole transaction has one sequence number: every row that it
/// changes gets it as its revision and as the revision of the fields that are different, and
/// the change log gets it at commit.
///
/// On a replica put() and remove() are tentative: rows keep the revisions that the server gave
/// them (a new row has revision 0), nothing is numbered or logged. The client puts a page of
/// changes in like this, all in one transaction:
///
///     for (pending, newest first)  for (its changes, newest first)  restore(change);
///     for (the server's rows)      putReplicated() or removeReplicated();
///     for (pending, oldest first)  applyTentatively(); its changes = takeChanges();
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;

    [[nodiscard]] Database &database() const { return *m_database; }
    [[nodiscard]] Flavour flavour() const { return m_database->flavour(); }

    /// After success everything is on the disk; after an error nothing is, and the database can
    /// be used again (unless Database::fatal() is set).
    [[nodiscard]] Result<void> commit();

    /// This transaction's number; 0 on a replica. The first call takes it, and with it the lock
    /// that lets one transaction at a time change entities, on PostgreSQL too: whoever checks
    /// something before writing (a slug is free) calls it before the check.
    [[nodiscard]] Result<qint64> sequence();

    /// Inserts or replaces by id. Nothing happens if it is the same as what is there.
    template <Shaped T>
    [[nodiscard]] Result<void> put(const T &entity);
    /// Nothing happens if it is not there.
    template <Shaped T>
    [[nodiscard]] Result<void> remove(const decltype(T::id) &id);

    /// What was changed so far, one entry for each entity: its first `before`, its last `after`.
    [[nodiscard]] std::vector<Change> changes() const;
    /// The same, and starts over: the next call gives what was changed since.
    std::vector<Change> takeChanges();

    // --- For replicas -------------------------------------------------------------------------

    /// Puts in a row as the server has it. InvalidValue if the JSON is not of that kind.
    [[nodiscard]] Result<void> putReplicated(EntityKind kind, const QJsonObject &json,
                                             const RowVersion &version);
    [[nodiscard]] Result<void> removeReplicated(EntityKind kind, const QUuid &id);
    /// Forgets every entity, before a full snapshot; takeChanges() does not tell of it.
    [[nodiscard]] Result<void> clearReplicated();
    /// Puts the row back as it was before the change, revisions too.
    [[nodiscard]] Result<void> restore(const Change &change);

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    {}
    template <Shaped T>
    [[nodiscard]] Result<std::optional<Stored<T>>> existing(const QUuid &id);
    template <Shaped T>
    [[nodiscard]] Result<void> write(const T &entity, const RowVersion &version,
                                     const std::optional<Stored<T>> &before);
    template <Shaped T>
    [[nodiscard]] Result<void> erase(const QUuid &id);
    void record(Change change);
    [[nodiscard]] Result<void> logChanges();

    Database *m_database;
    bool m_open = true; ///< neither committed nor rolled back
    qint64 m_sequence = 0;
    std::vector<Change> m_changes;
    QHash<std::pair<int, QUuid>, size_t> m_places; ///< of m_changes, by kind and id
};

} // namespace signalbox
