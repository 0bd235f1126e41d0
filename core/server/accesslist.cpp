// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/accesslist.h"

#include <QCryptographicHash>
#include <QtEndian>
#include <openssl/crypto.h>

namespace signalbox {

namespace {

quint64 bucketOf(const QByteArray &hash)
{
    return qFromBigEndian<quint64>(hash.constData());
}

} // namespace

void AccessList::add(const QByteArray &hash, const Actor &actor, std::optional<Timestamp> expiresAt)
{
    m_entries.insert(bucketOf(hash), {hash, actor, expiresAt});
}

std::optional<Actor> AccessList::find(QByteArrayView secret, Timestamp now) const
{
    const QByteArray hash = secretHash(secret);
    const auto [first, last] = m_entries.equal_range(bucketOf(hash));
    for (auto it = first; it != last; ++it) {
        const bool same = CRYPTO_memcmp(it->hash.constData(), hash.constData(),
                                        static_cast<size_t>(hash.size())) == 0;
        if (same && (!it->expiresAt || now < *it->expiresAt))
            return it->actor;
    }
    return std::nullopt;
}

QByteArray secretHash(QByteArrayView secret)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(secret);
    return hash.result();
}

} // namespace signalbox
