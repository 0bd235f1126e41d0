// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/servicemove.h"
#include "ui/services/servicenodemodel.h"
#include "ui/services/serviceremoval.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

using namespace signalbox;

namespace {

ServiceId idOf(int number)
{
    return ServiceId(QUuid(1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, static_cast<uchar>(number)));
}

Service makeService(int number, const std::optional<ServiceId> &parent, int position)
{
    Service service;
    service.id = idOf(number);
    service.name = Name::parse(QStringLiteral("Service %1").arg(number, 3, 10, QLatin1Char('0'))).value();
    service.parentId = parent;
    service.position = position;
    return service;
}

std::vector<ServiceId> order(const Workspace &workspace, const std::optional<ServiceId> &parent)
{
    std::vector<ServiceId> ids;
    for (const Service &service : workspace.children(parent))
        ids.push_back(service.id);
    return ids;
}

void apply(Workspace &workspace, const std::vector<PositionEdit> &edits)
{
    for (const PositionEdit &edit : edits) {
        Service service = workspace.services.value(edit.id);
        service.position = edit.position;
        if (edit.reparent)
            service.parentId = edit.parent;
        workspace.put(service);
    }
}

/// Every service under an earlier one or at the top: any forest, no cycle.
Workspace randomForest(QRandomGenerator &random, int services)
{
    Workspace workspace;
    std::vector<int> numbers;
    for (int i = 0; i < services; ++i)
        numbers.push_back(i);
    std::shuffle(numbers.begin(), numbers.end(), random);
    for (size_t i = 0; i < numbers.size(); ++i) {
        std::optional<ServiceId> parent;
        if (i > 0 && random.bounded(3) > 0)
            parent = idOf(numbers[static_cast<size_t>(random.bounded(static_cast<int>(i)))]);
        workspace.put(makeService(numbers[i], parent, random.bounded(-2, 3)));
    }
    return workspace;
}

class ForestModel final : public ServiceNodeModel
{
public:
    using ServiceNodeModel::ServiceNodeModel;
    int columnCount(const QModelIndex &) const override { return 1; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(idOf(index).toString()) : QVariant();
    }
    void take(const Workspace &workspace) { follow(ServiceTree::ofWorkspace(workspace)); }
};

void compare(const ServiceNodeModel &model, const Workspace &workspace,
             const std::optional<ServiceId> &parent)
{
    const std::vector<ServiceId> expected = order(workspace, parent);
    QCOMPARE(model.childrenOf(parent), expected);
    for (const ServiceId &id : expected)
        compare(model, workspace, id);
}

} // namespace

class TestServiceMove : public QObject
{
    Q_OBJECT

private slots:
    void movedServiceStandsWhereItWasPut()
    {
        for (quint32 seed = 1; seed <= 400; ++seed) {
            QRandomGenerator random(seed);
            Workspace workspace = randomForest(random, 9);
            const ServiceId moved = idOf(random.bounded(9));
            std::optional<ServiceId> parent;
            if (random.bounded(2) == 1)
                parent = idOf(random.bounded(9));
            std::vector<ServiceId> expected = order(workspace, parent);
            const int row = random.bounded(static_cast<int>(expected.size()) + 1);
            const auto edits = planMove(workspace, moved, parent, row);
            if (edits.empty())
                continue; // nothing to do, or a cycle: see below
            const ServiceId marker; // stands where it shall come
            expected.insert(expected.begin() + row, marker);
            std::erase(expected, moved);
            std::ranges::replace(expected, marker, moved);
            apply(workspace, edits);
            QVERIFY2(order(workspace, parent) == expected, qPrintable(QString::number(seed)));
            QCOMPARE(edits.front().id, moved);
            for (size_t i = 1; i < edits.size(); ++i)
                QVERIFY(!edits[i].reparent);
        }
    }

