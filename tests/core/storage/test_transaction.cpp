// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/changelog.h"
#include "core/storage/commandlog.h"
#include "core/storage/repository.h"
#include "core/storage/transaction.h"
#include "tests/support/testdatabase.h"

using namespace signalbox;
using namespace signalbox::test;

class TestTransaction : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void rollsBackUnlessCommitted_data() { addBackends(); }
    void rollsBackUnlessCommitted();
    void numbersChanges_data() { addBackends(); }
    void numbersChanges();
    void mergesChangesOfOneRow();
    void changesComeByPages_data() { addBackends(); }
    void changesComeByPages();
    void oldCursorsGetASnapshot_data() { addBackends(); }
    void oldCursorsGetASnapshot();
    void snapshotsGoOnWhileThingsChange();
    void pagesKeepTheirForm();
    void cursorsAreChecked_data();
    void cursorsAreChecked();
    void oldCommandsAreForgotten();

private:
    static Service service(const TestDatabase &database, const QString &name);
    static qint64 put(TestDatabase &database, const std::vector<Service> &services);
    static qint64 remove(TestDatabase &database, const ServiceId &id);
};

Service TestTransaction::service(const TestDatabase &database, const QString &name)
{
    Service service;
    service.id = ServiceId::make(database.clock);
    service.name = Name::parse(name).value();
    service.createdAt = database.clock.now();
    return service;
}

qint64 TestTransaction::put(TestDatabase &database, const std::vector<Service> &services)
{
    Transaction transaction = Transaction::begin(*database).value();
    Result<void> done;
    for (const Service &service : services)
        done = done.and_then([&] { return transaction.put(service); });
    const qint64 sequence = transaction.sequence().value();
    return done.and_then([&] { return transaction.commit(); })
        .map([&] { return sequence; })
        .value();
}

qint64 TestTransaction::remove(TestDatabase &database, const ServiceId &id)
{
    Transaction transaction = Transaction::begin(*database).value();
    const qint64 sequence = transaction.sequence().value();
    return transaction.remove<Service>(id)
        .and_then([&] { return transaction.commit(); })
        .map([&] { return sequence; })
        .value();
}

void TestTransaction::rollsBackUnlessCommitted()
{
    QFETCH(QString, backend);
    TestDatabase database;
    SB_VERIFY(database.make(backend));
    const qint64 before = latestSequence(*database).value();
    {
        Result<Transaction> transaction = Transaction::begin(*database);
        SB_VERIFY(transaction);
        SB_VERIFY(transaction->put(service(database, QStringLiteral("Lost"))));
        QCOMPARE(Repository<Service>(*database).list()->size(), size_t(1)); // it sees itself
    }
    QCOMPARE(Repository<Service>(*database).list()->size(), size_t(0));
    QCOMPARE(latestSequence(*database).value(), before);
    put(database, {service(database, QStringLiteral("Kept"))});
    SB_VERIFY(database.reopen());
    QCOMPARE(Repository<Service>(*database).list()->size(), size_t(1));
}

void TestTransaction::numbersChanges()
{
    QFETCH(QString, backend);
    TestDatabase database;
    SB_VERIFY(database.make(backend));
    Service a = service(database, QStringLiteral("A"));
    const Service b = service(database, QStringLiteral("B"));
    const qint64 first = put(database, {a, b});
    a.description = Summary::parse(u"new").value();
    a.position = 3;
    const qint64 second = put(database, {a, b});
    QCOMPARE(second, first + 1);
    const Stored<Service> storedA = Repository<Service>(*database).find(a.id).value().value();
    QCOMPARE(storedA.entity, a);
    QCOMPARE(storedA.version.revision, second);
    QCOMPARE(storedA.version.of(QStringLiteral("description")), second);
    QCOMPARE(storedA.version.of(QStringLiteral("position")), second);
    QCOMPARE(storedA.version.of(QStringLiteral("name")), qint64(0));
    // b was put as it was: nothing of it has changed.
    QCOMPARE(Repository<Service>(*database).find(b.id).value().value().version.revision, first);
}

