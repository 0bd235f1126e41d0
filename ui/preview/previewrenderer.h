// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <QObject>
#include <functional>

namespace signalbox {

/// Renders a page as the server would, from its own templates. Works in another thread;
/// app/desktop has the real one.
class PreviewRenderer
{
public:
    virtual ~PreviewRenderer() = default;
    /// `then` gets the whole HTML document, in the GUI thread, unless `context` has gone.
    virtual void render(const Workspace &workspace, const PageId &page, QObject *context,
                        std::function<void(Result<QString>)> then) = 0;
};

} // namespace signalbox
