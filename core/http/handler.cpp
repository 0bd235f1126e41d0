// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/handler.h"

namespace signalbox::http {

qsizetype Handler::bodyLimit(const Request &) const
{
    return defaultBodyLimit;
}

} // namespace signalbox::http
