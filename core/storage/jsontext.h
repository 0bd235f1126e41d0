// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QUuid>

namespace signalbox {

// How ids and JSON lie in text columns.

[[nodiscard]] inline QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

[[nodiscard]] inline QString textOf(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

[[nodiscard]] inline QJsonObject objectFromText(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace signalbox
