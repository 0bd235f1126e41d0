// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QTimer>

class QBoxLayout;
class QStackedLayout;

namespace signalbox {

class Card;
class RowList;
struct OverviewRow;
class StatusDot;
class TextLabel;

/// What is wrong now, and what happened last.
class Overview : public View
{
    Q_OBJECT
public:
    Overview(const Session &session, QWidget *parent);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Group
    {
        Card *card;
        TextLabel *heading;
        RowList *list;
        QPushButton *more;
    };

    QWidget *buildBody();
    QWidget *buildBanner();
    Group addGroup(QBoxLayout *column, const QString &title, const QString &moreView);
    void fill(Group &group, std::vector<OverviewRow> rows, size_t all);
    void refresh();
    void refreshBanner();

    Session m_session;
    QStackedLayout *m_states;
    StatusDot *m_dot = nullptr;
    TextLabel *m_headline = nullptr;
    TextLabel *m_sentence = nullptr;
    Group m_incidents{};
    Group m_services{};
    Group m_page{};
    Group m_activity{};
    QTimer m_minute; ///< "38 min" grows older
};

[[nodiscard]] ViewEntry overviewEntry();

} // namespace signalbox
