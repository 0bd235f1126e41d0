// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/transaction.h"

namespace signalbox {

/// `secretHash` is the SHA-256 of the token's text, 32 bytes.
[[nodiscard]] Result<void> addToken(Transaction &transaction, const ApiToken &token,
                                    const QByteArray &secretHash);
[[nodiscard]] Result<void> removeToken(Transaction &transaction, const TokenId &id);
[[nodiscard]] Result<std::vector<ApiToken>> tokensOf(Database &database, const MemberId &member);

/// A token and the SHA-256 of its text, 32 bytes.
struct TokenWithHash
{
    ApiToken token;
    QByteArray hash;
};

/// All there are, for a server that keeps them in memory.
[[nodiscard]] Result<std::vector<TokenWithHash>> allTokens(Database &database);

/// The token whose secret has that hash. The rows looked at are found by the first 8 bytes of
/// the hash, which tell nothing of the secret, and compared as a whole in constant time.
[[nodiscard]] Result<std::optional<ApiToken>> tokenBySecret(Database &database,
                                                            const QByteArray &secretHash);

} // namespace signalbox
