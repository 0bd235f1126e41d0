// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace signalbox {

/// What the rows of a database are.
enum class Flavour {
    Server, ///< the authority: every change is numbered, logged and audited
    Replica ///< a desktop's copy: revisions are the server's, nothing is numbered here
};

/// Where a database is. Exactly one of `file` and `url` is set.
struct DatabaseSettings
{
    QString file; ///< path of a SQLite file; it and its folder are made when missing
    QString url;  ///< postgresql://user:password@host:port/name?host=/socket/folder&option=value
    Flavour flavour = Flavour::Server;

    [[nodiscard]] static DatabaseSettings sqlite(const QString &file,
                                                 Flavour flavour = Flavour::Server)
    {
        return {file, {}, flavour};
    }
    [[nodiscard]] static DatabaseSettings postgres(const QString &url)
    {
        return {{}, url, Flavour::Server};
    }
};

} // namespace signalbox
