// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/tokens.h"

#include "core/storage/repository.h"
#include "core/storage/rows.h"

#include <openssl/crypto.h>

namespace signalbox {

namespace {

constexpr qsizetype lookupBytes = 8;

QString lookupOf(const QByteArray &hash)
{
    return QString::fromLatin1(hash.first(lookupBytes).toHex());
}

} // namespace

Result<void> addToken(Transaction &transaction, const ApiToken &token, const QByteArray &secretHash)
{
    if (Result<void> written = rows::write<ApiToken>(transaction.database(), token, {}, nullptr);
        !written)
        return written;
    return transaction.database()
        .run(QStringLiteral("INSERT INTO token_secrets (token_id, lookup, hash) VALUES (?, ?, ?)"),
             {token.id.toString(), lookupOf(secretHash), QString::fromLatin1(secretHash.toHex())})
        .map([](int) {});
}

Result<void> removeToken(Transaction &transaction, const TokenId &id)
{
    Result<int> secret = transaction.database().run(
        QStringLiteral("DELETE FROM token_secrets WHERE token_id = ?"), {id.toString()});
    if (!secret)
        return tl::unexpected(secret.error());
    return rows::erase<ApiToken>(transaction.database(), id.uuid());
}

Result<std::vector<ApiToken>> tokensOf(Database &database, const MemberId &member)
{
    return rows::select<ApiToken>(database, QStringLiteral("member_id = ?"), {member.toString()})
        .map([](const std::vector<Stored<ApiToken>> &stored) {
            std::vector<ApiToken> tokens;
            for (const Stored<ApiToken> &row : stored)
                tokens.push_back(row.entity);
            return tokens;
        });
}

Result<std::vector<TokenWithHash>> allTokens(Database &database)
{
    const auto stored = Repository<ApiToken>(database).list();
    if (!stored)
        return tl::unexpected(stored.error());
    QHash<QString, QByteArray> hashes;
    Result<void> read = database.query(
        QStringLiteral("SELECT token_id, hash FROM token_secrets"), {}, [&](const SqlRow &row) {
            hashes.insert(row.text(0), QByteArray::fromHex(row.text(1).toLatin1()));
        });
    if (!read)
        return tl::unexpected(read.error());
    std::vector<TokenWithHash> tokens;
    for (const Stored<ApiToken> &row : *stored)
        tokens.push_back({row.entity, hashes.value(row.entity.id.toString())});
    return tokens;
}

Result<std::optional<ApiToken>> tokenBySecret(Database &database, const QByteArray &secretHash)
{
    const QByteArray hash = secretHash.toHex();
    TokenId found;
    Result<void> done =
        database.query(QStringLiteral("SELECT token_id, hash FROM token_secrets WHERE lookup = ?"),
                       {lookupOf(secretHash)}, [&](const SqlRow &row) {
                           const QByteArray stored = row.text(1).toLatin1();
                           if (stored.size() == hash.size() &&
                               CRYPTO_memcmp(stored.constData(), hash.constData(),
                                             static_cast<size_t>(hash.size())) == 0)
                               found = TokenId(QUuid::fromString(row.text(0)));
                       });
    if (!done)
        return tl::unexpected(done.error());
    if (found.isNull())
        return std::optional<ApiToken>();
    return Repository<ApiToken>(database).find(found).map(
        [](const std::optional<Stored<ApiToken>> &row) {
            return row ? std::optional(row->entity) : std::nullopt;
        });
}

} // namespace signalbox
