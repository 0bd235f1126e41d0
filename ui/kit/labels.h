// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace signalbox {

/// Text in one of the window's voices. The size is a factor on the application's font and
/// follows it. Shows plain text only, so a name with markup in it stays a name.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    enum class Voice {
        Display, ///< name of a view or a thing
        Heading, ///< of a card
        Body,    ///< wraps
        Strong,
        Soft,    ///< secondary, wraps
        Small,   ///< secondary and smaller
        Section, ///< small capitals over a group
        Error    ///< under a field; wraps
    };

    explicit TextLabel(Voice voice, const QString &text = {}, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    Voice m_voice;
};

/// One line that is cut with an ellipsis where it does not fit; the whole is the tool tip.
class ElidedLabel : public TextLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(Voice voice, const QString &text = {}, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString m_text;
};

/// A key combination drawn as a key cap.
class KeyLabel : public QLabel
{
    Q_OBJECT
public:
    explicit KeyLabel(const QString &keys, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
};

/// `base` times a factor, in that weight.
[[nodiscard]] QFont scaledFont(const QFont &base, double factor, QFont::Weight weight);

} // namespace signalbox
