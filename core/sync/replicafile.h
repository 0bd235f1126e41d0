// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/replicastore.h"

#include <QCoreApplication>
#include <QUrl>

namespace signalbox {

/// The file in which a desktop keeps its replica of one server, open.
class ReplicaFile
{
    Q_DECLARE_TR_FUNCTIONS(signalbox::ReplicaFile)
public:
    /// "replica-3f2a90b1c4d5e6f7.db": one for each address.
    [[nodiscard]] static QString nameFor(const QUrl &server);

    /// Makes the file when it is missing. One that is damaged is renamed, never deleted, and a
    /// new one takes its place; notice() says so then. Errors are those of Database::open().
    [[nodiscard]] static Result<std::unique_ptr<ReplicaFile>> open(const QString &path,
                                                                   const Clock &clock);

    [[nodiscard]] ReplicaStore &store() { return *m_store; }
    /// What happened to a damaged file, in words for the admin; else empty.
    [[nodiscard]] const QString &notice() const { return m_notice; }

private:
    ReplicaFile() = default;
    [[nodiscard]] static Result<std::unique_ptr<ReplicaFile>> tryOpen(const QString &path,
                                                                      const Clock &clock);

    std::unique_ptr<Database> m_database;
    std::unique_ptr<ReplicaStore> m_store; ///< after the database: goes first
    QString m_notice;
};

} // namespace signalbox
