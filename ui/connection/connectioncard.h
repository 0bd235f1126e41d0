// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace signalbox {

class ElidedLabel;
class RemoteForm;
class StatusDot;
class TextLabel;

/// The connection as the settings show it: where, how it is, and how to change it.
class ConnectionCard : public Card
{
    Q_OBJECT
public:
    ConnectionCard(const Session &session, QWidget *parent);

private:
    QWidget *buildState();
    QWidget *buildEmbedded();
    QWidget *buildRemote();
    void showChoice();
    void refresh();
    void useEmbedded();
    void useRemote(const QUrl &server, const QString &token);

    Session m_session;
    StatusDot *m_dot = nullptr;
    TextLabel *m_state = nullptr;
    TextLabel *m_detail = nullptr;
    QPushButton *m_adopt = nullptr;
    QLineEdit *m_pageUrl = nullptr;
    QWidget *m_pageRow = nullptr;
    QRadioButton *m_here;
    QRadioButton *m_elsewhere;
    QSpinBox *m_port = nullptr;
    QPushButton *m_start = nullptr;
    RemoteForm *m_form = nullptr;
    QPushButton *m_test = nullptr;
    QWidget *m_herePane = nullptr;
    QWidget *m_elsewherePane = nullptr;
    MessageBar *m_message;
};

} // namespace signalbox
