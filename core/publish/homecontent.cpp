// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/daybars.h"
#include "core/publish/markdown.h"
#include "core/publish/templatedata.h"

#include <algorithm>

namespace signalbox::publish {

namespace {

using L = QLatin1StringView;

/// The front page shows this many updates of an open incident and links to the rest.
constexpr size_t shownUpdates = 5;
constexpr int excerptLength = 280;

QDate dateOf(const PageView &page, Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(at), page.zone).date();
}

/// "Affected: Checkout, Payments API and 2 more", the worst first.
QString affectedLine(const Texts &texts, const PageView &page)
{
    constexpr size_t named = 3;
    std::vector<size_t> hit;
    for (size_t i = 0; i < page.status.direct.size(); ++i) {
        if (page.status.direct[i] != ServiceStatus::Operational)
            hit.push_back(i);
    }
    if (hit.empty())
        return texts.text(L("sub_no_impact"));
    std::ranges::stable_sort(hit, std::greater(), [&](size_t i) { return page.status.direct[i]; });
    QStringList names;
    for (size_t i = 0; i < std::min(hit.size(), named); ++i)
        names.append(isolated(page.tree.nodes()[hit[i]].service->name.toString()));
    const QString list = names.join(texts.text(L("list_separator")));
    if (hit.size() <= named)
        return texts.text(L("sub_affected"), {{L("services"), list}});
    return texts.count(L("sub_affected_more"), qint64(hit.size() - named), {{L("services"), list}});
}

Data openIncidents(const Dress &dress, const PageView &page)
{
    Data list = emptyList();
    for (const Incident *incident : page.incidents) {
        if (!incident->isOpen())
            continue;
        const IncidentView view = viewOf(page, *incident);
        Data data;
        putIncident(data, dress, page, view, shownUpdates);
        put(data, "id", incident->id.toString());
        put(data, "url", dress.links.incident(incident->id));
        data["more"] = absent();
        if (view.updates.size() > shownUpdates)
            put(data, "more",
                dress.texts.count(L("all_updates"), qint64(view.updates.size() - shownUpdates)));
        list.push_back(data);
    }
    return list;
}

/// "Major outage for 21 minutes, Degraded performance for 5 minutes"
QString whatHappened(const Texts &texts, const TroubledDay &day)
{
    QStringList parts;
    for (size_t i = day.lasted.size() - 1; i > 0; --i) {
        if (day.lasted[i].count() == 0)
            continue;
        parts.append(texts.text(L("status_for"),
                                {{L("status"), texts.text(L(enumName(ServiceStatus(i)).toLatin1()))},
                                 {L("duration"), texts.duration(day.lasted[i])}}));
    }
    return parts.join(texts.text(L("list_separator")));
}

/// Makes the rows of the service tree.
class ServiceRows
{
public:
    ServiceRows(const Dress &dress, const PageView &page)
        : m_texts(dress.texts)
        , m_page(page)
        , m_days(int(page.starts.size()) - 1)
    {
        for (int i = 0; i < m_days; ++i) {
            const QDate date = dateOf(page, page.starts[size_t(i)]);
            m_isoDates.push_back(date.toString(Qt::ISODate));
            m_dates.push_back(m_texts.date(date));
        }
        for (const int span : {30, 60, 90}) {
            if (span < m_days)
                m_spans.push_back({span, span == 30 ? "w30" : "w60", {}});
        }
        const char *widest = m_spans.empty() ? "w0" : m_spans.size() == 1 ? "w60 w90" : "w90";
        m_spans.push_back({m_days, widest, {}});
        for (Span &span : m_spans)
            span.ago = m_texts.count(L("days_ago"), span.days);
    }

    Data all()
    {
        Data rows = emptyList();
        for (int i = 0; i < m_page.tree.size(); ++i)
            rows.push_back(row(i));
        return rows;
    }

private:
    struct Span
    {
        int days;
        const char *width; ///< classes of the widths at which as many bars are shown
        QString ago;
    };

