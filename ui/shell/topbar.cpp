// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/statuswidgets.h"
#include "ui/kit/tokens.h"
#include "ui/kit/words.h"
#include "ui/shell/health.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

/// Looks like a field, opens the palette: typing happens there.
class SearchButton final : public QPushButton
{
public:
    SearchButton(const QString &text, const QString &keys, QWidget *parent)
        : QPushButton(text, parent)
        , m_keys(keys)
    {
        setMinimumWidth(180);
        setMaximumWidth(300);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        setAccessibleDescription(keys);
    }

    [[nodiscard]] QSize sizeHint() const override { return {300, QPushButton::sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &tokens = tokensOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool focused = hasFocus();
        const double inset = focused ? 1 : 0.5;
        painter.setPen(QPen(focused ? tokens.accent : tokens.line, focused ? 2 : 1));
        painter.setBrush(underMouse() ? mix(tokens.ink, tokens.card, 0.04) : tokens.card);
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset),
                                metrics::radius, metrics::radius);
        painter.setFont(scaledFont(font(), 0.85, QFont::Normal));
        const int wide = painter.fontMetrics().horizontalAdvance(m_keys) + 10;
        const int high = painter.fontMetrics().height() + 3;
        const QRectF cap(width() - wide - 9.5, (height() - high) / 2 + 0.5, wide, high);
        painter.setPen(tokens.line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(cap, 4, 4);
        painter.setPen(tokens.soft);
        painter.drawText(cap, Qt::AlignCenter, m_keys);
        painter.setFont(scaledFont(font(), 1, QFont::Normal));
        const QRect words = rect().adjusted(11, 0, -wide - 16, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    }

private:
    QString m_keys;
};

} // namespace

TopBar::TopBar(const Session &session, QMenu *menu, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_menuButton(makeIconButton(Glyph::List, tr("Menu"), this))
    , m_page(new Chip({}, this))
    , m_summary(new ElidedLabel(TextLabel::Voice::Soft, {}, this))
{
    setProperty("kind", u"side"_s);
    m_menuButton->setMenu(menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setToolTip(tr("Menu (F10)"));
    auto *pages = new QMenu(m_page);
    connect(pages, &QMenu::aboutToShow, this, [this, pages] { fillPages(pages); });
    m_page->setMenu(pages);
    m_page->setMaximumWidth(280);
    m_page->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // the sentence gives way first
    auto *search = new SearchButton(tr("Search or run a command"),
                                    QKeySequence(Qt::CTRL | Qt::Key_K)
                                        .toString(QKeySequence::NativeText), this);
    connect(search, &QPushButton::clicked, this, &TopBar::searchWanted);
    auto *report = new PrimaryButton(tr("Report incident"), this);
    connect(report, &QPushButton::clicked, this, &TopBar::reportWanted);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::small, 6, metrics::medium + 2, 6);
    row->setSpacing(metrics::small + 2);
    row->addWidget(m_menuButton);
    row->addWidget(m_page);
    row->addWidget(m_summary, 1);
    row->addWidget(search, 1);
    row->addWidget(report);

    connect(&session.health, &Health::changed, this, &TopBar::refresh);
    connect(&session.page, &CurrentPage::changed, this, &TopBar::refresh);
    refresh();
}

void TopBar::openMenu() { m_menuButton->showMenu(); }

void TopBar::refresh()
{
    const Page *page = m_session.page.page();
    m_page->setVisible(page != nullptr);
    if (!page) {
        m_summary->setText(tr("No page yet"));
        return;
    }
    const PageStatus status = m_session.health.statusOf(page->id);
    m_page->setText(page->name.toString());
    m_page->setFont(scaledFont(font(), 1, QFont::DemiBold));
    m_page->setDot(toneOf(status.rollUp));
    m_page->setAccessibleName(tr("Page: %1").arg(page->name.toString()));
    m_page->setAccessibleDescription(words::of(status.headline));
    const int open = m_session.health.openOn(page->id);
    m_summary->setText(open == 0 ? words::of(status.headline)
                                 : tr("%1 · %2", "roll-up, open incidents")
                                       .arg(words::of(status.headline), tr("%n open", nullptr, open)));
}

void TopBar::fillPages(QMenu *menu)
{
    menu->clear();
    for (const Page &page : m_session.replica.workspace().sortedPages()) {
        QAction *action = menu->addAction(words::inMenu(page.name.toString()));
        action->setCheckable(true);
        action->setChecked(page.id == m_session.page.id());
        connect(action, &QAction::triggered, this,
                [this, id = page.id] { m_session.page.set(id); });
    }
}

} // namespace signalbox
