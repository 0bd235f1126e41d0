// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/statusrules.h"
#include "tests/support/workspacebuilder.h"

#include <QtTest>

using namespace signalbox;
using test::WorkspaceBuilder;
using enum ServiceStatus;

Q_DECLARE_METATYPE(signalbox::ServiceStatus)
Q_DECLARE_METATYPE(signalbox::RollUp)
Q_DECLARE_METATYPE(signalbox::Headline)

class TestStatusRules : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void treeIsInDisplayOrder();
    void treeSurvivesCyclesAndStrangers();
    void deepTreesDoNotOverflow();
    void worstOfAll_data();
    void worstOfAll();
    void maintenanceHidesNothingElse();
    void resolvingRestoresAtOnce();
    void parentsFollowTheArrangement();
    void rollUp_data();
    void rollUp();
    void whatAPageShows();

private:
    static constexpr Timestamp start = Timestamp(Milliseconds(1'795'420'800'000));
};

namespace {

QStringList names(const ServiceTree &tree)
{
    QStringList names;
    for (const ServiceNode &node : tree.nodes())
        names.append(QString(node.depth, QLatin1Char('>')) + node.service->name.toString());
    return names;
}

} // namespace

void TestStatusRules::treeIsInDisplayOrder()
{
    WorkspaceBuilder builder;
    const ServiceId api = builder.service(QStringLiteral("API"));
    builder.service(QStringLiteral("Mail"));
    builder.service(QStringLiteral("Orders"), api);
    const ServiceId payments = builder.service(QStringLiteral("Payments"), api);
    builder.service(QStringLiteral("Cards"), payments);
    const ServiceTree tree = ServiceTree::ofWorkspace(builder.workspace);
    QCOMPARE(names(tree), (QStringList{QStringLiteral("API"), QStringLiteral(">Orders"),
                                       QStringLiteral(">Payments"), QStringLiteral(">>Cards"),
                                       QStringLiteral("Mail")}));
    QCOMPARE(tree.nodes()[0].end, 4);
    QCOMPARE(tree.nodes()[3].parent, 2);
    QVERIFY(tree.isLeaf(1));
    QVERIFY(!tree.isLeaf(2));
    QCOMPARE(tree.indexOf(payments), 2);
    QCOMPARE(tree.indexOf(ServiceId()), -1);
}

void TestStatusRules::treeSurvivesCyclesAndStrangers()
{
    WorkspaceBuilder builder;
    const ServiceId a = builder.service(QStringLiteral("A"));
    const ServiceId b = builder.service(QStringLiteral("B"), a);
    builder.workspace.services[a].parentId = b;
    const ServiceId stranger(makeUuid(start));
    builder.service(QStringLiteral("C"), stranger);
    QCOMPARE(names(ServiceTree::ofWorkspace(builder.workspace)),
             (QStringList{QStringLiteral("C"), QStringLiteral("A"), QStringLiteral(">B")}));

    Page page;
    page.services = {{b, {}, 0}, {stranger, {}, 1}, {b, {}, 2}, {a, a, 3}};
    QCOMPARE(names(ServiceTree::ofPage(builder.workspace, page)),
             (QStringList{QStringLiteral("B"), QStringLiteral("A")}));
}

