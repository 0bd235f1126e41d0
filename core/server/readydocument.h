// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/document.h"
#include "core/publish/document.h"

namespace signalbox {

/// What publish has made, in the form in which http sends it.
[[nodiscard]] Result<http::DocumentPtr> readyDocument(const publish::Document &document,
                                                      int status);

} // namespace signalbox
