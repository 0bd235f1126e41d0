// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QUrl>

namespace signalbox {

/// The server inside this program, as the windows see it. app/desktop has the real one, which
/// runs in threads of its own; nothing here blocks.
class ServerHost : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    enum class State { Stopped, Starting, Running, Stopping, Failed };

    /// Ends in Running or Failed. Starting while it starts or runs does nothing.
    virtual void start(quint16 port) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual QUrl url() const = 0;        ///< while running
    [[nodiscard]] virtual QString token() const = 0;   ///< of this process for that server
    [[nodiscard]] virtual QString dataFolder() const = 0;
    [[nodiscard]] virtual Error error() const = 0;     ///< why it failed

signals:
    void stateChanged(signalbox::ServerHost::State state);
};

} // namespace signalbox
