// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/replicastore.h"
#include "core/storage/repository.h"
#include "core/storage/transaction.h"
#include "tests/support/testdatabase.h"

using namespace signalbox;
using namespace signalbox::test;

/// What a desktop does with its copy.
class TestReplicaStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void replicasUndoAndRedo();
    void replicasTakeRowsInAnyOrder();
    void pendingCommandsAreKept();

private:
    static Service service(const Clock &clock, const QString &name);
};

Service TestReplicaStore::service(const Clock &clock, const QString &name)
{
    Service service;
    service.id = ServiceId::make(clock);
    service.name = Name::parse(name).value();
    service.createdAt = clock.now();
    return service;
}

void TestReplicaStore::replicasUndoAndRedo()
{
    QTemporaryDir folder(quickFolder());
    ManualClock clock;
    const DatabaseSettings settings =
        DatabaseSettings::sqlite(folder.filePath(QStringLiteral("replica.db")), Flavour::Replica);
    std::unique_ptr<Database> replica = Database::open(settings, clock).value();
    QVERIFY(Repository<IncidentType>(*replica).list()->empty()); // only the server seeds
    Service a = service(clock, QStringLiteral("A"));
    const Service b = service(clock, QStringLiteral("B"));
    const RowVersion version{7, {{QStringLiteral("name"), 6}}};

    Transaction transaction = Transaction::begin(*replica).value();
    SB_VERIFY(transaction.putReplicated(EntityKind::Service, toJson(a), version));
    SB_VERIFY(transaction.putReplicated(EntityKind::Service, toJson(b), version));
    const std::vector<Change> news = transaction.takeChanges();
    QCOMPARE(news.size(), size_t(2));
    // Tentative: one is changed, one is removed, one is new.
    a.position = 5;
    SB_VERIFY(transaction.put(a));
    SB_VERIFY(transaction.remove<Service>(b.id));
    const Service c = service(clock, QStringLiteral("C"));
    SB_VERIFY(transaction.put(c));
    const std::vector<Change> tentative = transaction.takeChanges();
    QCOMPARE(Repository<Service>(*replica).find(a.id).value().value().version, version);
    QCOMPARE(Repository<Service>(*replica).find(c.id).value().value().version.revision, qint64(0));
    SB_VERIFY(transaction.commit());

    Transaction undo = Transaction::begin(*replica).value();
    for (auto change = tentative.rbegin(); change != tentative.rend(); ++change)
        SB_VERIFY(undo.restore(*change));
    SB_VERIFY(undo.commit());
    QCOMPARE(Repository<Service>(*replica).list()->size(), size_t(2));
    for (const ServiceId &id : {a.id, b.id})
        QCOMPARE(Repository<Service>(*replica).find(id).value().value().version, version);
    QCOMPARE(Repository<Service>(*replica).find(a.id).value().value().entity.position, 0);

    Transaction clear = Transaction::begin(*replica).value();
    SB_VERIFY(clear.clearReplicated());
    SB_VERIFY(clear.commit());
    QVERIFY(Repository<Service>(*replica).list()->empty());
}

