// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/formrow.h"

#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

FormRow::FormRow(const QString &label, QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_error(new TextLabel(TextLabel::Voice::Error, {}, this))
    , m_hint(new TextLabel(TextLabel::Voice::Small, {}, this))
{
    auto *name = new TextLabel(TextLabel::Voice::Body, label, this);
    name->setFont(scaledFont(name->font(), 1, QFont::DemiBold));
    name->setBuddy(editor);
    m_error->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_error->hide();
    m_hint->hide();
    if (editor->accessibleName().isEmpty())
        editor->setAccessibleName(QString(label).remove(u'&'));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::tight);
    column->addWidget(name);
    column->addWidget(editor);
    column->addWidget(m_hint);
    column->addWidget(m_error);
}

void FormRow::setError(const QString &text)
{
    if (m_error->text() == text)
        return;
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    m_editor->setAccessibleDescription(text);
    m_editor->setProperty("invalid", !text.isEmpty());
    m_editor->style()->unpolish(m_editor); // the style sheet looks at properties only then
    m_editor->style()->polish(m_editor);
}

QString FormRow::error() const { return m_error->text(); }

void FormRow::setHint(const QString &text)
{
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

bool FormRows::show(const Error &error)
{
    // "services[2].impact" and "update.body" belong to the row that has the whole.
    for (QString name = error.field; !name.isEmpty();) {
        if (FormRow *field = m_rows.value(name)) {
            field->setError(words::of(error));
            field->editor()->setFocus();
            return true;
        }
        const qsizetype cut = std::max(name.lastIndexOf(u'.'), name.lastIndexOf(u'['));
        name.truncate(std::max<qsizetype>(cut, 0));
    }
    return false;
}

void FormRows::clear()
{
    for (FormRow *field : std::as_const(m_rows))
        field->setError({});
}

TextArea::TextArea(int lines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_lines(lines)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize TextArea::sizeHint() const
{
    const int frame = 2 * (metrics::small + 2 + static_cast<int>(document()->documentMargin()));
    return {200, fontMetrics().lineSpacing() * m_lines + frame};
}

QSize TextArea::minimumSizeHint() const { return {80, sizeHint().height()}; }

void TextArea::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        finish();
}

void TextArea::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::ControlModifier)
        finish();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void TextArea::finish()
{
    if (!document()->isModified())
        return;
    document()->setModified(false);
    emit editingFinished();
}

void showText(QLineEdit *edit, const QString &text)
{
    if (edit->text() == text || (edit->hasFocus() && edit->isModified()))
        return;
    edit->setText(text);
    edit->setCursorPosition(0);
}

void showText(TextArea *edit, const QString &text)
{
    if (edit->toPlainText() == text || (edit->hasFocus() && edit->document()->isModified()))
        return;
    edit->setPlainText(text);
    edit->document()->setModified(false);
}


} // namespace signalbox
