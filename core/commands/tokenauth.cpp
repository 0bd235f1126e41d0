// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/tokenauth.h"

#include "core/storage/repository.h"
#include "core/storage/tokens.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <array>

namespace signalbox {

namespace {

constexpr QLatin1StringView prefix{"sbx_"};
constexpr qsizetype maximumLength = 200;

QByteArray hashOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

tl::unexpected<Error> unauthorized()
{
    return fail(ErrorCode::Unauthorized, QStringLiteral("The token is not valid."));
}

} // namespace

TokenSecret makeToken()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    const QByteArray raw(reinterpret_cast<const char *>(bits.data()), sizeof bits);
    const QByteArray text =
        raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QString token = prefix + QString::fromLatin1(text);
    return {token, QString::fromLatin1(hashOf(token).toHex())};
}

Result<Actor> authenticate(Database &database, const QString &tokenText, Timestamp now,
                           const QString &origin)
{
    if (tokenText.size() > maximumLength || !tokenText.startsWith(prefix))
        return unauthorized();
    Result<std::optional<ApiToken>> token = tokenBySecret(database, hashOf(tokenText));
    if (!token)
        return tl::unexpected(token.error());
    if (!*token || ((*token)->expiresAt && *(*token)->expiresAt <= now))
        return unauthorized();
    Actor actor{(*token)->name, (*token)->memberId, (*token)->scope, origin};
    if (!actor.memberId)
        return actor;
    Result<std::optional<Stored<Member>>> member =
        Repository<Member>(database).find(*actor.memberId);
    if (!member)
        return tl::unexpected(member.error());
    if (!*member)
        return unauthorized();
    actor.name = (*member)->entity.name;
    actor.scope = std::min(actor.scope, (*member)->entity.role);
    return actor;
}

} // namespace signalbox
