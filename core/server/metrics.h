// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/counters.h"

#include <QByteArray>

namespace signalbox {

/// What the control thread has done; read from any thread.
struct ControlFigures
{
    quint64 commands = 0;      ///< applied
    quint64 refusals = 0;      ///< commands that were refused
    double commandSeconds = 0; ///< in commands, from begin to commit
    qint64 waiting = 0;        ///< tasks in the queue now
    qint64 sequence = 0;       ///< of the newest change
};

/// What the render thread has done.
struct RenderFigures
{
    quint64 renderings = 0; ///< pages
    double seconds = 0;
    qint64 pages = 0; ///< shown now
};

/// Prometheus text exposition format 0.0.4.
[[nodiscard]] QByteArray metricsText(const http::Counters &http, const ControlFigures &control,
                                     const RenderFigures &render);

} // namespace signalbox