void TestTransaction::mergesChangesOfOneRow()
{
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("sqlite")));
    Service a = service(database, QStringLiteral("A"));
    put(database, {a});
    const Service brief = service(database, QStringLiteral("Brief"));
    Transaction transaction = Transaction::begin(*database).value();
    const QJsonObject before = toJson(a);
    for (int i = 1; i <= 3; ++i) {
        a.position = i;
        SB_VERIFY(transaction.put(a));
    }
    SB_VERIFY(transaction.put(brief));
    SB_VERIFY(transaction.remove<Service>(brief.id));
    const std::vector<Change> changes = transaction.takeChanges();
    QCOMPARE(changes.size(), size_t(1));
    QCOMPARE(*changes[0].before, before);
    QCOMPARE(*changes[0].after, toJson(a));
    QVERIFY(transaction.changes().empty());
    QCOMPARE(changeFromJson(toJson(changes[0])).value(), changes[0]);
}

void TestTransaction::changesComeByPages()
{
    QFETCH(QString, backend);
    TestDatabase database;
    SB_VERIFY(database.make(backend));
    std::vector<Service> many;
    for (int i = 0; i < 5; ++i)
        many.push_back(service(database, QString::number(i)));
    put(database, many); // one transaction that is bigger than a page
    const Service gone = service(database, QStringLiteral("Gone"));
    put(database, {gone});
    const qint64 deleted = remove(database, gone.id);
    many[0].position = 9;
    const qint64 last = put(database, {many[0]});

    ChangeCursor cursor;
    std::vector<ReplicatedRow> all;
    int pages = 0;
    for (bool more = true; more; ++pages) {
        const ChangePage page = changesSince(*database, cursor, 2).value();
        QVERIFY(!page.reset);
        QVERIFY(page.next.sequence > cursor.sequence);
        all.insert(all.end(), page.rows.begin(), page.rows.end());
        cursor = page.next;
        more = page.more;
    }
    QCOMPARE(pages, 3); // the types; the four left of the five; the deletion with the last edit
    QCOMPARE(all.size(), size_t(2 + 4 + 1 + 1));
    QCOMPARE(all.back().id, many[0].id.uuid());
    QCOMPARE(all.back().sequence, last);
    QCOMPARE(all.back().version.of(QStringLiteral("position")), last);
    const ReplicatedRow &tombstone = all[6];
    QCOMPARE(tombstone.id, gone.id.uuid());
    QCOMPARE(tombstone.sequence, deleted);
    QVERIFY(!tombstone.entity);
    QCOMPARE(cursor.sequence, last);
    const ChangePage nothing = changesSince(*database, cursor, 2).value();
    QVERIFY(nothing.rows.empty() && !nothing.more && nothing.next == cursor);
}

void TestTransaction::oldCursorsGetASnapshot()
{
    QFETCH(QString, backend);
    TestDatabase database;
    SB_VERIFY(database.make(backend));
    const Service gone = service(database, QStringLiteral("Gone"));
    const Service kept = service(database, QStringLiteral("Kept"));
    const qint64 old = put(database, {gone, kept});
    const qint64 deleted = remove(database, gone.id);
    database.clock.advance(std::chrono::hours(24 * 31));
    Transaction transaction = Transaction::begin(*database).value();
    SB_VERIFY(pruneTombstones(transaction, database.clock.now() - std::chrono::hours(24 * 30)));
    SB_VERIFY(transaction.commit());

    const ChangePage page = changesSince(*database, {old, 0}, 100).value();
    QVERIFY(page.reset);
    QCOMPARE(page.rows.size(), size_t(3)); // two types and what is left
    QVERIFY(std::ranges::all_of(page.rows,
                                [](const ReplicatedRow &row) { return row.entity.has_value(); }));
    QVERIFY(!page.more);
    QCOMPARE(page.next, (ChangeCursor{deleted, 0}));
    QVERIFY(!changesSince(*database, {deleted, 0}, 100)->reset);
    // From another workspace, or from before a backup was restored.
    QVERIFY(changesSince(*database, {deleted + 1000, 0}, 100)->reset);
}

