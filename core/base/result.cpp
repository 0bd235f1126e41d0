// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include <array>

namespace signalbox {

namespace {

struct CodeName
{
    ErrorCode code;
    QLatin1StringView name;
};

constexpr std::array codeNames{
    CodeName{ErrorCode::InvalidValue, QLatin1StringView("invalid_value")},
    CodeName{ErrorCode::MalformedInput, QLatin1StringView("malformed_input")},
    CodeName{ErrorCode::NotFound, QLatin1StringView("not_found")},
    CodeName{ErrorCode::Conflict, QLatin1StringView("conflict")},
    CodeName{ErrorCode::PreconditionFailed, QLatin1StringView("precondition_failed")},
    CodeName{ErrorCode::CommandReused, QLatin1StringView("command_reused")},
    CodeName{ErrorCode::InUse, QLatin1StringView("in_use")},
    CodeName{ErrorCode::Unauthorized, QLatin1StringView("unauthorized")},
    CodeName{ErrorCode::Forbidden, QLatin1StringView("forbidden")},
    CodeName{ErrorCode::TooLarge, QLatin1StringView("too_large")},
    CodeName{ErrorCode::RateLimited, QLatin1StringView("rate_limited")},
    CodeName{ErrorCode::StorageFull, QLatin1StringView("storage_full")},
    CodeName{ErrorCode::StorageReadOnly, QLatin1StringView("storage_read_only")},
    CodeName{ErrorCode::StorageDamaged, QLatin1StringView("storage_damaged")},
    CodeName{ErrorCode::StorageNewer, QLatin1StringView("storage_newer")},
    CodeName{ErrorCode::StorageLocked, QLatin1StringView("storage_locked")},
    CodeName{ErrorCode::Unavailable, QLatin1StringView("unavailable")},
    CodeName{ErrorCode::Cancelled, QLatin1StringView("cancelled")},
    CodeName{ErrorCode::Usage, QLatin1StringView("usage")},
    CodeName{ErrorCode::Internal, QLatin1StringView("internal")},
};

} // namespace

QString errorCodeName(ErrorCode code)
{
    for (const CodeName &entry : codeNames) {
        if (entry.code == code)
            return entry.name;
    }
    return QStringLiteral("internal");
}

ErrorCode errorCodeFromName(QStringView name)
{
    for (const CodeName &entry : codeNames) {
        if (entry.name == name)
            return entry.code;
    }
    return ErrorCode::Internal;
}

Error Error::within(const QString &outer) const
{
    Error error = *this;
    if (field.isEmpty())
        error.field = outer;
    else if (field.startsWith(QLatin1Char('[')))
        error.field = outer + field;
    else
        error.field = outer + QLatin1Char('.') + field;
    return error;
}

} // namespace signalbox
