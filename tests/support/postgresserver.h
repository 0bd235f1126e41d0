// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QProcess>
#include <QTemporaryDir>
#include <memory>

namespace signalbox::test {

/// A PostgreSQL of the test program's own: in a temporary folder, reached by a Unix socket in it
/// and by nothing else, gone with the program, however that ends.
class PostgresServer
{
public:
    /// Started by the first call of a program; an error if it could not be.
    [[nodiscard]] static Result<PostgresServer *> shared();
    ~PostgresServer();

    /// The URL of a fresh, empty schema.
    [[nodiscard]] Result<QString> freshUrl();
    /// Ends it like a crash does; start() brings it back with what had been committed.
    void crash();
    [[nodiscard]] Result<void> start();

private:
    PostgresServer() = default;
    [[nodiscard]] Result<void> initialise();
    [[nodiscard]] Result<void> sql(const QString &statement) const;
    [[nodiscard]] QString tool(const QString &name) const;
    /// The command as the user that the server runs as: it refuses to be root.
    void asServerUser(QProcess &process, const QString &program,
                      const QStringList &arguments) const;

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_tools;
    int m_schemas = 0;
};

} // namespace signalbox::test
