// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QPointer>

namespace signalbox {

/// One card for each refused change. A conflict shows both versions of each field; the admin
/// keeps one. Anything else says why it was refused and can be tried again or dropped.
class ConflictView : public View
{
    Q_OBJECT
public:
    ConflictView(const Session &session, QWidget *parent);

private:
    void refresh();
    QWidget *buildCard(const RejectedCommand &rejected);
    void addConflicts(Card *card, const RejectedCommand &rejected);
    void addReason(Card *card, const RejectedCommand &rejected);
    void addButtons(Card *card, const RejectedCommand &rejected);

    Session m_session;
    QVBoxLayout *m_column;
    QPointer<QWidget> m_cards;
};

[[nodiscard]] ViewEntry conflictEntry();

} // namespace signalbox
