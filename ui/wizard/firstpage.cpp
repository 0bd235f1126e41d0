// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/firstpage.h"

using namespace Qt::StringLiterals;

namespace signalbox {

QString suggestSlug(const QString &name)
{
    QString text = name.toLower();
    const std::pair<QLatin1StringView, QChar> germans[] = {
        {"ae"_L1, u'ä'}, {"oe"_L1, u'ö'}, {"ue"_L1, u'ü'}, {"ss"_L1, u'ß'}};
    for (const auto &[plain, letter] : germans)
        text.replace(letter, plain);
    QString slug;
    // Decomposed, "é" is "e" and an accent, and the accent falls away.
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            slug.append(c);
        else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug.append(u'-');
    }
    slug.truncate(60);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return Slug::parse(slug) ? slug : u"status"_s;
}

FirstPage planFirstPage(const Clock &clock, const QString &name, const QStringList &services,
                        const QString &language, const QString &zone)
{
    FirstPage plan;
    plan.page = PageId::make(clock);
    QJsonObject page{{u"id"_s, plan.page.toString()},
                     {u"name"_s, name.trimmed()},
                     {u"slug"_s, suggestSlug(name)}};
    if (Language::parse(language)) // the locale "C" has none; the page falls back to English
        page.insert(u"languages"_s, QJsonArray{language});
    if (TimeZone::parse(zone))
        page.insert(u"time_zone"_s, zone);
    plan.commands.emplace_back(u"page.create"_s, page);

    QJsonArray arrangement;
    for (const QString &service : services) {
        if (service.trimmed().isEmpty())
            continue;
        const ServiceId id = ServiceId::make(clock);
        const auto position = static_cast<int>(arrangement.size());
        plan.commands.emplace_back(u"service.create"_s,
                                   QJsonObject{{u"id"_s, id.toString()},
                                               {u"name"_s, service.trimmed()},
                                               {u"position"_s, position}});
        arrangement.append(QJsonObject{{u"service_id"_s, id.toString()},
                                       {u"parent_id"_s, QJsonValue::Null},
                                       {u"position"_s, position}});
    }
    if (!arrangement.isEmpty())
        plan.commands.emplace_back(u"page.arrange"_s,
                                   QJsonObject{{u"id"_s, plan.page.toString()},
                                               {u"services"_s, arrangement}});
    return plan;
}

} // namespace signalbox
