// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

class QPushButton;

namespace signalbox {

class ElidedLabel;
class StatusDot;
class TextLabel;

/// Below everything: whether the server is there, what has not reached it yet, and what it
/// refused.
class StatusLine : public QFrame
{
    Q_OBJECT
public:
    explicit StatusLine(Replica &replica, QWidget *parent = nullptr);
    /// Where the server is: "status.example.com", "this computer".
    void setPlace(const QString &place);
    /// Why there is no connection at all; goes before what the replica says. Empty: there is.
    void setProblem(const QString &problem);

signals:
    void retryWanted();
    void rejectedWanted();

private:
    void refresh();

    Replica &m_replica;
    QString m_place;
    QString m_problem;
    StatusDot *m_dot;
    ElidedLabel *m_connection;
    QPushButton *m_retry;
    TextLabel *m_pending;
    QPushButton *m_rejected;
};

} // namespace signalbox
