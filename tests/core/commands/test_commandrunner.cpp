// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/audit.h"
#include "core/storage/changelog.h"
#include "tests/support/commandbench.h"

using namespace signalbox;
using namespace signalbox::test;

/// What all commands have in common: ids, roles, conflicts, receipts, audit.
class TestCommandRunner : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void createsAService_data() { addBackends(); }
    void createsAService();
    void repeatingChangesNothing_data() { addBackends(); }
    void repeatingChangesNothing();
    void anErrorChangesNothing_data() { addBackends(); }
    void anErrorChangesNothing();
    void rolesAreAsked_data();
    void rolesAreAsked();
    void otherFieldsMerge_data() { addBackends(); }
    void otherFieldsMerge();
    void sameFieldConflicts();
    void sameValueIsNoConflict();
    void ownChangesAreNoConflict();
    void auditHasBeforeAndAfter();
    void unknownTypesAndIds();
    void commandsKeepTheirForm();
    void badCommandsAreRefused_data();
    void badCommandsAreRefused();
};

void TestCommandRunner::createsAService()
{
    QFETCH(QString, backend);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    const qint64 before = latestSequence(*bench.database).value();
    const Result<Outcome> outcome = bench.run("service.create", json(R"({"name": "API"})"));
    SB_VERIFY(outcome);
    QCOMPARE(outcome->receipt.sequence, before + 1);
    QCOMPARE(outcome->receipt.kind, QStringLiteral("service"));
    QCOMPARE(outcome->changes.size(), size_t(1));
    QVERIFY(!outcome->changes[0].before);
    SB_VERIFY(bench.database.reopen());
    const Workspace workspace = bench.workspace();
    QCOMPARE(workspace.services.size(), 1);
    const Service service = *workspace.services.cbegin();
    QCOMPARE(service.name.toString(), QStringLiteral("API"));
    QCOMPARE(service.createdAt, bench.database.clock.now());
    QCOMPARE(toJson(service), *outcome->changes[0].after);
}

void TestCommandRunner::repeatingChangesNothing()
{
    QFETCH(QString, backend);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    const Command command = bench.command("service.create", json(R"({"name": "API"})"));
    const Result<Outcome> first = bench.run(command);
    SB_VERIFY(first);
    SB_VERIFY(bench.database.reopen());
    const Result<Outcome> again = bench.run(command);
    SB_VERIFY(again);
    QVERIFY(again->receipt.repeated);
    QVERIFY(!first->receipt.repeated);
    QCOMPARE(again->receipt.id, first->receipt.id);
    QCOMPARE(again->receipt.sequence, first->receipt.sequence);
    QVERIFY(again->changes.empty());
    QCOMPARE(bench.workspace().services.size(), 1);
    QCOMPARE(latestSequence(*bench.database).value(), first->receipt.sequence);
    Command other = command;
    other.payload = json(R"({"name": "Other"})");
    SB_FAILS(bench.run(other), ErrorCode::CommandReused);
    other = command;
    other.revision = 1;
    SB_FAILS(bench.run(other), ErrorCode::CommandReused);
    QCOMPARE(bench.workspace().services.size(), 1);
}

void TestCommandRunner::anErrorChangesNothing()
{
    QFETCH(QString, backend);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    const QString id = bench.service("API");
    const qint64 before = latestSequence(*bench.database).value();
    const Command bad = bench.command(
        "service.edit", json(R"({"id": "%1", "name": "New", "parent_id": "%1"})", {id}));
    SB_FAILS(bench.run(bad), ErrorCode::InvalidValue);
    QCOMPARE(latestSequence(*bench.database).value(), before);
    QCOMPARE(bench.get<Service>(id).name.toString(), QStringLiteral("API"));
    QCOMPARE(bench.count("audit"), 1);
    // An id whose command failed is not used up.
    Command good = bad;
    good.payload = json(R"({"id": "%1", "name": "New"})", {id});
    SB_VERIFY(bench.run(good));
}

void TestCommandRunner::rolesAreAsked_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("least");
    const auto row = [](const char *type, Role least) {
        QTest::newRow(type) << QString::fromLatin1(type) << int(least);
    };
    for (const char *type :
         {"service.create", "service.edit", "service.delete", "page.arrange", "incident.report",
          "incident.edit", "incident.delete", "incident.post_update", "incident.edit_update",
          "incident.delete_update"})
        row(type, Role::Editor);
    for (const char *type :
         {"page.create", "page.edit", "page.delete", "incident_type.create", "incident_type.edit",
          "incident_type.delete", "member.add", "member.edit", "member.remove", "token.create",
          "token.revoke", "settings.edit"})
        row(type, Role::Admin);
}

