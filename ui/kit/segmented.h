// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;

namespace signalbox {

/// A choice of one among few, all visible: a filter ("Open 2 | Resolved") or the joined steps
/// of a status. Tab reaches it once; the arrow keys move within.
class Segmented : public QWidget
{
    Q_OBJECT
public:
    enum class Look { Filter, Steps };
    explicit Segmented(Look look, QWidget *parent = nullptr);

    void add(int id, const QString &text);
    void setText(int id, const QString &text);
    void setCurrent(int id); ///< says nothing
    [[nodiscard]] int current() const;

signals:
    void picked(int id); ///< by the admin

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    void step(int by);

    Look m_look;
    QButtonGroup *m_group;
};

} // namespace signalbox
