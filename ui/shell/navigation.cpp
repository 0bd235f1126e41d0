// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation.h"

#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/tokens.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

class NavigationButton final : public QAbstractButton
{
public:
    NavigationButton(const QString &title, Glyph glyph, QWidget *parent)
        : QAbstractButton(parent)
        , m_glyph(glyph)
    {
        setText(title);
        setAccessibleName(title);
        setCheckable(true);
        setAutoExclusive(true);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    void setBadge(const ViewBadge &badge)
    {
        if (m_badge.text == badge.text && m_badge.tone == badge.tone)
            return;
        m_badge = badge;
        setAccessibleDescription(badge.text);
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {120, fontMetrics().height() + 2 * metrics::small - 1};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &tokens = tokensOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
        if (isChecked() || underMouse() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? tokens.selection : mix(tokens.ink, tokens.side, 0.06));
            painter.drawRoundedRect(box, metrics::radius, metrics::radius);
        }
        if (hasFocus()) {
            painter.setPen(QPen(tokens.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(box, metrics::radius, metrics::radius);
        }
        signalbox::icon(m_glyph, isChecked() ? Tint::Ink : Tint::Soft)
            .paint(&painter, QRect(10, (height() - metrics::icon) / 2, metrics::icon, metrics::icon));
        QRect words = rect().adjusted(36, 0, -10, 0);
        words.setRight(words.right() - paintBadge(painter, words, tokens));
        painter.setPen(tokens.ink);
        painter.setFont(scaledFont(font(), 1, isChecked() ? QFont::DemiBold : QFont::Normal));
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    }

private:
    int paintBadge(QPainter &painter, const QRect &words, const Tokens &tokens) const
    {
        if (m_badge.text.isEmpty())
            return 0;
        painter.setFont(scaledFont(font(), 0.9, QFont::DemiBold));
        painter.setPen(m_badge.tone ? statusInk(tokens, *m_badge.tone) : tokens.soft);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight, m_badge.text);
        return painter.fontMetrics().horizontalAdvance(m_badge.text) + metrics::small;
    }

    Glyph m_glyph;
    ViewBadge m_badge;
};

Navigation::Navigation(const std::vector<ViewEntry> &entries, QWidget *parent)
    : QFrame(parent)
{
    setProperty("kind", u"side"_s);
    setFixedWidth(metrics::sideWidth);
    setAccessibleName(tr("Navigation"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::small, metrics::small + 2, metrics::small, metrics::small);
    column->setSpacing(1);
    bool apart = false;
    for (const ViewEntry &entry : entries) {
        if (entry.apart && !std::exchange(apart, true)) { // one line before all of them
            auto *line = new QVBoxLayout;
            line->setContentsMargins(6, metrics::small, 6, metrics::small);
            line->addWidget(makeLine("line", this));
            column->addLayout(line);
        }
        auto *button = new NavigationButton(entry.title, entry.glyph, this);
        button->installEventFilter(this);
        const int index = static_cast<int>(m_buttons.size());
        connect(button, &QAbstractButton::clicked, this, [this, index] { emit picked(index); });
        // Tab stops at the present view alone; the arrow keys do the rest.
        button->setFocusPolicy(Qt::ClickFocus);
        connect(button, &QAbstractButton::toggled, button, [button](bool on) {
            button->setFocusPolicy(on ? Qt::StrongFocus : Qt::ClickFocus);
        });
        button->setProperty("onlyWithBadge", entry.onlyWithBadge);
        button->setVisible(!entry.onlyWithBadge);
        m_buttons.push_back(button);
        column->addWidget(button);
    }
    column->addStretch();
}

void Navigation::setCurrent(int index)
{
    NavigationButton *button = m_buttons.at(static_cast<size_t>(index));
    button->setChecked(true);
    setFocusProxy(button);
}

void Navigation::setBadge(int index, const ViewBadge &badge)
{
    NavigationButton *button = m_buttons.at(static_cast<size_t>(index));
    button->setBadge(badge);
    if (button->property("onlyWithBadge").toBool())
        button->setVisible(!badge.text.isEmpty() || button->isChecked());
}

bool Navigation::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto at = std::ranges::find(m_buttons, watched);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int by = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if (by == 0 || at == m_buttons.end())
        return QFrame::eventFilter(watched, event);
    auto next = (at - m_buttons.begin()) + by;
    while (next >= 0 && next < std::ssize(m_buttons) && m_buttons[static_cast<size_t>(next)]->isHidden())
        next += by;
    if (next >= 0 && next < std::ssize(m_buttons)) {
        m_buttons[static_cast<size_t>(next)]->click();
        m_buttons[static_cast<size_t>(next)]->setFocus(Qt::TabFocusReason);
    }
    return true;
}

} // namespace signalbox
