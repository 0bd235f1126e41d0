// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

class QButtonGroup;

namespace signalbox {

class NavigationButton;

/// The column at the left. One button a view; the arrow keys move between them, Tab leaves.
class Navigation : public QFrame
{
    Q_OBJECT
public:
    explicit Navigation(const std::vector<ViewEntry> &entries, QWidget *parent = nullptr);

    void setCurrent(int index);
    void setBadge(int index, const ViewBadge &badge);

signals:
    void picked(int index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::vector<NavigationButton *> m_buttons;
};

} // namespace signalbox