    Data row(int node)
    {
        const ServiceNode &entry = m_page.tree.nodes()[size_t(node)];
        const ServiceHistory &past = m_page.past[size_t(node)];
        const ServiceStatus status = m_page.status.worst[size_t(node)];
        const bool leaf = m_page.tree.isLeaf(node);
        const int known = firstKnownDay(past, m_page.starts);
        Data data;
        put(data, "tone", toneOf(status));
        put(data, "leaf", leaf);
        put(data, "name", entry.service->name.toString());
        put(data, "about", about(node));
        put(data, "status", m_texts.text(L(enumName(status).toLatin1())));
        put(data, "unfolded", status != ServiceStatus::Operational);
        put(data, "bars", dayBars(past, m_page.starts));
        data["known"] = known > 0 ? Data(std::to_string(known)) : absent();
        putScales(data, past);
        put(data, "troubled", troubledDays(past));
        put(data, "notes", leaf ? notes(past, known) : emptyList());
        put(data, "closes", closes(node));
        return data;
    }

    QString about(int node) const
    {
        const QString own = m_page.tree.nodes()[size_t(node)].service->description.toString();
        if (!own.isEmpty() || m_page.tree.isLeaf(node))
            return own;
        int leaves = 0;
        for (int i = node + 1; i < m_page.tree.nodes()[size_t(node)].end; ++i)
            leaves += m_page.tree.isLeaf(i) ? 1 : 0;
        return m_texts.count(L("services_count"), leaves);
    }

    /// Uptime over as many days as there are bars at each width.
    void putScales(Data &data, const ServiceHistory &past) const
    {
        constexpr double complete = 0.9995;
        Data scales = emptyList();
        QString last;
        for (const Span &span : m_spans) {
            const Uptime figure = uptime(past, m_page.starts, m_days - span.days, m_page.now);
            last = figure.share ? m_texts.text(L("uptime"), {{L("percent"), m_texts.percent(*figure.share)}})
                                : m_texts.text(L("uptime_unknown"));
            Data scale;
            put(scale, "width", QByteArray(span.width));
            put(scale, "ago", span.ago);
            put(scale, "uptime", last);
            scale["coverage"] = absent();
            if (figure.share && figure.coverage < complete)
                put(scale, "coverage",
                    m_texts.text(L("coverage"),
                                 {{L("percent"), QString::number(int(figure.coverage * 100))}}));
            scales.push_back(scale);
        }
        put(data, "scales", std::move(scales));
        put(data, "label", m_texts.count(L("history_label"), m_days)
                               + m_texts.text(L("list_separator")) + last);
    }

    Data troubledDays(const ServiceHistory &past) const
    {
        Data list = emptyList();
        for (auto day = past.days.rbegin(); day != past.days.rend(); ++day) {
            Data data;
            put(data, "i", QByteArray::number(day->day));
            put(data, "iso", m_isoDates[size_t(day->day)]);
            put(data, "date", m_dates[size_t(day->day)]);
            put(data, "what", whatHappened(m_texts, *day));
            list.push_back(data);
        }
        return list;
    }

    Data notes(const ServiceHistory &past, int known) const
    {
        Data list = emptyList();
        if (past.days.empty() && known < m_days)
            list.push_back(m_texts.count(L("no_trouble"), m_days - known).toStdString());
        if (known > 0) {
            const QString since = m_texts.date(dateOf(m_page, past.knownFrom));
            list.push_back(m_texts.text(L("known_since"), {{L("date"), since}}).toStdString());
        }
        return list;
    }

    /// The ends of the groups of which this is the last service.
    QByteArray closes(int node) const
    {
        QByteArray ends;
        const auto nodes = m_page.tree.nodes();
        for (int up = nodes[size_t(node)].parent; m_page.tree.isLeaf(node) && up >= 0;
             up = nodes[size_t(up)].parent) {
            if (nodes[size_t(up)].end != node + 1)
                break;
            ends += "</ul></details></li>";
        }
        return ends;
    }

