// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/topics.h"

#include <QJsonDocument>

namespace signalbox {

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

http::EventPtr changeEvent(qint64 sequence)
{
    return http::makeEvent(static_cast<quint64>(sequence), "change",
                           compact({{QStringLiteral("sequence"), sequence}}));
}

http::EventStream changeStream(qint64 sequence)
{
    return {changeTopic, static_cast<quint64>(sequence), changeEvent(sequence)->bytes, {}};
}

QByteArray pageTopic(const SitePage &page)
{
    return (page.mount == Mount::AtRoot ? "root/" : "slug/") +
           page.id.uuid().toByteArray(QUuid::WithoutBraces);
}

http::EventPtr pageEvent(const SitePage &page)
{
    return http::makeEvent(
        page.version, "page",
        compact({{QStringLiteral("revision"), QString::fromLatin1(page.revision)}}));
}

http::EventStream pageStream(const SitePage &page)
{
    return {pageTopic(page), page.version, pageEvent(page)->bytes, {}};
}

} // namespace signalbox