/// A page of changes may have a row before the ones that it refers to, and two pages may have
/// swapped slugs.
void TestReplicaStore::replicasTakeRowsInAnyOrder()
{
    QTemporaryDir folder(quickFolder());
    ManualClock clock;
    std::unique_ptr<Database> replica =
        Database::open(DatabaseSettings::sqlite(folder.filePath(QStringLiteral("replica.db")),
                                                Flavour::Replica),
                       clock)
            .value();
    const QString none = QStringLiteral("01900000-0000-7000-8000-00000000ffff");
    Transaction transaction = Transaction::begin(*replica).value();
    SB_VERIFY(transaction.putReplicated(
        EntityKind::Service,
        {{QStringLiteral("id"), QStringLiteral("01900000-0000-7000-8000-00000000000a")},
         {QStringLiteral("name"), QStringLiteral("A")},
         {QStringLiteral("parent_id"), none}},
        {1, {}}));
    for (const char *id :
         {"01900000-0000-7000-8000-00000000000b", "01900000-0000-7000-8000-00000000000c"})
        SB_VERIFY(transaction.putReplicated(
            EntityKind::Page,
            {{QStringLiteral("id"), QLatin1String(id)},
             {QStringLiteral("name"), QStringLiteral("A")},
             {QStringLiteral("slug"), QStringLiteral("same")},
             {QStringLiteral("services"),
              QJsonArray{QJsonObject{{QStringLiteral("service_id"), none}}}}},
            {1, {}}));
    SB_FAILS(transaction.putReplicated(EntityKind::Page, {{QStringLiteral("name"), 5}}, {}),
             ErrorCode::InvalidValue);
    SB_VERIFY(transaction.commit());
    QCOMPARE(loadWorkspace(*replica, Timestamp())->pages.size(), 2);
    QCOMPARE(rowRevisions(*replica)->size(), size_t(3));
}

void TestReplicaStore::pendingCommandsAreKept()
{
    QTemporaryDir folder(quickFolder());
    ManualClock clock;
    const DatabaseSettings settings =
        DatabaseSettings::sqlite(folder.filePath(QStringLiteral("replica.db")), Flavour::Replica);
    std::unique_ptr<Database> replica = Database::open(settings, clock).value();
    PendingCommand command;
    command.id = makeUuid(clock.now());
    command.type = QStringLiteral("service.edit");
    command.payload = {{QStringLiteral("name"), QStringLiteral("ü")}};
    command.revision = 5;
    command.client = makeUuid(clock.now());
    command.madeAt = clock.now();
    command.changes = {{EntityKind::Service,
                        command.id,
                        QJsonObject{{QStringLiteral("a"), 1}},
                        {},
                        {3, {{QStringLiteral("name"), 2}}}}};
    ReplicaState state;
    {
        Transaction transaction = Transaction::begin(*replica).value();
        state = replicaState(transaction).value();
        QVERIFY(state.serverId.isNull() && !state.client.isNull());
        state.serverId = makeUuid(clock.now());
        state.cursor = QStringLiteral("17.203");
        SB_VERIFY(setReplicaState(transaction, state));
        command.position = addPending(transaction, command).value();
        PendingCommand second = command;
        second.id = makeUuid(clock.now());
        second.position = addPending(transaction, second).value();
        QVERIFY(second.position > command.position);
        second.state = PendingState::Rejected;
        second.error = Error{ErrorCode::Conflict,
                             QStringLiteral("no"),
                             QStringLiteral("name"),
                             {{QStringLiteral("x"), 1}}};
        second.revision.reset();
        SB_VERIFY(updatePending(transaction, second));
        SB_VERIFY(saveDraft(transaction, QStringLiteral("incident"),
                            {{QStringLiteral("title"), QStringLiteral("Half")}}));
        SB_VERIFY(transaction.commit());
        replica.reset();
        replica = Database::open(settings, clock).value();
        QCOMPARE(pendingCommands(*replica).value(), (std::vector{command, second}));
    }
    QCOMPARE(draft(*replica, QStringLiteral("incident"))
                 .value()
                 .value()
                 .value(QLatin1String("title"))
                 .toString(),
             QStringLiteral("Half"));
    Transaction transaction = Transaction::begin(*replica).value();
    QCOMPARE(replicaState(transaction).value(), state);
    SB_VERIFY(removePending(transaction, command.position));
    SB_VERIFY(removeDraft(transaction, QStringLiteral("incident")));
    SB_VERIFY(transaction.commit());
    QCOMPARE(pendingCommands(*replica)->size(), size_t(1));
    QVERIFY(!draft(*replica, QStringLiteral("incident")).value());
}

QTEST_GUILESS_MAIN(TestReplicaStore)
#include "test_replicastore.moc"