void TestCommandRunner::rolesAreAsked()
{
    QFETCH(QString, type);
    QFETCH(int, least);
    CommandBench bench;
    SB_VERIFY(bench.make(QStringLiteral("sqlite")));
    for (const Role role : {Role::Viewer, Role::Editor, Role::Admin, Role::Owner}) {
        bench.actor.scope = role;
        const Result<Outcome> outcome = bench.run(qPrintable(type), json(R"({"bad": 1})"));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code == ErrorCode::Forbidden, int(role) < least);
    }
}

void TestCommandRunner::otherFieldsMerge()
{
    QFETCH(QString, backend);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    const QString id = bench.service("API");
    const qint64 seen = bench.version<Service>(id).revision;
    Command mine = bench.command("service.edit", json(R"({"id": "%1", "name": "Mine"})", {id}));
    Command theirs =
        bench.command("service.edit", json(R"({"id": "%1", "description": "Theirs"})", {id}));
    mine.revision = seen;
    theirs.revision = seen;
    mine.client = ClientId::make(bench.database.clock);
    theirs.client = ClientId::make(bench.database.clock);
    SB_VERIFY(bench.run(mine));
    SB_VERIFY(bench.run(theirs));
    const Service service = bench.get<Service>(id);
    QCOMPARE(service.name.toString(), QStringLiteral("Mine"));
    QCOMPARE(service.description.toString(), QStringLiteral("Theirs"));
    QCOMPARE(bench.version<Service>(id).of(QStringLiteral("name")), seen + 1);
    QCOMPARE(bench.version<Service>(id).of(QStringLiteral("description")), seen + 2);
}

void TestCommandRunner::sameFieldConflicts()
{
    CommandBench bench;
    SB_VERIFY(bench.make(QStringLiteral("sqlite")));
    const QString id = bench.service("API");
    const qint64 seen = bench.version<Service>(id).revision;
    Command theirs = bench.command("service.edit", json(R"({"id": "%1", "name": "Theirs"})", {id}));
    theirs.client = ClientId::make(bench.database.clock);
    SB_VERIFY(bench.run(theirs));
    Command mine =
        bench.command("service.edit", json(R"({"id": "%1", "name": "Mine", "position": 5})", {id}));
    mine.revision = seen;
    mine.client = ClientId::make(bench.database.clock);
    const Result<Outcome> outcome = bench.run(mine);
    SB_FAILS(outcome, ErrorCode::Conflict);
    QCOMPARE(
        outcome.error().extra,
        json(
            R"({"revision": %1, "conflicts": [{"field": "name", "mine": "Mine", "theirs": "Theirs"}]})",
            {QString::number(seen + 1)}));
    QCOMPARE(bench.get<Service>(id).position, 0);
    // Having seen what the others did, the admin may insist.
    mine.id = CommandId::make(bench.database.clock);
    mine.revision = seen + 1;
    SB_VERIFY(bench.run(mine));
    QCOMPARE(bench.get<Service>(id).name.toString(), QStringLiteral("Mine"));
}

void TestCommandRunner::sameValueIsNoConflict()
{
    CommandBench bench;
    SB_VERIFY(bench.make(QStringLiteral("sqlite")));
    const QString id = bench.service("API");
    const qint64 seen = bench.version<Service>(id).revision;
    for (int i = 0; i < 2; ++i) {
        Command command =
            bench.command("service.edit", json(R"({"id": "%1", "name": "Both"})", {id}));
        command.revision = seen;
        command.client = ClientId::make(bench.database.clock);
        SB_VERIFY(bench.run(command));
    }
    QCOMPARE(bench.version<Service>(id).revision, seen + 1); // the second one found nothing to do
}

/// A desktop that was offline made two edits of one field against the same revision.
void TestCommandRunner::ownChangesAreNoConflict()
{
    CommandBench bench;
    SB_VERIFY(bench.make(QStringLiteral("sqlite")));
    const QString id = bench.service("API");
    const qint64 seen = bench.version<Service>(id).revision;
    const ClientId me = ClientId::make(bench.database.clock);
    for (const char *name : {"First", "Second"}) {
        Command command = bench.command(
            "service.edit", json(R"({"id": "%1", "name": "%2"})", {id, QString::fromLatin1(name)}));
        command.revision = seen;
        command.client = me;
        SB_VERIFY(bench.run(command));
    }
    QCOMPARE(bench.get<Service>(id).name.toString(), QStringLiteral("Second"));
    // Two commands without a client are two strangers.
    Command first =
        bench.command("service.edit", json(R"({"id": "%1", "description": "a"})", {id}));
    Command second =
        bench.command("service.edit", json(R"({"id": "%1", "description": "b"})", {id}));
    first.revision = second.revision = seen;
    SB_VERIFY(bench.run(first));
    SB_FAILS(bench.run(second), ErrorCode::Conflict);
}

