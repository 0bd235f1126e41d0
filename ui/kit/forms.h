// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QBoxLayout;
class QWidget;

namespace signalbox {

class TextLabel;

/// Builds a form: a label over each field, a hint and a place for an error under it. The label
/// is the field's buddy and accessible name.
class FormColumn
{
public:
    FormColumn(QBoxLayout *column, QWidget *parent);
    /// Gives the label in which showFieldError() puts what is wrong.
    TextLabel *add(const QString &label, QWidget *field, const QString &hint = {});

private:
    QBoxLayout *m_column;
    QWidget *m_parent;
};

/// Marks the field and says why; an empty text takes both back.
void showFieldError(QWidget *field, TextLabel *place, const QString &text);

} // namespace signalbox
