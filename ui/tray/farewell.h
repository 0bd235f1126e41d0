// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QPointer>

class QCloseEvent;
class QDialog;

namespace signalbox {

class MainWindow;

/// What happens when the window is closed or the program is asked to quit: closing keeps the
/// tray, as agreed once; quitting first says what stops with it.
class Farewell : public QObject
{
    Q_OBJECT
public:
    /// `trayAvailable` is asked each time; a tray can come and go with its panel.
    Farewell(MainWindow &window, std::function<bool()> trayAvailable, QObject *parent = nullptr);

    void onClose(QCloseEvent *event);
    void onQuit();
    /// The question that is open, if any.
    [[nodiscard]] QDialog *question() const;

signals:
    void quit(); ///< for good

private:
    void askAboutTray();
    /// What ends with the program, a sentence each; empty when nothing does.
    [[nodiscard]] QStringList whatStops() const;

    MainWindow &m_window;
    std::function<bool()> m_trayAvailable;
    QPointer<QDialog> m_question;
};

} // namespace signalbox