void TestCommandRunner::auditHasBeforeAndAfter()
{
    CommandBench bench;
    SB_VERIFY(bench.make(QStringLiteral("sqlite")));
    bench.actor.name = Name::parse(u"Ada").value();
    bench.actor.memberId = MemberId::make(bench.database.clock);
    bench.actor.origin = QStringLiteral("192.0.2.1");
    const QString id = bench.service("API");
    bench.database.clock.advance(Milliseconds(5));
    const Command edit =
        bench.command("service.edit", json(R"({"id": "%1", "name": "New"})", {id}));
    SB_VERIFY(bench.run(edit));
    const Result<std::vector<AuditEntry>> entries = listAudit(*bench.database, {}, 10);
    SB_VERIFY(entries);
    QCOMPARE(entries->size(), size_t(2));
    const AuditEntry &entry = entries->front();
    QCOMPARE(entry.at, bench.database.clock.now());
    QCOMPARE(entry.actor, QStringLiteral("Ada"));
    QCOMPARE(entry.memberId, bench.actor.memberId);
    QCOMPARE(entry.origin, QStringLiteral("192.0.2.1"));
    QCOMPARE(entry.commandId, edit.id.uuid());
    QCOMPARE(entry.commandType, QStringLiteral("service.edit"));
    QCOMPARE(entry.kind, QStringLiteral("service"));
    QCOMPARE(entry.before->value(QLatin1String("name")).toString(), QStringLiteral("API"));
    QCOMPARE(entry.after->value(QLatin1String("name")).toString(), QStringLiteral("New"));
    QVERIFY(!entries->back().before);
    QCOMPARE(listAudit(*bench.database, entry.id, 10)->size(), size_t(1));
}

void TestCommandRunner::unknownTypesAndIds()
{
    CommandBench bench;
    SB_VERIFY(bench.make(QStringLiteral("sqlite")));
    const Result<Outcome> type = bench.run("service.explode", {});
    SB_FAILS(type, ErrorCode::InvalidValue);
    QCOMPARE(type.error().field, QStringLiteral("type"));
    Command nameless = bench.command("service.create", json(R"({"name": "API"})"));
    nameless.id = CommandId();
    SB_FAILS(bench.run(nameless), ErrorCode::InvalidValue);
}

void TestCommandRunner::commandsKeepTheirForm()
{
    ManualClock clock;
    Command command{CommandId::make(clock), QStringLiteral("incident.report"),
                    json(R"({"update": {"status": "resolved"}})"), 17, ClientId::make(clock)};
    QCOMPARE(commandFromJson(toJson(command)).value(), command);
    command.revision.reset();
    command.client = ClientId();
    QCOMPARE(commandFromJson(toJson(command)).value(), command);
    const Command whole = completed(command, clock);
    QVERIFY(whole.payload.contains(QLatin1String("id")));
    QVERIFY(whole.payload.value(QLatin1String("update")).toObject().contains(QLatin1String("id")));
    QCOMPARE(completed(whole, clock), whole);
    const Receipt receipt{command.id, 5, QStringLiteral("service"), makeUuid(clock.now()), true};
    const Receipt read = receiptFromJson(toJson(receipt)).value();
    QCOMPARE(toJson(read), toJson(receipt));
}

void TestCommandRunner::badCommandsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *text, const char *field) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(field);
    };
    row("no id", R"({"type": "a", "payload": {}})", "id");
    row("bad id", R"({"id": "x", "type": "a", "payload": {}})", "id");
    row("id of a number", R"({"id": 5, "type": "a", "payload": {}})", "id");
    row("no type", R"({"id": "01900000-0000-7000-8000-000000000001", "payload": {}})", "type");
    row("no payload", R"({"id": "01900000-0000-7000-8000-000000000001", "type": "a"})", "payload");
    row("payload of a list",
        R"({"id": "01900000-0000-7000-8000-000000000001", "type": "a", "payload": []})", "payload");
    row("broken revision",
        R"({"id": "01900000-0000-7000-8000-000000000001", "type": "a", "payload": {}, "revision": 1.5})",
        "revision");
    row("text as revision",
        R"({"id": "01900000-0000-7000-8000-000000000001", "type": "a", "payload": {}, "revision": "1"})",
        "revision");
    row("huge revision",
        R"({"id": "01900000-0000-7000-8000-000000000001", "type": "a", "payload": {}, "revision": 1e300})",
        "revision");
    row("negative revision",
        R"({"id": "01900000-0000-7000-8000-000000000001", "type": "a", "payload": {}, "revision": -1})",
        "revision");
    row("bad client",
        R"({"id": "01900000-0000-7000-8000-000000000001", "type": "a", "payload": {}, "client": "me"})",
        "client");
    row("unknown",
        R"({"id": "01900000-0000-7000-8000-000000000001", "type": "a", "payload": {}, "colour": "red"})",
        "colour");
}

void TestCommandRunner::badCommandsAreRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, field);
    const Result<Command> command =
        commandFromJson(QJsonDocument::fromJson(text.toUtf8()).object());
    SB_FAILS(command, ErrorCode::InvalidValue);
    QCOMPARE(command.error().field, field);
}

QTEST_GUILESS_MAIN(TestCommandRunner)
#include "test_commandrunner.moc"
