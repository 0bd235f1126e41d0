// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/uptime.h"
#include "tests/support/workspacebuilder.h"

#include <QRandomGenerator>
#include <QTimeZone>
#include <QtTest>

using namespace signalbox;
using test::WorkspaceBuilder;
using enum ServiceStatus;
using namespace std::chrono_literals;

class TestUptime : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void daysOfAZone_data();
    void daysOfAZone();
    void daysEndToday();
    void figures_data();
    void figures();
    void parentIsTheUnion();
    void backDatingAndDeletingChangeThePast();
    void agreesWithASimulation_data();
    void agreesWithASimulation();
};

namespace {

Timestamp at(const char *text)
{
    return parseRfc3339(QString::fromLatin1(text)).value();
}

TimeZone zone(const char *name)
{
    return TimeZone::parse(QString::fromLatin1(name)).value();
}

/// One service under the stretches given in hours after the first of 90 days, in UTC.
struct Stretch { ServiceStatus status; double from; double to; bool counts = true; };

} // namespace

void TestUptime::daysOfAZone_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QList<double>>("hours"); // of the last days, oldest first
    QTest::newRow("utc") << QByteArray("UTC") << QByteArray("2026-03-30T12:00:00Z")
                         << QList<double>{24, 24, 24};
    QTest::newRow("berlin spring") << QByteArray("Europe/Berlin")
                                   << QByteArray("2026-03-30T12:00:00Z") << QList<double>{24, 23, 24};
    QTest::newRow("berlin autumn") << QByteArray("Europe/Berlin")
                                   << QByteArray("2026-10-26T12:00:00Z") << QList<double>{24, 25, 24};
    QTest::newRow("new york spring") << QByteArray("America/New_York")
                                     << QByteArray("2026-03-09T16:00:00Z")
                                     << QList<double>{24, 23, 24};
    QTest::newRow("new york autumn") << QByteArray("America/New_York")
                                     << QByteArray("2026-11-02T16:00:00Z")
                                     << QList<double>{24, 25, 24};
    QTest::newRow("lord howe spring") << QByteArray("Australia/Lord_Howe")
                                      << QByteArray("2026-10-05T00:00:00Z")
                                      << QList<double>{24, 23.5, 24};
    QTest::newRow("lord howe autumn") << QByteArray("Australia/Lord_Howe")
                                      << QByteArray("2026-04-06T00:00:00Z")
                                      << QList<double>{24, 24.5, 24};
    // Clocks there change at midnight: the day begins at one o'clock.
    QTest::newRow("beirut spring") << QByteArray("Asia/Beirut")
                                   << QByteArray("2026-03-30T12:00:00Z") << QList<double>{24, 23, 24};
}

void TestUptime::daysOfAZone()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, now);
    QFETCH(QList<double>, hours);
    const auto starts = dayStarts(zone(name.constData()), at(now.constData()), int(hours.size()));
    QCOMPARE(starts.size(), size_t(hours.size()) + 1);
    for (int i = 0; i < hours.size(); ++i) {
        const Milliseconds length = starts[size_t(i) + 1] - starts[size_t(i)];
        QCOMPARE(double(length.count()) / 3'600'000, hours[i]);
    }
}

void TestUptime::daysEndToday()
{
    // Already the 24th in Auckland, still the 22nd in Honolulu.
    const Timestamp now = at("2026-11-23T09:30:00Z");
    QCOMPARE(dayStarts(zone("UTC"), now, 90).at(89), at("2026-11-23T00:00:00Z"));
    QCOMPARE(dayStarts(zone("Pacific/Kiritimati"), now, 90).at(89), at("2026-11-22T10:00:00Z"));
    QCOMPARE(dayStarts(zone("Pacific/Honolulu"), now, 1).at(0), at("2026-11-22T10:00:00Z"));
    QCOMPARE(dayStarts(zone("UTC"), at("2026-11-23T00:00:00Z"), 1).at(0), at("2026-11-23T00:00:00Z"));
}

