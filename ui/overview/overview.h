// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

namespace signalbox {

/// What is wrong now, and what happened last.
class Overview : public View
{
    Q_OBJECT
public:
    Overview(const Session &session, QWidget *parent);

private:
    Session m_session;
};

[[nodiscard]] ViewEntry overviewEntry();

} // namespace signalbox
