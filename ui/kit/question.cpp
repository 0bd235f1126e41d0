// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/question.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"

#include <QVBoxLayout>

namespace signalbox {

Question::Question(const QString &title, const QString &text, QWidget *parent)
    : QDialog(parent)
    , m_answers(new QHBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::margin, metrics::wide, metrics::margin, metrics::wide);
    column->setSpacing(metrics::medium);
    auto *heading = new TextLabel(TextLabel::Voice::Heading, title, this);
    heading->setWordWrap(true);
    auto *words = new TextLabel(TextLabel::Voice::Body, text, this);
    words->setMinimumWidth(400);
    column->addWidget(heading);
    column->addWidget(words);
    column->addSpacing(metrics::small);
    m_answers->addStretch(1);
    column->addLayout(m_answers);
}

void Question::addAnswer(const QString &text, std::function<void()> act, const char *kind)
{
    const bool first = m_answers->count() == 1; // the stretch is there already
    QPushButton *button = first ? new PrimaryButton(text, this) : makeButton(text, kind, this);
    button->setDefault(first);
    button->setAutoDefault(first);
    connect(button, &QPushButton::clicked, this, [this, act = std::move(act)] {
        accept();
        act();
    });
    // Primary at the right end, where the eye stops.
    m_answers->insertWidget(1, button);
    if (first)
        button->setFocus();
}

} // namespace signalbox
