// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>

namespace signalbox {

/// One desktop a data folder. A second start asks the first to show its window and ends: it
/// could not open the same files anyway, and would only say so.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &dataFolder, QObject *parent = nullptr);

    /// False when another one runs and has been asked to show itself. Waits for it at most a
    /// second; called before there is a window.
    [[nodiscard]] bool claim();

signals:
    void shown(); ///< another start asked for the window

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace signalbox
