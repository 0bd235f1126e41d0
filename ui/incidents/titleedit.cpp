// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/titleedit.h"

#include "core/model/text.h"
#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace signalbox {

TitleEdit::TitleEdit(QWidget *parent)
    : QWidget(parent)
    , m_label(new TextLabel(TextLabel::Voice::Display, {}, this))
    , m_edit(new QLineEdit(this))
    , m_error(new TextLabel(TextLabel::Voice::Error, {}, this))
{
    m_label->setWordWrap(true);
    m_label->setCursor(Qt::IBeamCursor);
    m_label->setToolTip(tr("Click to edit (F2)"));
    m_label->installEventFilter(this);
    m_edit->setMaxLength(Title::maximum);
    m_edit->setAccessibleName(tr("Title"));
    m_edit->setFont(m_label->font());
    m_edit->installEventFilter(this);
    m_edit->hide();
    m_error->hide();
    QToolButton *pencil = makeIconButton(Glyph::Edit, tr("Edit the title"), this);
    m_pencil = pencil;
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::tight);
    row->addWidget(m_label, 1);
    row->addWidget(m_edit, 1);
    row->addWidget(pencil, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::tight);
    column->addLayout(row);
    column->addWidget(m_error);
    connect(pencil, &QToolButton::clicked, this, &TitleEdit::edit);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { finish(true); });
}

void TitleEdit::setText(const QString &text)
{
    m_text = text;
    // A word longer than the line would widen the whole view: it may break anywhere.
    QString breakable;
    for (qsizetype i = 0, run = 0; i < text.size(); ++i) {
        run = text[i].isSpace() ? 0 : run + 1;
        breakable += text[i];
        if (run > 24 && !text[i].isHighSurrogate())
            breakable += QChar(0x200b), run = 0;
    }
    m_label->setText(breakable);
}

void TitleEdit::edit()
{
    m_edit->setText(m_text);
    m_edit->setFont(m_label->font());
    m_label->hide();
    m_pencil->hide();
    m_edit->show();
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
}

void TitleEdit::setError(const QString &text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
}

void TitleEdit::finish(bool keep)
{
    if (m_edit->isHidden())
        return;
    m_edit->hide();
    m_label->show();
    m_pencil->show();
    setError({});
    if (keep && m_edit->text().trimmed() != m_text)
        emit submitted(m_edit->text());
}

bool TitleEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_label && event->type() == QEvent::MouseButtonRelease) {
        edit();
        return true;
    }
    if (watched == m_edit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        finish(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox
