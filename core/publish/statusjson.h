// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/pageview.h"

#include <map>

namespace signalbox::publish {

/// The bodies of /api/v2/*.json by path, in the shape of Atlassian Statuspage's status API, so
/// that its clients work unchanged. Where we have no such thing (tweets, start dates of
/// showcases) the field is there with the value that Statuspage gives when unused.
/// `url` is the page's own, without a slash at its end; `description` its one sentence.
[[nodiscard]] std::map<QByteArray, QByteArray> statusJson(const PageView &page, const QString &url,
                                                          const QString &description);

} // namespace signalbox::publish
