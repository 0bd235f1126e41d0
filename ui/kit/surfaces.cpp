// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/surfaces.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"

#include <QHBoxLayout>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace signalbox {

Card::Card(QWidget *parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout(this))
{
    setProperty("kind", u"card"_s);
    m_body->setContentsMargins(metrics::large, metrics::medium, metrics::large, metrics::medium);
    m_body->setSpacing(metrics::small);
}

void Card::addHair()
{
    QFrame *hair = makeLine("hair", this);
    m_body->addWidget(hair);
}

QFrame *makeLine(const char *kind, QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("kind", QString::fromLatin1(kind));
    return line;
}

EmptyState::EmptyState(Glyph glyph, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_actions(new QHBoxLayout)
{
    auto *picture = new QLabel(this);
    picture->setPixmap(icon(glyph).pixmap(QSize(40, 40)));
    picture->setAlignment(Qt::AlignCenter);
    auto *heading = new TextLabel(TextLabel::Voice::Heading, title, this);
    heading->setAlignment(Qt::AlignCenter);
    heading->setWordWrap(true);
    auto *words = new TextLabel(TextLabel::Voice::Soft, text, this);
    words->setAlignment(Qt::AlignCenter);
    words->setMaximumWidth(420);
    m_actions->setAlignment(Qt::AlignCenter);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::margin, metrics::margin, metrics::margin, metrics::margin);
    column->setSpacing(metrics::small);
    column->addStretch(2);
    column->addWidget(picture);
    column->addWidget(heading);
    // Centred by stretches: an alignment would shrink the wrapped text to its narrowest.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(words, 8);
    row->addStretch(1);
    column->addLayout(row);
    column->addSpacing(metrics::small);
    column->addLayout(m_actions);
    column->addStretch(3);
}

QPushButton *EmptyState::addAction(const QString &text, QObject *context,
                                   std::function<void()> act)
{
    QPushButton *button = m_actions->count() == 0 ? new PrimaryButton(text, this)
                                                  : makeButton(text, nullptr, this);
    connect(button, &QPushButton::clicked, context, std::move(act));
    m_actions->addWidget(button);
    return button;
}

ScrollColumn::ScrollColumn(QWidget *parent)
    : QWidget(parent)
    , m_area(new QScrollArea(this))
    , m_body(new QVBoxLayout)
{
    auto *content = new QWidget;
    content->setProperty("kind", u"content"_s);
    auto *column = new QWidget(content);
    column->setMaximumWidth(metrics::readingWidth + 2 * metrics::margin);
    m_body->setContentsMargins(metrics::margin, metrics::wide, metrics::margin, metrics::margin);
    m_body->setSpacing(metrics::large);
    column->setLayout(m_body);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(column, 1000);
    row->addStretch(1);
    m_area->setWidget(content);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_area);
}

} // namespace signalbox
