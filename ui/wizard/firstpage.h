// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/command.h"

#include <QStringList>

namespace signalbox {

/// An address name for a page called so: "Bäckerei Süß" → "baeckerei-suess". "status" when
/// nothing of the name can be used.
[[nodiscard]] QString suggestSlug(const QString &name);

/// What has to be submitted, in this order, for a page with these services on it.
struct FirstPage
{
    PageId page;
    std::vector<std::pair<QString, QJsonObject>> commands; ///< type and payload
};

/// `language` is the page's, `zone` its time zone (IANA). Blank service names are left out.
[[nodiscard]] FirstPage planFirstPage(const Clock &clock, const QString &name,
                                      const QStringList &services, const QString &language,
                                      const QString &zone);

} // namespace signalbox
