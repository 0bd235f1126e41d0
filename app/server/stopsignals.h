// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace signalbox {

/// SIGTERM and SIGINT as a Qt signal. One at a time in a process; a second signal while the
/// first is being heeded ends the process as usual.
class StopSignals : public QObject
{
    Q_OBJECT
public:
    explicit StopSignals(QObject *parent = nullptr);

signals:
    void received();

private:
    QSocketNotifier m_notifier;
};

} // namespace signalbox
