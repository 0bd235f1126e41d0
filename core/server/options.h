// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/limits.h"
#include "core/model/values.h"

#include <QHostAddress>
#include <QString>
#include <vector>

namespace signalbox {

/// Where to accept connections. Port 0 lets the system pick one.
struct ListenAddress
{
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 8080;

    /// "127.0.0.1:8080", "[::1]:0", "localhost:8080", "*:80" (every address of the machine).
    [[nodiscard]] static Result<ListenAddress> parse(QStringView text);
    /// "127.0.0.1:8080", "[::1]:8080".
    [[nodiscard]] QString toString() const;

    friend bool operator==(const ListenAddress &, const ListenAddress &) = default;
};

/// Takes "postgresql://..." and returns it as it is.
[[nodiscard]] Result<QString> parseDatabaseUrl(const QString &text);

/// Everything that a server is told when it is made. What admins change while it runs lies in
/// the database instead.
struct ServerOptions
{
    QString dataFolder;  ///< made if it is missing (mode 0700); holds the SQLite file
    QString databaseUrl; ///< "postgresql://..."; empty: SQLite in the data folder
    std::vector<ListenAddress> listen{ListenAddress{}};
    std::optional<WebUrl> baseUrl; ///< how visitors reach it; wins over the workspace's setting
    QString tlsCertificate;        ///< PEM chain; with tlsKey every address speaks TLS
    QString tlsKey;
    int workers = 0; ///< http threads; 0: one a core
    http::Limits limits;
    bool controlSocket = true; ///< offer the 0600 socket for `signalboxd token create` and the like
    bool starterToken = false; ///< make an admin token that lives as long as the server does
};

/// Where SQLite keeps the workspace.
[[nodiscard]] QString databaseFile(const ServerOptions &options);

} // namespace signalbox
