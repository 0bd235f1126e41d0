// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/icons.h"

#include <QKeySequence>
#include <QPushButton>
#include <QToolButton>

namespace signalbox {

/// The one thing to do here. Can show its shortcut as a key cap beside the text; the shortcut
/// itself belongs to an action.
class PrimaryButton : public QPushButton
{
    Q_OBJECT
public:
    explicit PrimaryButton(const QString &text, QWidget *parent = nullptr);
    void setKeyHint(const QKeySequence &keys);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int hintWidth() const;

    QString m_hint;
};

/// Looks that the style sheet knows: "danger", "link", "flat".
[[nodiscard]] QPushButton *makeButton(const QString &text, const char *kind = nullptr,
                                      QWidget *parent = nullptr);
/// A picture alone; `name` is its tool tip and accessible name.
[[nodiscard]] QToolButton *makeIconButton(Glyph glyph, const QString &name,
                                          QWidget *parent = nullptr);

} // namespace signalbox
