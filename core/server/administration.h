// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/command.h"
#include "core/server/options.h"

#include <memory>

namespace signalbox {

/// A token as it is shown the one time.
struct NewToken
{
    ApiToken token;
    QString secret;
};

/// What the owner of the machine may do from a shell: the same commands as everybody, without
/// a token. Through the running server's 0600 socket if there is one, else on the database
/// itself, so that both never write at once.
class Administration
{
public:
    virtual ~Administration() = default;

    /// Fails as Database::open does; StorageLocked when a server runs that cannot be reached.
    [[nodiscard]] static Result<std::unique_ptr<Administration>> open(const ServerOptions &options,
                                                                      const Clock &clock);

    [[nodiscard]] Result<Receipt> run(const QString &type, const QJsonObject &payload);
    [[nodiscard]] Result<NewToken> createToken(const QJsonObject &payload);
    [[nodiscard]] Result<std::vector<Member>> members();
    [[nodiscard]] Result<std::vector<ApiToken>> tokens();
    /// `file` is absolute; it must not exist.
    [[nodiscard]] Result<void> backUp(const QString &file);

protected:
    /// {"do": "run" | "create_token" | "members" | "tokens" | "backup", ...} → its answer.
    [[nodiscard]] virtual Result<QJsonObject> call(const QJsonObject &request) = 0;
};

/// Puts a backup in the place of the database, which no server may have open. What was there
/// is kept beside it under the returned name, if there was anything.
[[nodiscard]] Result<QString> restoreWorkspace(const ServerOptions &options, const QString &file,
                                               const Clock &clock);

} // namespace signalbox
