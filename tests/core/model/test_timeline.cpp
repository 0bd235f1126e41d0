// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/timeline.h"

#include <QtTest>

using namespace signalbox;

// Times are minutes after a fixed start; S and T are two services.
class TestTimeline : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void openWithoutUpdates();
    void resolvedAndReopened();
    void postmortemChangesNothing();
    void impactsChangeWithUpdates();
    void endBeforeStartIsTheStart();
    void spansOfTheSameImpactAreOne();
};

namespace {

const Timestamp start = fromMillis(1'795'420'800'000);
const ServiceId S(QUuid::fromString(QLatin1StringView("01900000-0000-7000-8000-00000000000a")));
const ServiceId T(QUuid::fromString(QLatin1StringView("01900000-0000-7000-8000-00000000000b")));

Timestamp minute(int n)
{
    return start + std::chrono::minutes(n);
}

Incident incidentWith(std::vector<Impact> services)
{
    Incident incident;
    incident.startedAt = start;
    incident.services = std::move(services);
    return incident;
}

IncidentUpdate update(int at, IncidentStatus status, std::vector<Impact> services = {})
{
    IncidentUpdate entry;
    entry.status = status;
    entry.postedAt = minute(at);
    entry.services = std::move(services);
    return entry;
}

ImpactSpan span(const ServiceId &service, ServiceStatus impact, int from, std::optional<int> to)
{
    return {service, impact, minute(from), to ? std::optional(minute(*to)) : std::nullopt};
}

using enum ServiceStatus;
using enum IncidentStatus;
using Spans = std::vector<ImpactSpan>;

} // namespace

void TestTimeline::openWithoutUpdates()
{
    const Incident incident = settle(incidentWith({{S, MajorOutage}}), {});
    QVERIFY(incident.isOpen());
    QCOMPARE(incident.impacts, (std::vector<Impact>{{S, MajorOutage}}));
    QCOMPARE(impactSpans(incident, {}), (Spans{span(S, MajorOutage, 0, {})}));
}

void TestTimeline::resolvedAndReopened()
{
    const Incident incident = incidentWith({{S, MajorOutage}});
    std::vector updates{update(1, Investigating), update(10, Resolved)};
    QCOMPARE(settle(incident, updates).endedAt, std::optional(minute(10)));
    QCOMPARE(impactSpans(incident, updates), (Spans{span(S, MajorOutage, 0, 10)}));

    updates.push_back(update(20, Resolved)); // the first one ended it
    QCOMPARE(settle(incident, updates).endedAt, std::optional(minute(10)));

    updates.push_back(update(30, Identified));
    QVERIFY(settle(incident, updates).isOpen());
    QCOMPARE(impactSpans(incident, updates),
             (Spans{span(S, MajorOutage, 0, 10), span(S, MajorOutage, 30, {})}));
}

void TestTimeline::postmortemChangesNothing()
{
    const Incident incident = incidentWith({{S, PartialOutage}});
    const std::vector updates{update(10, Resolved), update(500, Postmortem)};
    const Incident settled = settle(incident, updates);
    QCOMPARE(settled.status, Postmortem);
    QCOMPARE(settled.endedAt, std::optional(minute(10)));
    QCOMPARE(impactSpans(incident, updates), (Spans{span(S, PartialOutage, 0, 10)}));
}

void TestTimeline::impactsChangeWithUpdates()
{
    const Incident incident = incidentWith({{S, MajorOutage}});
    const std::vector updates{update(5, Identified, {{T, DegradedPerformance}}),
                              update(10, Monitoring, {{S, DegradedPerformance}}),
                              update(15, Monitoring, {{S, Operational}}), update(20, Resolved)};
    QCOMPARE(settle(incident, updates).impacts,
             (std::vector<Impact>{{S, Operational}, {T, DegradedPerformance}}));
    QCOMPARE(impactSpans(incident, updates),
             (Spans{span(S, MajorOutage, 0, 10), span(T, DegradedPerformance, 5, 20),
                    span(S, DegradedPerformance, 10, 15)}));
}

void TestTimeline::endBeforeStartIsTheStart()
{
    const Incident incident = incidentWith({{S, MajorOutage}});
    const std::vector updates{update(-10, Resolved)};
    QCOMPARE(settle(incident, updates).endedAt, std::optional(minute(0)));
    QCOMPARE(impactSpans(incident, updates), Spans());
}

void TestTimeline::spansOfTheSameImpactAreOne()
{
    const Incident incident = incidentWith({{S, MajorOutage}});
    const std::vector updates{update(5, Identified, {{S, MajorOutage}}), update(9, Resolved)};
    QCOMPARE(impactSpans(incident, updates), (Spans{span(S, MajorOutage, 0, 9)}));
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "test_timeline.moc"
