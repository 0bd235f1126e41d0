// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace signalbox {

class TextLabel;

/// A colour as "#3b3a8f" with a swatch that opens the system's picker, and how well white text
/// can be read on it.
class BrandPicker : public QWidget
{
    Q_OBJECT
public:
    explicit BrandPicker(QWidget *parent = nullptr);
    void setColor(const QString &color); ///< says nothing

signals:
    void picked(const QString &color); ///< as typed; the workspace's rules check it

private:
    void showSwatch();
    void choose();

    QToolButton *m_swatch;
    QLineEdit *m_edit;
    TextLabel *m_hint;
};

} // namespace signalbox
