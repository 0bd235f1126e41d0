// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

class QMenu;
class QToolButton;

namespace signalbox {

class Chip;
class ElidedLabel;

/// Above everything: the menu, which page this is about and how it stands, the way to the
/// command palette, and the one button that must always be there.
class TopBar : public QFrame
{
    Q_OBJECT
public:
    TopBar(const Session &session, QMenu *menu, QWidget *parent = nullptr);
    void openMenu();

signals:
    void searchWanted();
    void reportWanted();

private:
    void refresh();
    void fillPages(QMenu *menu);

    Session m_session;
    QToolButton *m_menuButton;
    Chip *m_page;
    ElidedLabel *m_summary;
};

} // namespace signalbox