    const Texts &m_texts;
    const PageView &m_page;
    int m_days;
    std::vector<QString> m_isoDates;
    std::vector<QString> m_dates;
    std::vector<Span> m_spans;
};

Data pastIncident(const Dress &dress, const PageView &page, const Incident &incident)
{
    const IncidentView view = viewOf(page, incident);
    QStringList facts;
    if (const QString type = typeName(dress.texts, view.type); !type.isEmpty())
        facts.append(type);
    facts.append(incident.endedAt
                     ? dress.texts.text(L("resolved_after"),
                                        {{L("duration"), dress.texts.duration(
                                                             *incident.endedAt - incident.startedAt)}})
                     : dress.texts.text(L("ongoing")));
    QStringList names;
    for (const auto &[node, impact] : view.services)
        names.append(isolated(page.tree.nodes()[size_t(node)].service->name.toString()));
    if (!names.isEmpty())
        facts.append(names.join(dress.texts.text(L("list_separator"))));
    Data data;
    put(data, "tone", toneOf(view));
    put(data, "url", dress.links.incident(incident.id));
    put(data, "title", incident.title.toString());
    put(data, "facts", facts.join(QStringLiteral(" · ")));
    putIfAny(data, "end", incident.isOpen() || view.updates.empty()
                              ? QString()
                              : markdownToText(view.updates.back().body, excerptLength));
    return data;
}

/// Incidents by the day on which they began; one that began before the fifteen days, by the
/// day on which it ended.
Data pastData(const Dress &dress, const PageView &page)
{
    const auto days = std::span(page.starts).last(pastDays + 1);
    std::vector<Data> perDay(pastDays, emptyList());
    for (const Incident *incident : page.incidents) {
        const bool early = incident->startedAt < days.front();
        const Timestamp at = early ? incident->endedAt.value_or(incident->startedAt)
                                   : incident->startedAt;
        if (at < days.front() || at >= days.back())
            continue;
        const auto next = std::ranges::upper_bound(days, at);
        perDay[size_t(next - days.begin()) - 1].push_back(pastIncident(dress, page, *incident));
    }
    Data list = emptyList();
    for (size_t i = perDay.size(); i-- > 0;) {
        const QDate date = dateOf(page, days[i]);
        Data data;
        put(data, "iso", date.toString(Qt::ISODate));
        put(data, "date", dress.texts.longDate(date));
        put(data, "any", perDay[i].is_non_empty_list());
        put(data, "incidents", std::move(perDay[i]));
        list.push_back(data);
    }
    return list;
}

} // namespace

std::string homeContent(const Dress &dress, const PageView &page)
{
    const QString tone = toneOf(page.sum.rollUp);
    const int days = int(page.starts.size()) - 1;
    const bool fine = page.sum.rollUp == RollUp::None;
    Data data = commonData(dress);
    put(data, "tone", tone);
    put(data, "status_icon", dress.assets.icon(tone));
    put(data, "headline", headlineText(dress.texts, page.sum.headline));
    put(data, "subline", fine ? dress.texts.text(L("sub_fine")) : affectedLine(dress.texts, page));
    put(data, "has_services", page.tree.size() > 0);
    put(data, "has_status", page.tree.size() > 0 || !fine);
    putIfAny(data, "page_about", page.page->description.toString());
    put(data, "open", openIncidents(dress, page));
    put(data, "has_past", page.tree.size() > 0 || !page.incidents.empty());
    put(data, "empty_icon", dress.assets.icon(QStringLiteral("none")));
    put(data, "day_paths", dayOutline(days));
    put(data, "days", QByteArray::number(days));
    put(data, "first_day", dateOf(page, page.starts.front()).toString(Qt::ISODate));
    put(data, "rows", ServiceRows(dress, page).all());
    put(data, "past", pastData(dress, page));
    return render(dress.assets, "home", data);
}

} // namespace signalbox::publish
