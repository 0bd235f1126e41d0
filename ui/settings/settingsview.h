// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

namespace signalbox {

/// A column of cards, one a matter. Each change works at once; there is no "Apply".
class SettingsView : public View
{
    Q_OBJECT
public:
    SettingsView(const Session &session, QWidget *parent);

private:
    QWidget *buildAppearance();
    QWidget *buildLanguage();
    QWidget *buildTray();

    Session m_session;
};

[[nodiscard]] ViewEntry settingsEntry();

} // namespace signalbox
