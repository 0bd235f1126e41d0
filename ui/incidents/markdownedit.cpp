// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/markdownedit.h"

#include "core/model/text.h"
#include "ui/kit/buttons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/surfaces.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTextBlock>
#include <QTextDocumentFragment>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

/// The selection as plain text; Qt parts its lines with U+2029.
QString selected(const QTextCursor &cursor) { return cursor.selection().toPlainText(); }

QString around(const QTextCursor &cursor, int length, bool before)
{
    QTextCursor probe(cursor.document());
    const int at = before ? cursor.selectionStart() - length : cursor.selectionEnd();
    if (at < 0 || at + length >= cursor.document()->characterCount())
        return {};
    probe.setPosition(at);
    probe.setPosition(at + length, QTextCursor::KeepAnchor);
    return probe.selectedText();
}

} // namespace

void markdown::toggleAround(QTextCursor cursor, const QString &mark)
{
    const int length = static_cast<int>(mark.size());
    if (!cursor.hasSelection())
        cursor.select(QTextCursor::WordUnderCursor);
    const int start = cursor.selectionStart();
    const QString text = selected(cursor);
    cursor.beginEditBlock();
    if (around(cursor, length, true) == mark && around(cursor, length, false) == mark) {
        cursor.setPosition(start - length);
        cursor.setPosition(start + static_cast<int>(text.size()) + length, QTextCursor::KeepAnchor);
        cursor.insertText(text);
    } else {
        cursor.insertText(QString(mark + text + mark));
    }
    cursor.endEditBlock();
}

void markdown::togglePrefix(QTextCursor cursor, const QString &prefix)
{
    QTextDocument *document = cursor.document();
    const int first = document->findBlock(cursor.selectionStart()).blockNumber();
    const int last = document->findBlock(cursor.selectionEnd()).blockNumber();
    bool all = true;
    for (int i = first; i <= last; ++i)
        all = all && document->findBlockByNumber(i).text().startsWith(prefix);
    cursor.beginEditBlock();
    for (int i = first; i <= last; ++i) {
        cursor.setPosition(document->findBlockByNumber(i).position());
        if (all) {
            cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor,
                                static_cast<int>(prefix.size()));
            cursor.removeSelectedText();
        } else if (!cursor.block().text().startsWith(prefix)) {
            cursor.insertText(prefix);
        }
    }
    cursor.endEditBlock();
}

QTextCursor markdown::insertLink(QTextCursor cursor)
{
    const QString text = selected(cursor);
    const int start = cursor.selectionStart();
    const bool isAddress = text.startsWith("http://"_L1) || text.startsWith("https://"_L1);
    const QString label = isAddress ? QString() : text;
    const QString address = isAddress ? text : u"https://"_s;
    cursor.insertText(QString(u'[' + label + u"]("_s + address + u')'));
    const int afterLabel = start + 1 + static_cast<int>(label.size());
    if (label.isEmpty()) {
        cursor.setPosition(start + 1);
    } else {
        cursor.setPosition(afterLabel + 2);
        cursor.setPosition(afterLabel + 2 + static_cast<int>(address.size()),
                           QTextCursor::KeepAnchor);
    }
    return cursor;
}

void markdown::toggleCode(QTextCursor cursor)
{
    const QString text = selected(cursor);
    if (!text.contains(u'\n'))
        return toggleAround(cursor, u"`"_s);
    cursor.insertText(QString(u"```\n"_s + text + u"\n```"_s));
}

MarkdownEdit::MarkdownEdit(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit(this))
    , m_tools(new QHBoxLayout)
{
    m_text->setProperty("kind", u"bare"_s);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Text in Markdown"));
    m_text->installEventFilter(this);
    m_tools->setContentsMargins(metrics::small, metrics::tight, metrics::small, metrics::tight);
    m_tools->setSpacing(2);
    addTools();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_tools);
    column->addWidget(makeLine("hair", this));
    column->addWidget(m_text);
    setFocusProxy(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        fitHeight();
        if (!m_quiet)
            emit edited();
    });
    fitHeight();
}

