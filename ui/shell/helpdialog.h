// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace signalbox {

/// F1: the shortcuts that there are, and what this program is.
class HelpDialog : public QDialog
{
    Q_OBJECT
public:
    HelpDialog(const QList<QAction *> &actions, QWidget *parent);
};

} // namespace signalbox
