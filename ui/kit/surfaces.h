// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/icons.h"

#include <QFrame>
#include <QTimer>
#include <functional>
#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace signalbox {

/// A rounded box with a border. Fill body(); rows in it are parted with addHair().
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void addHair();

private:
    QVBoxLayout *m_body;
};

[[nodiscard]] QFrame *makeLine(const char *kind = "line", QWidget *parent = nullptr);

/// What a list says while it is empty: what this is, and what to do next.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(Glyph glyph, const QString &title, const QString &text, QWidget *parent = nullptr);
    /// The first is the primary one.
    QPushButton *addAction(const QString &text, QObject *context, std::function<void()> act);

private:
    QBoxLayout *m_actions;
};

/// A line in the window instead of a modal box. Hidden until something is said.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    enum class Tone { Info, Success, Warning, Error, Inverse };
    struct Action
    {
        QString text;
        std::function<void()> act;
    };

    explicit MessageBar(QWidget *parent = nullptr);
    /// Replaces what was said. Closable ones have a cross; acting on one hides it too. A success
    /// that asks for nothing leaves by itself: it is old news in the next view.
    void say(Tone tone, const QString &text, std::vector<Action> actions = {},
             bool closable = true);
    void setText(const QString &text); ///< e.g. a countdown
    void setLinger(std::chrono::milliseconds time); ///< how long a success stays
    [[nodiscard]] QString text() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

signals:
    void closed(); ///< by its cross

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();

    Tone m_tone = Tone::Info;
    QLabel *m_icon;
    QLabel *m_text;
    QBoxLayout *m_actions;
    QWidget *m_cross;
    QTimer m_linger;
};

/// A column of at most readingWidth that scrolls: the body of most views.
class ScrollColumn : public QWidget
{
    Q_OBJECT
public:
    explicit ScrollColumn(QWidget *parent = nullptr);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] QScrollArea *area() const { return m_area; }

private:
    QScrollArea *m_area;
    QVBoxLayout *m_body;
};

} // namespace signalbox