void MarkdownEdit::addTools()
{
    const auto add = [&](Glyph glyph, const QString &name, const QKeySequence &keys, Tool tool) {
        QToolButton *button = makeIconButton(glyph, name, this);
        button->setToolTip(tr("%1 (%2)", "tool, its keys")
                               .arg(name, keys.toString(QKeySequence::NativeText)));
        button->setFocusPolicy(Qt::NoFocus); // the keys are quicker, and Tab goes on to the text
        connect(button, &QToolButton::clicked, this, [this, tool] {
            use(tool);
            m_text->setFocus(Qt::OtherFocusReason);
        });
        m_tools->addWidget(button);
    };
    add(Glyph::Bold, tr("Bold"), Qt::CTRL | Qt::Key_B, Tool::Bold);
    add(Glyph::Italic, tr("Italic"), Qt::CTRL | Qt::Key_I, Tool::Italic);
    add(Glyph::Link, tr("Link"), Qt::CTRL | Qt::Key_K, Tool::Link);
    add(Glyph::List, tr("List"), Qt::CTRL | Qt::SHIFT | Qt::Key_8, Tool::List);
    add(Glyph::Code, tr("Code"), Qt::CTRL | Qt::Key_E, Tool::Code);
    m_tools->addStretch();
}

void MarkdownEdit::addTool(QWidget *widget) { m_tools->addWidget(widget); }

QString MarkdownEdit::text() const { return m_text->toPlainText(); }

void MarkdownEdit::setText(const QString &text)
{
    if (m_text->toPlainText() == text)
        return;
    m_quiet = true;
    m_text->setPlainText(text);
    m_quiet = false;
}

void MarkdownEdit::setPlaceholder(const QString &text) { m_text->setPlaceholderText(text); }

void MarkdownEdit::fitHeight()
{
    // In lines as they are wrapped; scrolls from twelve on.
    int lines = 0;
    for (QTextBlock block = m_text->document()->begin(); block.isValid() && lines < 12;
         block = block.next())
        lines += std::max(1, block.lineCount());
    lines = std::clamp(lines, 3, 12);
    const int wanted = lines * m_text->fontMetrics().lineSpacing()
                       + 2 * (metrics::small + static_cast<int>(m_text->document()->documentMargin()));
    if (m_text->height() != wanted || m_text->minimumHeight() != wanted)
        m_text->setFixedHeight(wanted);
}

std::optional<MarkdownEdit::Tool> MarkdownEdit::toolFor(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier)
        && (event.key() == Qt::Key_8 || event.key() == Qt::Key_Asterisk
            || event.key() == Qt::Key_ParenLeft)) // what Shift+8 is on some keyboards
        return Tool::List;
    if (modifiers != Qt::ControlModifier)
        return std::nullopt;
    switch (event.key()) {
    case Qt::Key_B: return Tool::Bold;
    case Qt::Key_I: return Tool::Italic;
    case Qt::Key_K: return Tool::Link;
    case Qt::Key_E: return Tool::Code;
    case Qt::Key_Return:
    case Qt::Key_Enter: return Tool::Submit;
    default: return std::nullopt;
    }
}

void MarkdownEdit::use(Tool tool)
{
    const QTextCursor cursor = m_text->textCursor();
    switch (tool) {
    case Tool::Bold: return markdown::toggleAround(cursor, u"**"_s);
    case Tool::Italic: return markdown::toggleAround(cursor, u"*"_s);
    case Tool::Link: return m_text->setTextCursor(markdown::insertLink(cursor));
    case Tool::List: return markdown::togglePrefix(cursor, u"- "_s);
    case Tool::Code: return markdown::toggleCode(cursor);
    case Tool::Submit: emit submitted(); return;
    }
}

bool MarkdownEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::ShortcutOverride) {
        // Taken before the window's own shortcuts: here Ctrl+K makes a link.
        if (toolFor(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
    } else if (watched == m_text && event->type() == QEvent::KeyPress) {
        if (const auto tool = toolFor(*static_cast<QKeyEvent *>(event))) {
            use(*tool);
            return true;
        }
    } else if (watched == m_text && event->type() == QEvent::Resize) {
        // Wrapping may be different; asked again once the layout has settled.
        QMetaObject::invokeMethod(this, &MarkdownEdit::fitHeight, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox
