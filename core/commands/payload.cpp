// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/payload.h"

#include <algorithm>

namespace signalbox {

Result<void> requireFields(const QJsonObject &json, std::initializer_list<const char *> fields)
{
    for (const char *field : fields) {
        if (!json.contains(QLatin1StringView(field)))
            return invalid(QLatin1StringView(field), QStringLiteral("is missing"));
    }
    return {};
}

Result<void> allowFields(const QJsonObject &json, std::initializer_list<const char *> fields)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        const bool known = std::ranges::any_of(
            fields, [&](const char *field) { return it.key() == QLatin1StringView(field); });
        if (!known)
            return invalid(it.key(), QStringLiteral("is not a known field"));
    }
    return {};
}

} // namespace signalbox
