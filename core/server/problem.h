// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/handler.h"

namespace signalbox {

/// The HTTP edge: where an Error becomes a status code and an RFC 9457 problem document.
///
///     {"type":"about:blank","title":"Unprocessable Content","status":422,
///      "code":"invalid_value","detail":"must be a UUID","field":"services[2].service_id"}
///
/// `extra` of the error lies beside them. For Internal only the fact is told; the detail goes
/// to the log.
[[nodiscard]] http::Response problem(const Error &error);

/// What the server itself refuses (no such route, wrong method) in the same shape.
[[nodiscard]] http::Response problem(const http::Refusal &refusal);

[[nodiscard]] int httpStatus(ErrorCode code);

} // namespace signalbox
