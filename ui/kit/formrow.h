// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QPlainTextEdit>

class QLineEdit;

namespace signalbox {

class TextLabel;

/// A form's row: label over editor, and below it a hint or what is wrong. The label's mnemonic
/// goes to the editor, which is also named after it for screen readers.
class FormRow : public QWidget
{
    Q_OBJECT
public:
    FormRow(const QString &label, QWidget *editor, QWidget *parent = nullptr);

    /// Empty: nothing is wrong.
    void setError(const QString &text);
    [[nodiscard]] QString error() const;
    void setHint(const QString &text);
    [[nodiscard]] QWidget *editor() const { return m_editor; }

private:
    QWidget *m_editor;
    TextLabel *m_error;
    TextLabel *m_hint;
};

/// The rows of a form by the names of the JSON fields that they edit.
class FormRows
{
public:
    void add(const QString &name, FormRow *field) { m_rows.insert(name, field); }
    /// Puts the error under the row it is about and the focus there; false when no row is.
    bool show(const Error &error);
    void clear();

private:
    QHash<QString, FormRow *> m_rows;
};

/// Several lines of plain text. Tab leaves it.
class TextArea : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TextArea(int lines, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void editingFinished(); ///< left, or Ctrl+Enter pressed, after changes

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void finish();

    int m_lines;
};

/// Puts `text` there unless the admin is just changing it.
void showText(QLineEdit *edit, const QString &text);
void showText(TextArea *edit, const QString &text);

} // namespace signalbox
