// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/api/apicall.h"

namespace signalbox {

/// Pages with their arrangement, services, incident types and members.
[[nodiscard]] std::vector<ApiRoute> resourceRoutes();
/// Incidents and their updates.
[[nodiscard]] std::vector<ApiRoute> incidentRoutes();
/// Tokens, audit and settings.
[[nodiscard]] std::vector<ApiRoute> accessRoutes();
/// What desktops use: commands and changes. The event stream is the handler's.
[[nodiscard]] std::vector<ApiRoute> syncRoutes();

/// All of them.
[[nodiscard]] const std::vector<ApiRoute> &apiRoutes();

/// The OpenAPI 3.1 document of exactly these routes.
[[nodiscard]] QJsonObject openApiDocument();

} // namespace signalbox
