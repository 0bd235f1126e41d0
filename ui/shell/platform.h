// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/previewrenderer.h"
#include "ui/shell/credentialstore.h"
#include "ui/shell/serverhost.h"

namespace signalbox {

/// What the windows need from rooms that they may not include. The composition root makes
/// these; they outlive every window.
struct Platform
{
    ServerHost &server;
    CredentialStore &credentials;
    PreviewRenderer &preview;
};

} // namespace signalbox
