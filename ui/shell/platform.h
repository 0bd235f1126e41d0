// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replica.h"
#include "ui/preview/previewrenderer.h"
#include "ui/shell/credentialstore.h"
#include "ui/shell/serverhost.h"

namespace signalbox {

/// What the windows need from rooms that they may not include. The composition root makes
/// these; they outlive every window.
struct Platform
{
    /// The replica of the workspace on that server; it starts following at once.
    using MakeReplica = std::function<std::unique_ptr<Replica>(const QUrl &server,
                                                               const QString &token)>;

    ServerHost &server;
    CredentialStore &credentials;
    PreviewRenderer &preview;
    MakeReplica makeReplica;
};

} // namespace signalbox
