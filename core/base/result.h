// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <tl/expected.hpp>

namespace signalbox {

/// Why something could not be done. Every value has a stable name in the API (see
/// errorCodeName); the two edges, window and HTTP, put it into words and status codes.
enum class ErrorCode {
    InvalidValue,     ///< a value breaks a rule; `field` names it
    MalformedInput,   ///< bytes that are no JSON, no UTF-8, no known shape
    NotFound,         ///< no such thing, or it was deleted
    Conflict,         ///< somebody else changed the same field; `extra["conflicts"]` has both
    PreconditionFailed, ///< the caller named a state of things that is no longer, or never was
    CommandReused,    ///< a command id came again with another payload
    InUse,            ///< cannot go while something refers to it
    Unauthorized,     ///< no valid credentials
    Forbidden,        ///< valid credentials, but not for this
    TooLarge,         ///< over a limit, which `detail` names
    RateLimited,      ///< try again later
    StorageFull,      ///< no room on the disk
    StorageReadOnly,  ///< the data folder or file cannot be written
    StorageDamaged,   ///< the database fails its checks
    StorageNewer,     ///< the database was written by a newer program
    StorageLocked,    ///< another program has the database open
    Unavailable,      ///< a peer or the server is away
    Cancelled,        ///< the caller went away or took it back
    Usage,            ///< bad command line or settings file
    Internal          ///< a bug or a failing machine; `detail` is for the log only
};

/// The name that the API and logs use: "invalid_value", "not_found", ...
[[nodiscard]] QString errorCodeName(ErrorCode code);
/// The reverse, for clients that read a problem document; unknown names give Internal.
[[nodiscard]] ErrorCode errorCodeFromName(QStringView name);

/// An expected failure. `detail` is a plain English sentence that may be shown to an admin;
/// `field` is a JSON path such as "services[2].impact", empty when no field is to blame.
struct [[nodiscard]] Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    QString field;
    QJsonObject extra;

    friend bool operator==(const Error &, const Error &) = default;

    /// The same error one level further out: "impact" within "services[2]".
    [[nodiscard]] Error within(const QString &outer) const;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString detail = {},
                                                QString field = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail), std::move(field), {}});
}

} // namespace signalbox
