// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/templatedata.h"

#include "core/publish/markdown.h"

#include <limits>

namespace signalbox::publish {

namespace {

using L = QLatin1StringView;

Data updateData(const Dress &dress, const PageView &page, const IncidentUpdate &update, bool newest)
{
    Data data;
    put(data, "status", dress.texts.text(L(enumName(update.status).toLatin1())));
    put(data, "iso", toRfc3339(update.postedAt));
    put(data, "at", dress.texts.dateTime(update.postedAt, page.zone));
    put(data, "newest", newest);
    put(data, "edited", update.editedAt.has_value());
    put(data, "body", markdownToHtml(update.body));
    return data;
}

Data serviceChips(const PageView &page, const IncidentView &view)
{
    Data chips = emptyList();
    for (const auto &[node, worst] : view.services) {
        const Service &service = *page.tree.nodes()[size_t(node)].service;
        ServiceStatus shown = worst;
        if (view.incident->isOpen()) {
            const auto now = std::ranges::find(view.incident->impacts, service.id, &Impact::serviceId);
            shown = now == view.incident->impacts.end() ? ServiceStatus::Operational : now->impact;
        }
        Data chip;
        put(chip, "tone", toneOf(shown));
        put(chip, "name", service.name.toString());
        chips.push_back(chip);
    }
    return chips;
}

} // namespace

Data commonData(const Dress &dress)
{
    Data data;
    for (auto it = dress.texts.all().cbegin(); it != dress.texts.all().cend(); ++it)
        data["t_" + it.key().toStdString()] = Data(it.value().toStdString());
    put(data, "home", dress.links.home());
    put(data, "live", dress.live);
    return data;
}

std::string render(const Assets &assets, const char *pattern, const Data &data)
{
    kainjow::mustache::mustache parsed(assets.pattern(pattern));
    std::string out;
    parsed.render(data, [&out](const std::string &part) { out += part; });
    Q_ASSERT(parsed.is_valid());
    return out;
}

QString typeName(const Texts &texts, const IncidentType *type)
{
    if (!type)
        return {};
    const QString own = type->name.toString();
    const bool renamed = own != minorType().name.toString() && own != majorType().name.toString();
    return type->builtIn && !renamed ? texts.text(L(type->slug.toString().toLatin1())) : own;
}

QString toneOf(const IncidentView &incident)
{
    const ServiceStatus status = incident.incident->isOpen() ? incident.present : incident.worst;
    return toneOf(status == ServiceStatus::Operational ? ServiceStatus::DegradedPerformance : status);
}

void putIncident(Data &data, const Dress &dress, const PageView &page, const IncidentView &view,
                 size_t maximumUpdates)
{
    const Incident &incident = *view.incident;
    const QString type = typeName(dress.texts, view.type);
    const QString status = dress.texts.text(L(enumName(incident.status).toLatin1()));
    put(data, "tone", toneOf(view));
    put(data, "title", incident.title.toString());
    put(data, "facts", type.isEmpty() ? status : type + QStringLiteral(" · ") + status);
    put(data, "services", serviceChips(page, view));
    put(data, "began_iso", toRfc3339(incident.startedAt));
    put(data, "began", dress.texts.dateTime(incident.startedAt, page.zone));
    put(data, "running", incident.isOpen());
    data["lasted"] = absent();
    if (incident.endedAt)
        put(data, "lasted", dress.texts.text(
                L("lasted"), {{L("duration"), dress.texts.duration(*incident.endedAt - incident.startedAt)}}));
    Data updates = emptyList();
    size_t shown = 0;
    for (auto it = view.updates.rbegin(); it != view.updates.rend() && shown < maximumUpdates; ++it)
        updates.push_back(updateData(dress, page, *it, shown++ == 0));
    put(data, "updates", std::move(updates));
}

std::string incidentContent(const Dress &dress, const PageView &page, const IncidentView &incident)
{
    Data data = commonData(dress);
    putIncident(data, dress, page, incident, std::numeric_limits<size_t>::max());
    return render(dress.assets, "incidentpage", data);
}

} // namespace signalbox::publish
