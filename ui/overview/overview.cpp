// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

Overview::Overview(const Session &session, QWidget *parent)
    : View(parent)
    , m_session(session)
{
    auto *column = new QVBoxLayout(this);
    auto *empty = new EmptyState(Glyph::Check, tr("All systems operational"),
                                 tr("Nothing is wrong on any page. When something breaks, report it "
                                    "and your visitors know within a second."), this);
    empty->addAction(tr("Report incident"), this,
                     [this] { m_session.navigator.createNew(u"incidents"_s); });
    column->addWidget(empty);
}

ViewEntry overviewEntry()
{
    return {
        .id = u"overview"_s,
        .title = Overview::tr("Overview"),
        .glyph = Glyph::Overview,
        .create = [](const Session &session, QWidget *parent) -> View * {
            return new Overview(session, parent);
        },
    };
}

} // namespace signalbox
