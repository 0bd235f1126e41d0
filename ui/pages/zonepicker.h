// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace signalbox {

/// Picks a time zone by typing any part of its name.
class ZonePicker : public QComboBox
{
    Q_OBJECT
public:
    explicit ZonePicker(QWidget *parent = nullptr);
    void setZone(const QString &zone); ///< says nothing

signals:
    void picked(const QString &zone); ///< as typed; the workspace's rules check it

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void finish();

    QString m_zone;
};

} // namespace signalbox
