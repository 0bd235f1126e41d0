// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <functional>

class QBoxLayout;

namespace signalbox {

/// A short question over a window, for the few things that must be decided before going on.
/// Does not block: open() and wait for an answer's function. Escape answers nothing.
class Question : public QDialog
{
    Q_OBJECT
public:
    Question(const QString &title, const QString &text, QWidget *parent);
    /// The first one is the primary button and what Enter does.
    void addAnswer(const QString &text, std::function<void()> act, const char *kind = nullptr);

private:
    QBoxLayout *m_answers;
};

} // namespace signalbox
