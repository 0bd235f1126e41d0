// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/helpdialog.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"

#include <QAction>
#include <QCoreApplication>
#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

HelpDialog::HelpDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Help"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::margin, metrics::wide, metrics::margin, metrics::wide);
    column->setSpacing(metrics::medium);
    column->addWidget(new TextLabel(TextLabel::Voice::Display, tr("Signalbox"), this));
    auto *about = new TextLabel(
        TextLabel::Voice::Soft,
        tr("Run your status page from here. Report an incident, post updates as you learn more, "
           "and resolve it; the page follows within a second. Everything can be written offline "
           "and goes out later. Version %1.")
            .arg(QCoreApplication::applicationVersion()),
        this);
    about->setMinimumWidth(440);
    column->addWidget(about);
    column->addWidget(new TextLabel(TextLabel::Voice::Section, tr("Keyboard"), this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::wide);
    grid->setVerticalSpacing(metrics::small);
    int row = 0;
    const auto add = [&](const QString &keys, const QString &text) {
        grid->addWidget(new KeyLabel(keys, this), row, 0, Qt::AlignLeft);
        grid->addWidget(new TextLabel(TextLabel::Voice::Body, text, this), row++, 1);
    };
    for (const QAction *action : actions) {
        if (!action->text().isEmpty() && !action->shortcut().isEmpty())
            add(action->shortcut().toString(QKeySequence::NativeText), action->text().remove(u'&'));
    }
    add(QKeySequence(Qt::Key_F10).toString(QKeySequence::NativeText), tr("Menu"));
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    auto *close = new PrimaryButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addSpacing(metrics::small);
    column->addWidget(close, 0, Qt::AlignRight);
}

} // namespace signalbox
