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

QByteArray pageTopic(Site::By by, const QByteArray &name)
{
    switch (by) {
    case Site::By::DefaultPage:
        return "default";
    case Site::By::DomainName:
        return "domain/" + name;
    case Site::By::SlugName:
        return "slug/" + name;
    }
    Q_UNREACHABLE();
}

http::EventPtr pageEvent(const Site &site, const SitePage &page)
{
    return http::makeEvent(
        site.version, "page",
        compact({{QStringLiteral("revision"), QString::fromLatin1(page.revision)}}));
}

http::EventStream pageStream(const Site &site, const Site::Place &place)
{
    return {pageTopic(place.by, place.name), site.version, pageEvent(site, *place.page)->bytes, {}};
}

namespace {

using Pages = QHash<QByteArray, SitePagePtr>;

void addNews(std::vector<PageNews> &news, Site::By by, const Pages &before, const Pages &after)
{
    for (auto it = after.begin(); it != after.end(); ++it) {
        const SitePagePtr old = before.value(it.key());
        if (!old || old->revision != it.value()->revision)
            news.push_back({pageTopic(by, it.key()), it.value()});
    }
}

} // namespace

std::vector<PageNews> pageNews(const Site &before, const Site &after)
{
    std::vector<PageNews> news;
    addNews(news, Site::By::DomainName, before.byDomain, after.byDomain);
    addNews(news, Site::By::SlugName, before.bySlug, after.bySlug);
    if (!before.fallback || before.fallback->revision != after.fallback->revision)
        news.push_back({pageTopic(Site::By::DefaultPage, {}), after.fallback});
    return news;
}

} // namespace signalbox
