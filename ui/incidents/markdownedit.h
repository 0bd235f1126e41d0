// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <optional>

class QHBoxLayout;
class QKeyEvent;

namespace signalbox {

/// What the tool bar does to the text, on its own so that it can be tested.
namespace markdown {
/// Puts `mark` around the selection or the word at the cursor, or takes it off again.
void toggleAround(QTextCursor cursor, const QString &mark);
/// Begins each selected line with `prefix`, or takes it off if all of them have it.
void togglePrefix(QTextCursor cursor, const QString &prefix);
/// "[selection](https://)" with the address, or without a selection the text, left selected.
[[nodiscard]] QTextCursor insertLink(QTextCursor cursor);
/// Back-ticks around words, a fence around lines.
void toggleCode(QTextCursor cursor);
} // namespace markdown

/// A tool bar over plain text in CommonMark. Grows with the text between two heights. While it
/// has the focus Ctrl+B, Ctrl+I, Ctrl+K, Ctrl+Shift+8 and Ctrl+E are its tools; Ctrl+Enter
/// submits.
class MarkdownEdit : public QWidget
{
    Q_OBJECT
public:
    explicit MarkdownEdit(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString &text); ///< says nothing
    void setPlaceholder(const QString &text);
    [[nodiscard]] QPlainTextEdit *editor() const { return m_text; }
    void addTool(QWidget *widget); ///< at the right end of the tool bar

signals:
    void edited();
    void submitted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addTools();
    void fitHeight();
    enum class Tool { Bold, Italic, Link, List, Code, Submit };
    [[nodiscard]] static std::optional<Tool> toolFor(const QKeyEvent &event);
    void use(Tool tool);

    QPlainTextEdit *m_text;
    QHBoxLayout *m_tools;
    bool m_quiet = false;
};

} // namespace signalbox