void TestTransaction::snapshotsGoOnWhileThingsChange()
{
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("sqlite")));
    std::vector<Service> services;
    for (int i = 0; i < 6; ++i) {
        services.push_back(service(database, QString::number(i)));
        put(database, {services.back()});
    }
    remove(database, services[5].id);
    Transaction transaction = Transaction::begin(*database).value();
    SB_VERIFY(pruneTombstones(transaction, database.clock.now() + Milliseconds(1)));
    SB_VERIFY(transaction.commit());
    ChangePage page = changesSince(*database, {1, 0}, 3).value();
    QVERIFY(page.reset && page.more);
    // What the reader has got already is deleted, what it has not is changed.
    remove(database, services[0].id);
    services[4].position = 7;
    put(database, {services[4]});
    QSet<QUuid> have;
    for (;;) {
        for (const ReplicatedRow &row : page.rows) {
            if (row.entity)
                have.insert(row.id);
            else
                have.remove(row.id);
        }
        if (!page.more)
            break;
        const ChangeCursor next = ChangeCursor::parse(page.next.toString()).value();
        page = changesSince(*database, next, 1).value();
        QVERIFY(!page.reset);
    }
    QSet<QUuid> expected{minorType().id.uuid(), majorType().id.uuid()};
    for (int i = 1; i < 5; ++i)
        expected.insert(services[size_t(i)].id.uuid());
    QCOMPARE(have, expected);
    QCOMPARE(page.next.snapshot, qint64(0));
}

void TestTransaction::pagesKeepTheirForm()
{
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("sqlite")));
    Service a = service(database, QStringLiteral("A"));
    put(database, {a});
    a.position = 2;
    put(database, {a});
    put(database, {service(database, QStringLiteral("B"))});
    remove(database, a.id);
    const ChangePage page = changesSince(*database, {}, 100).value();
    const QByteArray text = QJsonDocument(toJson(page)).toJson();
    QCOMPARE(changePageFromJson(QJsonDocument::fromJson(text).object()).value(), page);
    SB_FAILS(changePageFromJson({}), ErrorCode::MalformedInput);
}

void TestTransaction::cursorsAreChecked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    for (const char *text : {"", "0", "17", "17.203"})
        QTest::newRow(text) << QString::fromLatin1(text) << true;
    for (const char *text : {"-1", "x", "1.", "1.2.3", ".5", "1.-2", "99999999999999999999"})
        QTest::newRow(text) << QString::fromLatin1(text) << false;
}

void TestTransaction::cursorsAreChecked()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    const Result<ChangeCursor> cursor = ChangeCursor::parse(text);
    QCOMPARE(cursor.has_value(), good);
    if (good && !text.isEmpty())
        QCOMPARE(cursor->toString(), text);
}

void TestTransaction::oldCommandsAreForgotten()
{
    TestDatabase database;
    SB_VERIFY(database.make(QStringLiteral("sqlite")));
    const QUuid client = makeUuid(database.clock.now());
    for (int i = 0; i < 2; ++i) {
        Transaction transaction = Transaction::begin(*database).value();
        SB_VERIFY(addCommand(transaction, {makeUuid(database.clock.now()),
                                           client,
                                           QStringLiteral("x"),
                                           QStringLiteral("h"),
                                           {},
                                           i + 100,
                                           database.clock.now()}));
        SB_VERIFY(transaction.commit());
        database.clock.advance(std::chrono::hours(1));
    }
    QCOMPARE(clientOfSequence(*database, 100).value(), client);
    Transaction transaction = Transaction::begin(*database).value();
    SB_VERIFY(pruneCommands(transaction, database.clock.now() - std::chrono::minutes(90)));
    SB_VERIFY(transaction.commit());
    QVERIFY(clientOfSequence(*database, 100)->isNull());
    QCOMPARE(clientOfSequence(*database, 101).value(), client);
}

QTEST_GUILESS_MAIN(TestTransaction)
#include "test_transaction.moc"
