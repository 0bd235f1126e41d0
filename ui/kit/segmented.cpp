// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/segmented.h"

#include "ui/kit/labels.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

/// As wide as its text in bold, so that nothing moves when it is chosen; where there is no
/// room for that, its text is cut with an ellipsis.
class SegmentButton final : public QPushButton
{
public:
    using QPushButton::QPushButton;

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics plain(font());
        const QFontMetrics bold(scaledFont(font(), 1, QFont::DemiBold));
        const int more = bold.horizontalAdvance(text()) - plain.horizontalAdvance(text());
        return QPushButton::sizeHint() + QSize(std::max(0, more) + 2, 0);
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 5 + 2 * padding),
                sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        const QFontMetrics metrics(isChecked() ? scaledFont(font(), 1, QFont::DemiBold) : font());
        option.text = metrics.elidedText(text(), Qt::ElideRight, width() - 2 * padding + 4);
        painter.drawControl(QStyle::CE_PushButton, option);
    }

    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ToolTip && width() < sizeHint().width())
            setToolTip(text());
        return QPushButton::event(event);
    }

private:
    static constexpr int padding = 12;
};

} // namespace

Segmented::Segmented(Look look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(look == Look::Filter ? 6 : 0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &Segmented::picked);
}

void Segmented::add(int id, const QString &text)
{
    auto *button = new SegmentButton(text, this);
    // A push button does not shrink below its hint by itself; these may, in a narrow window.
    button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    button->setProperty("kind", m_look == Look::Filter ? u"segment"_s : u"step"_s);
    button->setCheckable(true);
    // The arrow keys arrive here instead of moving the focus alone.
    button->installEventFilter(this);
    connect(button, &QPushButton::toggled, button, [button](bool on) {
        button->setFocusPolicy(on ? Qt::StrongFocus : Qt::ClickFocus);
    });
    button->setFocusPolicy(Qt::ClickFocus); // Tab stops at the chosen one alone
    m_group->addButton(button, id);
    layout()->addWidget(button);
    if (m_group->buttons().size() == 1)
        button->setChecked(true);
    place();
}

void Segmented::setText(int id, const QString &text)
{
    if (QAbstractButton *button = m_group->button(id); button && button->text() != text)
        button->setText(text);
}

void Segmented::setCurrent(int id)
{
    if (QAbstractButton *button = m_group->button(id))
        button->setChecked(true);
}

int Segmented::current() const { return m_group->checkedId(); }

bool Segmented::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Left: step(mirrored ? 1 : -1); return true;
    case Qt::Key_Right: step(mirrored ? -1 : 1); return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

void Segmented::changeEvent(QEvent *event)
{
    // Bold text of the chosen one is wider; the layout learns of it with the font.
    if (event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void Segmented::step(int by)
{
    const QList<QAbstractButton *> buttons = m_group->buttons();
    const qsizetype at = buttons.indexOf(m_group->checkedButton()) + by;
    if (at < 0 || at >= buttons.size())
        return;
    buttons.at(at)->setFocus(Qt::TabFocusReason);
    buttons.at(at)->click();
}

void Segmented::place()
{
    const QList<QAbstractButton *> buttons = m_group->buttons();
    for (QAbstractButton *button : buttons) {
        const QString where = button == buttons.first()  ? u"first"_s
                              : button == buttons.last() ? u"last"_s
                                                         : u"middle"_s;
        if (button->property("place").toString() == where)
            continue;
        button->setProperty("place", where);
        button->style()->unpolish(button); // the style sheet looks at properties only then
        button->style()->polish(button);
    }
}

} // namespace signalbox