void TestStatusRules::deepTreesDoNotOverflow()
{
    WorkspaceBuilder builder;
    std::optional<ServiceId> parent;
    for (int i = 0; i < 100'000; ++i)
        parent = builder.service(QStringLiteral("S"), parent);
    builder.setManual(*parent, PartialOutage);
    const ServiceTree tree = ServiceTree::ofWorkspace(builder.workspace);
    QCOMPARE(treeStatus(builder.workspace, tree).worst.front(), PartialOutage);
}

void TestStatusRules::worstOfAll_data()
{
    QTest::addColumn<ServiceStatus>("manual");
    QTest::addColumn<ServiceStatus>("monitored");
    QTest::addColumn<ServiceStatus>("impact");
    QTest::addColumn<bool>("maintenance");
    QTest::addColumn<ServiceStatus>("expected");
    QTest::newRow("quiet") << Operational << Operational << Operational << false << Operational;
    QTest::newRow("manual") << PartialOutage << Operational << Operational << false << PartialOutage;
    QTest::newRow("monitored") << Operational << MajorOutage << Operational << false << MajorOutage;
    QTest::newRow("incident") << Operational << Operational << DegradedPerformance << false
                              << DegradedPerformance;
    QTest::newRow("worst wins") << DegradedPerformance << PartialOutage << MajorOutage << false
                                << MajorOutage;
    QTest::newRow("manual is worse") << MajorOutage << PartialOutage << DegradedPerformance << false
                                     << MajorOutage;
    QTest::newRow("maintenance") << Operational << Operational << Operational << true
                                 << UnderMaintenance;
    QTest::newRow("maintenance replaces") << MajorOutage << PartialOutage << Operational << true
                                          << UnderMaintenance;
    QTest::newRow("incident beats maintenance") << MajorOutage << MajorOutage << DegradedPerformance
                                                << true << DegradedPerformance;
}

void TestStatusRules::worstOfAll()
{
    QFETCH(ServiceStatus, manual);
    QFETCH(ServiceStatus, monitored);
    QFETCH(ServiceStatus, impact);
    QFETCH(bool, maintenance);
    WorkspaceBuilder builder;
    const ServiceId id = builder.service(QStringLiteral("API"));
    builder.setManual(id, manual);
    builder.incident(QStringLiteral("Trouble"), start, {{id, impact}});
    Observations observed;
    observed.monitored.insert(id, monitored);
    if (maintenance)
        observed.inMaintenance.insert(id);
    QTEST(serviceStatuses(builder.workspace, observed).value(id), "expected");
}

void TestStatusRules::maintenanceHidesNothingElse()
{
    WorkspaceBuilder builder;
    const ServiceId parent = builder.service(QStringLiteral("API"));
    const ServiceId one = builder.service(QStringLiteral("One"), parent);
    const ServiceId two = builder.service(QStringLiteral("Two"), parent);
    builder.setManual(two, PartialOutage);
    Observations observed;
    observed.inMaintenance = {parent, one};
    const auto statuses = serviceStatuses(builder.workspace, observed);
    QCOMPARE(statuses.value(one), UnderMaintenance);
    QCOMPARE(statuses.value(parent), PartialOutage);
}

void TestStatusRules::resolvingRestoresAtOnce()
{
    WorkspaceBuilder builder;
    const ServiceId id = builder.service(QStringLiteral("API"));
    const IncidentId first = builder.incident(QStringLiteral("A"), start, {{id, MajorOutage}});
    const IncidentId second = builder.incident(QStringLiteral("B"), start, {{id, PartialOutage}});
    const auto status = [&] { return serviceStatuses(builder.workspace).value(id); };
    QCOMPARE(status(), MajorOutage);
    builder.update(first, IncidentStatus::Resolved, start + Milliseconds(1000));
    QCOMPARE(status(), PartialOutage);
    builder.update(second, IncidentStatus::Monitoring, start, {}, {{id, Operational}});
    QCOMPARE(status(), Operational);
    builder.update(second, IncidentStatus::Resolved, start + Milliseconds(1000));
    QCOMPARE(status(), Operational);
}

void TestStatusRules::parentsFollowTheArrangement()
{
    WorkspaceBuilder builder;
    const ServiceId one = builder.service(QStringLiteral("One"));
    const ServiceId two = builder.service(QStringLiteral("Two"));
    builder.setManual(two, MajorOutage);
    Page page;
    page.services = {{one, {}, 0}, {two, one, 0}};
    const ServiceTree shown = ServiceTree::ofPage(builder.workspace, page);
    QCOMPARE(treeStatus(builder.workspace, shown).worst.front(), MajorOutage);
    QCOMPARE(treeStatus(builder.workspace, shown).direct.front(), Operational);
    QCOMPARE(serviceStatuses(builder.workspace).value(one), Operational);
}

void TestStatusRules::rollUp_data()
{
    QTest::addColumn<QList<ServiceStatus>>("leaves"); // under one parent that is fine itself
    QTest::addColumn<ServiceStatus>("parent");
    QTest::addColumn<bool>("open");
    QTest::addColumn<RollUp>("level");
    QTest::addColumn<Headline>("headline");
    using List = QList<ServiceStatus>;
    const auto ok = Operational;
    const auto row = [](const char *name, const List &leaves, ServiceStatus parent, bool open,
                        RollUp level, Headline headline) {
        QTest::newRow(name) << leaves << parent << open << level << headline;
    };
    row("fine", {ok, ok}, ok, false, RollUp::None, Headline::AllOperational);
    row("nothing there", {}, ok, false, RollUp::None, Headline::AllOperational);
    row("incident alone", {ok, ok}, ok, true, RollUp::Minor, Headline::OpenIncident);
    row("maintenance", {ok, UnderMaintenance}, ok, false, RollUp::Maintenance,
        Headline::UnderMaintenance);
    row("maintenance and incident", {ok, UnderMaintenance}, ok, true, RollUp::Minor,
        Headline::OpenIncident);
    row("degraded", {ok, DegradedPerformance}, ok, true, RollUp::Minor,
        Headline::DegradedPerformance);
    row("all degraded", {DegradedPerformance}, ok, false, RollUp::Minor,
        Headline::DegradedPerformance);
    row("partial", {ok, PartialOutage}, ok, false, RollUp::Major, Headline::PartialOutage);
    row("all partial", {PartialOutage}, ok, false, RollUp::Major, Headline::PartialOutage);
    row("one down of five", {MajorOutage, ok, ok, ok, ok}, ok, false, RollUp::Major,
        Headline::PartialOutage);
    row("one down of four", {MajorOutage, ok, ok, ok}, ok, false, RollUp::Critical,
        Headline::MajorOutage);
    row("all down", {MajorOutage}, ok, false, RollUp::Critical, Headline::MajorOutage);
    row("parent down hits all", {ok, ok, ok, ok, ok}, MajorOutage, false, RollUp::Critical,
        Headline::MajorOutage);
}

void TestStatusRules::rollUp()
{
    QFETCH(QList<ServiceStatus>, leaves);
    QFETCH(ServiceStatus, parent);
    QFETCH(bool, open);
    WorkspaceBuilder builder;
    if (!leaves.isEmpty()) {
        const ServiceId top = builder.service(QStringLiteral("Top"));
        builder.setManual(top, parent);
        for (const ServiceStatus leaf : leaves)
            builder.setManual(builder.service(QStringLiteral("Leaf"), top), leaf);
    }
    const ServiceTree tree = ServiceTree::ofWorkspace(builder.workspace);
    const PageStatus sum = pageStatus(tree, treeStatus(builder.workspace, tree), open);
    QTEST(sum.rollUp, "level");
    QTEST(sum.headline, "headline");
}

void TestStatusRules::whatAPageShows()
{
    WorkspaceBuilder builder;
    const ServiceId shown = builder.service(QStringLiteral("Shown"));
    builder.page(QStringLiteral("Page"), QStringLiteral("page"));
    const ServiceId hidden = builder.service(QStringLiteral("Internal"));
    const Page page = *builder.workspace.defaultPage();
    const ServiceTree tree = ServiceTree::ofPage(builder.workspace, page);
    const auto names = [&](std::vector<Impact> impacts) {
        const IncidentId id = builder.incident(QStringLiteral("I"), start, std::move(impacts));
        return concerns(builder.workspace.incidents.value(id), tree);
    };
    QVERIFY(names({{shown, MajorOutage}}));
    QVERIFY(names({{shown, Operational}}));
    QVERIFY(names({{hidden, MajorOutage}, {shown, DegradedPerformance}}));
    QVERIFY(!names({{hidden, MajorOutage}}));
    QVERIFY(names({}));
}

QTEST_GUILESS_MAIN(TestStatusRules)
#include "test_statusrules.moc"
