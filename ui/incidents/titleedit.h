// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QWidget>

class QLineEdit;

namespace signalbox {

class TextLabel;

/// A headline that can be edited in its place: a click on it or F2 begins, Enter sends, Escape
/// gives up.
class TitleEdit : public QWidget
{
    Q_OBJECT
public:
    explicit TitleEdit(QWidget *parent = nullptr);

    void setText(const QString &text);
    void edit();
    void setError(const QString &text);

signals:
    void submitted(const QString &text); ///< and different

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish(bool keep);

    QString m_text;
    TextLabel *m_label;
    QLineEdit *m_edit;
    QWidget *m_pencil;
    TextLabel *m_error;
};

} // namespace signalbox
