// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/forms.h"

#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"

#include <QBoxLayout>
#include <QStyle>

namespace signalbox {

FormColumn::FormColumn(QBoxLayout *column, QWidget *parent)
    : m_column(column)
    , m_parent(parent)
{
    m_column->setSpacing(metrics::tight);
}

TextLabel *FormColumn::add(const QString &label, QWidget *field, const QString &hint)
{
    if (m_column->count() > 0)
        m_column->addSpacing(metrics::small);
    auto *name = new TextLabel(TextLabel::Voice::Strong, label, m_parent);
    name->setBuddy(field);
    field->setAccessibleName(label);
    auto *error = new TextLabel(TextLabel::Voice::Error, {}, m_parent);
    error->hide();
    m_column->addWidget(name);
    m_column->addWidget(field);
    m_column->addWidget(error);
    if (!hint.isEmpty()) {
        auto *words = new TextLabel(TextLabel::Voice::Small, hint, m_parent);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        field->setAccessibleDescription(hint);
        m_column->addWidget(words);
    }
    return error;
}

void showFieldError(QWidget *field, TextLabel *place, const QString &text)
{
    place->setText(text);
    place->setVisible(!text.isEmpty());
    if (field->property("invalid").toBool() == !text.isEmpty())
        return;
    field->setProperty("invalid", !text.isEmpty());
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace signalbox