void TestUptime::figures_data()
{
    QTest::addColumn<QList<Stretch>>("stretches");
    QTest::addColumn<double>("knownFrom"); // hours
    QTest::addColumn<UptimeRules>("rules");
    QTest::addColumn<double>("share"); // -1: nothing known
    QTest::addColumn<double>("coverage");
    const UptimeRules usual;
    UptimeRules strict;
    strict.degraded = 0.5;
    strict.countMaintenance = true;
    using List = QList<Stretch>;
    const auto row = [](const char *name, const List &stretches, double known,
                        const UptimeRules &rules, double share, double coverage) {
        QTest::newRow(name) << stretches << known << rules << share << coverage;
    };
    // 100 hours are looked at.
    row("quiet", {}, -1, usual, 1, 1);
    row("major", {{MajorOutage, 10, 20}}, -1, usual, 0.9, 1);
    row("partial", {{PartialOutage, 10, 20}}, -1, usual, 0.97, 1);
    row("degraded", {{DegradedPerformance, 10, 20}}, -1, usual, 1, 1);
    row("degraded weighs", {{DegradedPerformance, 10, 20}}, -1, strict, 0.95, 1);
    row("overlap counts once", {{MajorOutage, 10, 20}, {PartialOutage, 15, 25}}, -1, usual,
        1 - 0.1 - 0.015, 1);
    row("twice the same", {{MajorOutage, 10, 20}, {MajorOutage, 12, 18}}, -1, usual, 0.9, 1);
    row("does not count", {{MajorOutage, 10, 20, false}}, -1, usual, 1, 1);
    row("does not hide", {{MajorOutage, 10, 20, false}, {PartialOutage, 10, 20}}, -1, usual, 0.97, 1);
    row("maintenance is left out", {{UnderMaintenance, 0, 50}, {MajorOutage, 60, 70}}, -1, usual,
        0.8, 1);
    row("maintenance counts", {{UnderMaintenance, 0, 50}}, -1, strict, 0.5, 1);
    row("maintenance all the time", {{UnderMaintenance, 0, 100}}, -1, usual, -1, 1);
    row("half known", {{MajorOutage, 60, 70}}, 50, usual, 0.8, 0.5);
    row("reported for before it was made", {{MajorOutage, 10, 55}}, 50, usual, 0.5, 0.9);
    row("not yet known", {}, 200, usual, -1, 0);
    row("before the window", {{MajorOutage, -50, 10}}, -100, usual, 0.9, 1);
    row("all of it", {{MajorOutage, -50, 500}}, -100, usual, 0, 1);
}

void TestUptime::figures()
{
    QFETCH(QList<Stretch>, stretches);
    QFETCH(double, knownFrom);
    QFETCH(UptimeRules, rules);
    QFETCH(double, share);
    const Timestamp first = at("2026-11-01T00:00:00Z");
    const Timestamp now = first + 100h;
    const auto hour = [&](double h) { return first + Milliseconds(qint64(h * 3'600'000)); };
    WorkspaceBuilder builder;
    builder.service(QStringLiteral("API"), {}, hour(knownFrom));
    const ServiceTree tree = ServiceTree::ofWorkspace(builder.workspace);
    std::vector<HistorySpan> spans;
    for (const Stretch &s : stretches)
        spans.push_back({0, s.status, s.counts, hour(s.from), hour(s.to)});
    const auto starts = dayStarts(zone("UTC"), now, 5);
    const auto past = histories(tree, spans, starts, now, rules);
    const Uptime figure = uptime(past.front(), starts, 0, now, rules);
    QCOMPARE(figure.share.value_or(-1), share);
    QTEST(figure.coverage, "coverage");
}

