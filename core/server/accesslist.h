// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/actor.h"

#include <QHash>

namespace signalbox {

/// Who may use the management API, in memory, so that a stranger's request is refused where it
/// came in and costs the control thread nothing. Never changed once it is published.
class AccessList
{
public:
    /// `hash`: SHA-256 of the token's text, 32 bytes.
    void add(const QByteArray &hash, const Actor &actor, std::optional<Timestamp> expiresAt);

    /// Whose token that text is, if there is one and it has not expired. Takes the same time
    /// whichever bytes of the hash are wrong.
    [[nodiscard]] std::optional<Actor> find(QByteArrayView secret, Timestamp now) const;

private:
    struct Entry
    {
        QByteArray hash;
        Actor actor;
        std::optional<Timestamp> expiresAt;
    };
    /// By the first eight bytes of the hash: what the look-up's time can tell of those is
    /// useless to somebody who cannot choose a hash.
    QMultiHash<quint64, Entry> m_entries;
};

/// SHA-256 of the token's text.
[[nodiscard]] QByteArray secretHash(QByteArrayView secret);

} // namespace signalbox
