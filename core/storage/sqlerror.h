// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

class QSqlError;

namespace signalbox {

/// What a failed statement means for us.
struct SqlFailure
{
    Error error;
    bool fatal = false; ///< the disk did not keep a write: never go on
    bool lost = false;  ///< the connection is gone
};

/// By SQLite's result codes (https://www.sqlite.org/rescode.html).
[[nodiscard]] SqlFailure sqliteFailure(const QSqlError &error);
/// By PostgreSQL's SQLSTATE (manual, appendix A).
[[nodiscard]] SqlFailure postgresFailure(const QSqlError &error);

} // namespace signalbox