void TestUptime::parentIsTheUnion()
{
    const Timestamp first = at("2026-11-01T00:00:00Z");
    const Timestamp now = first + 100h;
    WorkspaceBuilder builder;
    const ServiceId group = builder.service(QStringLiteral("Group"), {}, first + 90h);
    builder.service(QStringLiteral("Old"), group, first);
    builder.service(QStringLiteral("New"), group, first + 50h);
    const ServiceTree tree = ServiceTree::ofWorkspace(builder.workspace);
    const std::vector<HistorySpan> spans{{1, MajorOutage, true, first + 10h, first + 15h},
                                         {2, MajorOutage, true, first + 40h, first + 60h},
                                         {1, PartialOutage, true, first + 55h, first + 65h}};
    const auto starts = dayStarts(zone("UTC"), now, 5);
    const auto past = histories(tree, spans, starts, now);
    QCOMPARE(past[0].knownFrom, first);
    QCOMPARE(uptime(past[0], starts, 0, now).share.value(), 1 - (5 + 20 + 0.3 * 5) / 100);
    QCOMPARE(uptime(past[1], starts, 0, now).share.value(), 1 - (5 + 0.3 * 10) / 100);
    QCOMPARE(uptime(past[2], starts, 0, now).share.value(), 1 - 20.0 / 60);
    QCOMPARE(uptime(past[2], starts, 0, now).coverage, 0.6);
    QCOMPARE(past[0].days.size(), size_t(3));
    QCOMPARE(past[0].days[0].day, 0);
    QCOMPARE(past[0].days[2].day, 2);
    QCOMPARE(past[0].days[2].worst, MajorOutage);
    QCOMPARE(past[0].days[2].trouble(), Milliseconds(17h)); // 48 to 60 down, 60 to 65 partly
}

void TestUptime::backDatingAndDeletingChangeThePast()
{
    const Timestamp first = at("2026-11-01T00:00:00Z");
    const Timestamp now = first + 100h;
    WorkspaceBuilder builder(first);
    const ServiceId id = builder.service(QStringLiteral("API"));
    const auto share = [&] {
        const ServiceTree tree = ServiceTree::ofWorkspace(builder.workspace);
        const auto starts = dayStarts(zone("UTC"), now, 5);
        const auto spans = historySpans(builder.workspace, tree, starts.front(), now);
        return uptime(histories(tree, spans, starts, now).front(), starts, 0, now).share.value();
    };
    const IncidentId incident =
        builder.incident(QStringLiteral("Down"), first + 80h, {{id, MajorOutage}});
    QCOMPARE(share(), 0.8);
    const auto resolved = builder.update(incident, IncidentStatus::Resolved, first + 90h);
    QCOMPARE(share(), 0.9);
    builder.workspace.incidents[incident].startedAt = first + 50h;
    QCOMPARE(share(), 0.6);
    builder.workspace.remove(EntityKind::IncidentUpdate, resolved.uuid());
    builder.workspace.put(settle(builder.workspace.incidents.value(incident), {}));
    QCOMPARE(share(), 0.5);
    builder.workspace.remove(EntityKind::Incident, incident.uuid());
    QCOMPARE(share(), 1.0);
}

void TestUptime::agreesWithASimulation_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<int>("seed");
    const char *zones[] = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe"};
    const char *nows[] = {"2026-03-31T11:17:00Z", "2026-11-04T11:17:00Z", "2026-10-06T11:17:00Z"};
    for (int seed = 0; seed < 24; ++seed) {
        QTest::addRow("%s %d", zones[seed % 3], seed)
            << QByteArray(zones[seed % 3]) << QByteArray(nows[seed % 3]) << seed;
    }
}

