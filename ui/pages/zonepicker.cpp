// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/zonepicker.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QTimeZone>
#include <QWheelEvent>

namespace signalbox {

ZonePicker::ZonePicker(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    QStringList zones;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        // "UTC+03:00" and the like never change their clocks: no place has such a zone.
        if (!id.startsWith("UTC+") && !id.startsWith("UTC-"))
            zones.append(QString::fromLatin1(id));
    }
    addItems(zones);
    setMaxVisibleItems(12);
    view()->setAccessibleName(tr("Time zones"));
    lineEdit()->setAccessibleName(tr("Time zone"));
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(this, &QComboBox::activated, this, &ZonePicker::finish);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ZonePicker::finish);
}

void ZonePicker::setZone(const QString &zone)
{
    if (zone == m_zone && currentText() == zone)
        return;
    if (lineEdit()->hasFocus() && lineEdit()->isModified())
        return;
    m_zone = zone;
    setCurrentText(zone);
}

void ZonePicker::finish()
{
    if (currentText() == m_zone)
        return;
    m_zone = currentText();
    lineEdit()->setModified(false);
    emit picked(m_zone);
}

// Scrolling over a form must not change what it says.
void ZonePicker::wheelEvent(QWheelEvent *event) { event->ignore(); }

} // namespace signalbox
