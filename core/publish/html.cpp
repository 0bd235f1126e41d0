// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/html.h"

#include "core/publish/templatedata.h"

#include <QTextBoundaryFinder>
#include <QUrl>

namespace signalbox::publish {

namespace {

using L = QLatin1StringView;

/// The first letter, with its accents or as a whole emoji.
QString initialOf(const QString &name)
{
    constexpr qsizetype longest = 16; // a letter under a heap of accents is cut
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, name);
    const qsizetype end = finder.toNextBoundary();
    return name.left(end > 0 && end <= longest ? end : 1).toUpper();
}

Data websiteData(const Texts &texts, const WebUrl &website)
{
    const QUrl url(website.toString());
    Data data;
    put(data, "url", website.toString());
    put(data, "label", texts.text(L("go_to"), {{L("site"), url.host()}}));
    return data;
}

} // namespace

QString headlineText(const Texts &texts, Headline headline)
{
    switch (headline) {
    case Headline::AllOperational: return texts.text(L("all_operational"));
    case Headline::UnderMaintenance: return texts.text(L("under_maintenance_headline"));
    case Headline::DegradedPerformance: return texts.text(L("degraded_headline"));
    case Headline::OpenIncident: return texts.text(L("incident_headline"));
    case Headline::PartialOutage: return texts.text(L("partial_headline"));
    case Headline::MajorOutage: return texts.text(L("major_headline"));
    }
    Q_UNREACHABLE();
}

QString toneOf(ServiceStatus status)
{
    switch (status) {
    case ServiceStatus::Operational: return QStringLiteral("ok");
    case ServiceStatus::UnderMaintenance: return QStringLiteral("maint");
    case ServiceStatus::DegradedPerformance: return QStringLiteral("degraded");
    case ServiceStatus::PartialOutage: return QStringLiteral("partial");
    case ServiceStatus::MajorOutage: return QStringLiteral("major");
    }
    Q_UNREACHABLE();
}

QString toneOf(RollUp rollUp)
{
    switch (rollUp) {
    case RollUp::None: return QStringLiteral("ok");
    case RollUp::Maintenance: return QStringLiteral("maint");
    case RollUp::Minor: return QStringLiteral("degraded");
    case RollUp::Major: return QStringLiteral("partial");
    case RollUp::Critical: return QStringLiteral("major");
    }
    Q_UNREACHABLE();
}

std::string messageContent(const Dress &dress, const Message &message)
{
    Data steps = emptyList();
    for (const QString &step : message.steps)
        steps.push_back(step.toStdString());
    Data data = commonData(dress);
    put(data, "tone", message.tone);
    put(data, "status_icon", dress.assets.icon(message.tone));
    put(data, "heading", message.heading);
    put(data, "message", message.text);
    put(data, "has_steps", !message.steps.isEmpty());
    put(data, "steps", std::move(steps));
    put(data, "back", message.linksHome);
    return render(dress.assets, "message", data);
}

Dress::Dress(const Assets &files, const Page *shown, Links where, bool hasEvents)
    : assets(files)
    , page(shown)
    , texts(files.texts(shown ? shown->languages : std::vector<Language>()))
    , links(std::move(where))
    , live(hasEvents)
    , style(files.style(shown ? shown->brand : Page().brand))
    , csp(contentSecurityPolicy(style, files.script()))
    , quietCsp(contentSecurityPolicy(style, {}))
{
}

Html wrap(const Dress &dress, const Shell &shell)
{
    const Page *page = dress.page;
    const QString name = page ? page->name.toString() : QStringLiteral("Signalbox");
    Data data = commonData(dress);
    put(data, "lang", dress.texts.tag());
    put(data, "dir", QByteArray(dress.texts.isRightToLeft() ? "rtl" : "ltr"));
    put(data, "title", shell.title);
    putIfAny(data, "description", shell.description);
    put(data, "icon", dress.assets.favicon(shell.tone));
    put(data, "css", dress.style);
    put(data, "assets", dress.assets.version());
    put(data, "live", dress.live && shell.scripted);
    put(data, "worker", dress.links.worker(dress.assets.version()));
    put(data, "revision", shell.revision);
    put(data, "initial", initialOf(name));
    put(data, "name", name);
    data["website"] = page && page->website ? websiteData(dress.texts, *page->website) : absent();
    data["content"] = Data(shell.content);
    data["api"] = absent();
    data["zone_note"] = absent();
    if (page) {
        put(data, "api", dress.links.api());
        put(data, "zone_note", dress.texts.text(L("zone_note"), {{L("zone"), page->timeZone.toString()}}));
    }
    data["js"] = shell.scripted ? Data(dress.assets.script().toStdString()) : absent();
    return {QByteArray::fromStdString(render(dress.assets, "layout", data)),
            shell.scripted ? dress.csp : dress.quietCsp};
}

} // namespace signalbox::publish