namespace {

bool isKnown(const ServiceTree &tree, const std::vector<HistorySpan> &spans, int node, Timestamp t)
{
    return tree.nodes()[size_t(node)].service->createdAt <= t
           || std::ranges::any_of(spans, [&](const HistorySpan &span) {
                  return span.node == node && span.from <= t;
              });
}

/// What one minute of a service was like, the slow way: from the definition.
struct Minute { bool known = false; ServiceStatus shown = Operational; ServiceStatus counted = Operational; };

Minute minuteOf(const ServiceTree &tree, const std::vector<HistorySpan> &spans, int node, Timestamp t)
{
    Minute minute;
    for (int i = node; i < tree.nodes()[size_t(node)].end; ++i)
        minute.known = minute.known || isKnown(tree, spans, i, t);
    for (const HistorySpan &span : spans) {
        const bool below = span.node >= node && span.node < tree.nodes()[size_t(node)].end;
        if (!below || t < span.from || t >= span.to)
            continue;
        minute.shown = std::max(minute.shown, span.status);
        if (span.countsAsDowntime)
            minute.counted = std::max(minute.counted, span.status);
    }
    return minute;
}

} // namespace

void TestUptime::agreesWithASimulation()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, now);
    QFETCH(int, seed);
    constexpr int days = 5;
    const Timestamp until = at(now.constData());
    const auto starts = dayStarts(zone(name.constData()), until, days);
    QRandomGenerator random{quint32(seed)};
    const auto minuteIn = [&](int spread) { return std::chrono::minutes(random.bounded(spread)); };

    WorkspaceBuilder builder;
    std::vector<ServiceId> ids;
    for (int i = 0; i < 6; ++i) {
        const auto parent = i > 0 && random.bounded(3) > 0
                                ? std::optional(ids[size_t(random.bounded(i))]) : std::nullopt;
        ids.push_back(builder.service(QString::number(i), parent, starts[0] - 2h + minuteIn(4000)));
    }
    const ServiceTree tree = ServiceTree::ofWorkspace(builder.workspace);
    std::vector<HistorySpan> spans;
    for (int i = 0; i < 25; ++i) {
        const Timestamp from = starts[0] - 5h + minuteIn(8000);
        spans.push_back({int(random.bounded(6)), ServiceStatus(1 + random.bounded(4)),
                         random.bounded(4) > 0, from, from + minuteIn(900)});
    }
    UptimeRules rules;
    rules.degraded = 0.1;
    rules.countMaintenance = seed % 2 == 1;

    const auto past = histories(tree, spans, starts, until, rules);
    for (int node = 0; node < tree.size(); ++node) {
        std::array<TroubledDay, days> simulated;
        double known = 0, counted = 0, down = 0;
        for (int day = 0; day < days; ++day) {
            TroubledDay &entry = simulated[size_t(day)];
            entry.day = day;
            for (Timestamp t = starts[size_t(day)]; t < std::min(starts[size_t(day) + 1], until); t += 1min) {
                const Minute minute = minuteOf(tree, spans, node, t);
                if (!minute.known)
                    continue;
                ++known;
                counted += minute.shown == UnderMaintenance && !rules.countMaintenance ? 0 : 1;
                const double weights[] = {0, rules.countMaintenance ? 1.0 : 0, 0.1, 0.3, 1};
                down += weights[size_t(minute.counted)];
                if (minute.shown != Operational)
                    entry.lasted[size_t(minute.shown)] += 1min;
                entry.worst = std::max(entry.worst, minute.shown);
            }
        }
        const auto &real = past[size_t(node)];
        auto next = real.days.begin();
        for (const TroubledDay &expected : simulated) {
            if (expected.worst == Operational) {
                QVERIFY(next == real.days.end() || next->day != expected.day);
                continue;
            }
            QVERIFY(next != real.days.end());
            QCOMPARE(next->day, expected.day);
            QCOMPARE(next->worst, expected.worst);
            QVERIFY(next->lasted == expected.lasted);
            ++next;
        }
        QVERIFY(next == real.days.end());
        const Uptime figure = uptime(real, starts, 0, until, rules);
        const double window = double((until - starts[0]) / 1min);
        QVERIFY(qAbs(figure.coverage - known / window) < 1e-9);
        QCOMPARE(figure.share.has_value(), counted > 0);
        if (figure.share)
            QVERIFY(qAbs(*figure.share - (1 - down / counted)) < 1e-9);
    }
}

QTEST_GUILESS_MAIN(TestUptime)
#include "test_uptime.moc"