    void refusesToPutAServiceBelowItself()
    {
        Workspace workspace;
        workspace.put(makeService(1, {}, 0));
        workspace.put(makeService(2, idOf(1), 0));
        workspace.put(makeService(3, idOf(2), 0));
        QVERIFY(planMove(workspace, idOf(1), idOf(3), 0).empty());
        QVERIFY(planMove(workspace, idOf(1), idOf(1), 0).empty());
        QCOMPARE(planMove(workspace, idOf(3), idOf(1), 0).size(), size_t(1));
    }

    void pushesTheShorterSide()
    {
        Workspace workspace;
        for (int i = 0; i < 10; ++i)
            workspace.put(makeService(i, {}, i));
        // Behind the first: one before it gives way, not eight after it.
        QCOMPARE(planMove(workspace, idOf(9), {}, 1).size(), size_t(2));
        QCOMPARE(planMove(workspace, idOf(9), {}, 0).size(), size_t(1));
        QCOMPARE(planMove(workspace, idOf(0), {}, 10).size(), size_t(1));
        QVERIFY(planMove(workspace, idOf(4), {}, 4).empty());
        QVERIFY(planMove(workspace, idOf(4), {}, 5).empty());
    }

    void modelFollowsAnyChange()
    {
        QRandomGenerator random(7);
        ForestModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 150; ++i) {
            const Workspace workspace = randomForest(random, random.bounded(0, 25));
            model.take(workspace);
            compare(model, workspace, {});
        }
    }

    void arrangesPages()
    {
        Workspace workspace;
        Page page;
        for (int i = 0; i < 4; ++i)
            workspace.put(makeService(i, {}, i));
        page.services = {{idOf(0), {}, 0}, {idOf(1), idOf(0), 0}, {idOf(2), {}, 1}};
        page.services = arrangedWith(workspace, page, idOf(3), idOf(0), 0);
        const std::vector<PageService> added{
            {idOf(0), {}, 0}, {idOf(3), idOf(0), 0}, {idOf(1), idOf(0), 1}, {idOf(2), {}, 1}};
        QCOMPARE(page.services, added);
        page.services = arrangedWith(workspace, page, idOf(0), {}, 2); // with all below it
        const std::vector<PageService> last{
            {idOf(2), {}, 0}, {idOf(0), {}, 1}, {idOf(3), idOf(0), 0}, {idOf(1), idOf(0), 1}};
        QCOMPARE(ServiceTree::ofPage(workspace, page).nodes()[0].service->id, idOf(2));
        QVERIFY(std::ranges::is_permutation(page.services, last));
        page.services = arrangedWithout(workspace, page, idOf(0));
        const std::vector<PageService> without{{idOf(2), {}, 0}, {idOf(3), {}, 1}, {idOf(1), {}, 2}};
        QVERIFY(std::ranges::is_permutation(page.services, without));
    }

    void removalSavesWhatIsBelow()
    {
        Workspace workspace;
        workspace.put(makeService(1, {}, 0));
        workspace.put(makeService(2, idOf(1), 0));
        workspace.put(makeService(3, idOf(2), 0));
        Page page;
        page.id = PageId(QUuid::createUuid());
        page.services = {{idOf(1), {}, 0}, {idOf(2), idOf(1), 0}};
        workspace.put(page);
        const ServiceRemoval removal = planRemoval(workspace, idOf(2));
        QCOMPARE(removal.commands.size(), size_t(2));
        QCOMPARE(removal.commands[0].second.value(QLatin1String("parent_id")).toString(),
                 idOf(1).toString());
        QCOMPARE(removal.commands[1].first, QStringLiteral("service.delete"));
        const std::vector<Order> undo = removal.undo(SystemClock());
        QCOMPARE(undo.size(), size_t(3)); // made again, child back, page back
        QCOMPARE(undo[0].first, QStringLiteral("service.create"));
        QVERIFY(planRemoval(workspace, idOf(9)).commands.empty());
    }
};

QTEST_GUILESS_MAIN(TestServiceMove)
#include "test_servicemove.moc"
