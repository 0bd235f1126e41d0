// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/commandline.h"

namespace signalbox {

/// Says why on standard error, in one line, and gives the exit code for it.
int complain(const Error &error);

/// Runs the server until a signal or a failure ends it.
int serve(const Invocation &invocation);

/// member, token, backup and restore.
int administer(const Invocation &invocation);

} // namespace signalbox
