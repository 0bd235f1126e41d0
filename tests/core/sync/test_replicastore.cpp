// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/support/desk.h"
#include "tests/core/sync/support/scratch.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::test;

namespace {

QJsonObject named(const ServiceId &id, const char *name)
{
    return {{QStringLiteral("id"), id.toString()},
            {QStringLiteral("name"), QString::fromLatin1(name)}};
}

} // namespace

class TestReplicaStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        m_server = std::make_unique<ServerEngine>(m_scratch->file("server.db"), m_clock);
        m_anna = std::make_unique<Desk>(m_scratch->file("anna.db"), *m_server, m_clock);
        m_ben = std::make_unique<Desk>(m_scratch->file("ben.db"), *m_server, m_clock);
        m_web = ServiceId(makeUuid(m_clock.now()));
        m_anna->submit("service.create", named(m_web, "Web"));
        m_anna->sync();
        m_ben->sync();
        QCOMPARE(m_ben->nameOf(m_web), QStringLiteral("Web"));
    }

    void whatWasSubmittedIsThereAfterARestart()
    {
        const Command command = m_anna->submit("service.edit", named(m_web, "Site"));
        m_anna->restart();
        QCOMPARE(m_anna->nameOf(m_web), QStringLiteral("Site"));
        QCOMPARE(m_anna->image.pendingCount, 1);
        QVERIFY(m_anna->image.pendingEntities.contains({EntityKind::Service, m_web.uuid()}));
        Command expected = command;
        expected.client = m_anna->store().client();
        QCOMPARE(m_anna->store().nextPending(), std::optional(expected));
    }

    void whatTheRulesRefuseIsNotQueued()
    {
        const Command command =
            commandFor(QStringLiteral("service.edit"), named(m_web, ""), m_anna->image, m_clock);
        const Result<ReplicaChange> change = m_anna->store().submit(command);
        QVERIFY(!change);
        QCOMPARE(change.error().code, ErrorCode::InvalidValue);
        QCOMPARE(change.error().field, QStringLiteral("name"));
        QCOMPARE(m_anna->store().pendingCount(), 0);
        QCOMPARE(m_anna->store().image().value().workspace.services.value(m_web).name.toString(),
                 QStringLiteral("Web"));
    }

    void nothingFlickersBetweenReceiptAndRows()
    {
        m_anna->submit("service.edit", named(m_web, "Site"));
        const ChangeBatch before = m_anna->ask();
        QVERIFY(m_anna->post());
        QCOMPARE(m_anna->store().pendingCount(), 0);
        QVERIFY(m_anna->image.pendingEntities.isEmpty());
        m_anna->take(m_anna->store().apply(before)); // asked before the command was applied
        QCOMPARE(m_anna->nameOf(m_web), QStringLiteral("Site"));
        m_anna->restart();
        QCOMPARE(m_anna->nameOf(m_web), QStringLiteral("Site"));
        m_anna->pull();
        QCOMPARE(m_anna->nameOf(m_web), QStringLiteral("Site"));
        QCOMPARE(m_anna->image.revisions.value({EntityKind::Service, m_web.uuid()}),
                 m_server->sequence());
    }

    void rowsMayComeBeforeTheReceipt()
    {
        m_anna->submit("service.edit", named(m_web, "Site"));
        const Command command = m_anna->store().nextPending().value();
        const EngineAnswer answer = m_server->post(toJson(command));
        m_anna->pull();
        QCOMPARE(m_anna->store().pendingCount(), 1);
        QCOMPARE(m_anna->nameOf(m_web), QStringLiteral("Site"));
        m_anna->take(
            m_anna->store().acknowledge(command.id, receiptFromJson(answer.body).value().sequence));
        QCOMPARE(m_anna->store().pendingCount(), 0);
        QCOMPARE(m_anna->changed, (std::vector<EntityRef>{
                                      {EntityKind::Service, m_web.uuid()}})); // no longer pending
    }

    void bothSidesOfAConflictAreShown()
    {
        m_anna->submit("service.edit", named(m_web, "Anna's"));
        m_ben->submit("service.edit", named(m_web, "Ben's"));
        m_anna->sync();
        QVERIFY(!m_ben->post());
        QCOMPARE(m_ben->image.rejected.size(), size_t(1));
        const RejectedCommand rejected = m_ben->image.rejected.front();
        QCOMPARE(rejected.error.code, ErrorCode::Conflict);
        QCOMPARE(rejected.conflicts,
                 (std::vector<FieldConflict>{
                     {QStringLiteral("name"), QStringLiteral("Ben's"), QStringLiteral("Anna's")}}));
        QCOMPARE(m_ben->nameOf(m_web), QStringLiteral("Web")); // undone; Anna's row is not here yet
        m_ben->restart();
        QCOMPARE(m_ben->image.rejected.size(), size_t(1));
        QCOMPARE(m_ben->image.rejected.front().conflicts, rejected.conflicts);
    }

    void keepMinePutsItOverTheirs()
    {
        bothSidesOfAConflictAreShown();
        m_ben->take(m_ben->store().keepMine(m_ben->image.rejected.front().command.id,
                                            CommandId::make(m_clock)));
        QVERIFY(m_ben->image.rejected.empty());
        QCOMPARE(m_ben->nameOf(m_web), QStringLiteral("Ben's"));
        QVERIFY(m_ben->post());
        m_anna->sync();
        QCOMPARE(m_anna->nameOf(m_web), QStringLiteral("Ben's"));
    }

    void keepMineIsNoLeaveToOverwriteWhatWasNotShown()
    {
        bothSidesOfAConflictAreShown();
        m_anna->submit("service.edit", named(m_web, "Anna's second"));
        m_anna->sync();
        m_ben->sync(); // Ben's rows are newer than the conflict that he looks at
        m_ben->take(m_ben->store().keepMine(m_ben->image.rejected.front().command.id,
                                            CommandId::make(m_clock)));
        QVERIFY(!m_ben->post());
        QCOMPARE(m_ben->image.rejected.front().conflicts.front().theirs,
                 QJsonValue(QStringLiteral("Anna's second")));
    }

    void takeTheirsDropsMine()
    {
        bothSidesOfAConflictAreShown();
        m_ben->take(m_ben->store().takeTheirs(m_ben->image.rejected.front().command.id));
        m_ben->sync();
        QVERIFY(m_ben->image.rejected.empty());
        QCOMPARE(m_ben->nameOf(m_web), QStringLiteral("Anna's"));
    }

    void differentFieldsMerge()
    {
        m_anna->submit("service.edit", named(m_web, "Anna's"));
        m_ben->submit("service.edit", {{QStringLiteral("id"), m_web.toString()},
                                       {QStringLiteral("description"), QStringLiteral("by Ben")}});
        m_anna->sync();
        m_ben->sync();
        m_anna->sync();
        for (const Desk *desk : {m_anna.get(), m_ben.get()}) {
            QVERIFY(desk->image.rejected.empty());
            QCOMPARE(desk->nameOf(m_web), QStringLiteral("Anna's"));
            QCOMPARE(desk->image.workspace.services.value(m_web).description.toString(),
                     QStringLiteral("by Ben"));
        }
    }

    void appendingNeverConflicts()
    {
        const QString incident = makeUuid(m_clock.now()).toString(QUuid::WithoutBraces);
        m_anna->submit("incident.report",
                       {{QStringLiteral("id"), incident},
                        {QStringLiteral("title"), QStringLiteral("Down")},
                        {QStringLiteral("type"), QStringLiteral("major")},
                        {QStringLiteral("services"), QJsonArray()},
                        {QStringLiteral("update"),
                         QJsonObject{{QStringLiteral("status"), QStringLiteral("investigating")},
                                     {QStringLiteral("body"), QStringLiteral("?")}}}});
        m_anna->sync();
        m_ben->sync();
        for (Desk *desk : {m_anna.get(), m_ben.get()})
            desk->submit("incident.post_update",
                         {{QStringLiteral("incident_id"), incident},
                          {QStringLiteral("status"), QStringLiteral("monitoring")},
                          {QStringLiteral("body"), QStringLiteral("seen")}});
        m_anna->sync();
        m_ben->sync();
        m_anna->sync();
        for (const Desk *desk : {m_anna.get(), m_ben.get()}) {
            QVERIFY(desk->image.rejected.empty());
            QCOMPARE(
                desk->image.workspace.updates.value(IncidentId(QUuid::fromString(incident))).size(),
                size_t(3));
        }
    }

    void aChainOfOwnEditsPasses()
    {
        for (const char *name : {"One", "Two", "Three"})
            m_anna->submit("service.edit", named(m_web, name));
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_anna->post());
        m_ben->sync();
        QCOMPARE(m_ben->nameOf(m_web), QStringLiteral("Three"));
    }

    void anEditInTheMiddleOfTheChainIsNotOverwritten()
    {
        m_anna->submit("service.edit", named(m_web, "One"));
        m_anna->submit("service.edit", named(m_web, "Two"));
        QVERIFY(m_anna->post());
        m_ben->pull();
        m_ben->submit("service.edit", named(m_web, "Ben's"));
        QVERIFY(m_ben->post());
        QVERIFY(!m_anna->post()); // made before Ben's was seen
        QCOMPARE(m_anna->image.rejected.front().conflicts.front().theirs,
                 QJsonValue(QStringLiteral("Ben's")));
    }

    void anEditOfWhatTheServerDoesNotHaveYet()
    {
        const ServiceId mail(makeUuid(m_clock.now()));
        m_anna->submit("service.create", named(mail, "Mail"));
        const Command edit = m_anna->submit("service.edit", named(mail, "Post"));
        QCOMPARE(edit.revision, std::optional<qint64>(0));
        QVERIFY(m_anna->post());
        m_ben->pull();
        m_ben->submit("service.edit", named(mail, "Ben's"));
        QVERIFY(m_ben->post());
        QVERIFY(!m_anna->post());
        QCOMPARE(m_anna->image.rejected.front().error.code, ErrorCode::Conflict);
    }

    void aLateCopyOfARefusedCommandStaysRefused()
    {
        bothSidesOfAConflictAreShown();
        const Command refused = m_ben->image.rejected.front().command;
        m_ben->take(m_ben->store().keepMine(refused.id, CommandId::make(m_clock)));
        QVERIFY(m_ben->post());
        m_ben->submit("service.edit", named(m_web, "Ben's last word"));
        QVERIFY(m_ben->post());
        // By now Ben was the last to change the field, so its revision would let it through.
        QCOMPARE(m_server->post(toJson(refused)).status, 409);
        m_ben->sync();
        QCOMPARE(m_ben->nameOf(m_web), QStringLiteral("Ben's last word"));
    }

    void aSnapshotTakesAwayWhatIsGone()
    {
        const ServiceId mail(makeUuid(m_clock.now()));
        m_anna->submit("service.create", named(mail, "Mail"));
        m_anna->sync();
        m_ben->sync();
        m_anna->submit("service.delete", {{QStringLiteral("id"), mail.toString()}});
        m_anna->sync();
        m_ben->submit("service.edit", named(m_web, "Ben's"));
        ChangeBatch all = m_ben->ask();
        const Result<bool> whole = [&] {
            Pull pull(0);
            const Result<bool> done = pull.take(m_server->changes(0, 100, false).body);
            all = pull.batch();
            return done;
        }();
        QVERIFY(whole && *whole && all.reset);
        all.since = m_ben->store().cursor();
        m_ben->take(m_ben->store().apply(all));
        QVERIFY(!m_ben->image.workspace.services.contains(mail));
        QCOMPARE(m_ben->nameOf(m_web), QStringLiteral("Ben's"));
        QCOMPARE(m_ben->store().pendingCount(), 1);
    }

    void anOvertakenBatchIsLetLie()
    {
        const ChangeBatch old = m_ben->ask();
        m_anna->submit("service.edit", named(m_web, "Anna's"));
        m_anna->sync();
        m_ben->pull();
        m_ben->take(m_ben->store().apply(old));
        QCOMPARE(m_ben->nameOf(m_web), QStringLiteral("Anna's"));
    }

    void aRowThatMakesNoSenseChangesNothing()
    {
        m_anna->submit("service.edit", named(m_web, "Anna's"));
        ChangeBatch batch = m_ben->ask();
        batch.rows.push_back({EntityKind::Service,
                              makeUuid(m_clock.now()),
                              99,
                              99,
                              {},
                              QJsonObject{{QStringLiteral("name"), 5}}});
        const Result<ReplicaChange> change = m_ben->store().apply(batch);
        QVERIFY(!change);
        QCOMPARE(change.error().code, ErrorCode::MalformedInput);
        m_ben->restart();
        QCOMPARE(m_ben->nameOf(m_web), QStringLiteral("Web"));
    }

    void startingOverLeavesTheDecisionToTheAdmin()
    {
        m_ben->submit("service.edit", named(m_web, "Ben's"));
        m_ben->take(m_ben->store().startOver());
        QCOMPARE(m_ben->store().cursor(), 0);
        QVERIFY(m_ben->store().workspaceId().isNull());
        QCOMPARE(m_ben->image.rejected.size(), size_t(1));
        const CommandId id = m_ben->image.rejected.front().command.id;
        QVERIFY(
            !m_ben->store().keepMine(id, CommandId::make(m_clock))); // not before the rows are here
        m_ben->sync();
        QCOMPARE(m_ben->nameOf(m_web), QStringLiteral("Web"));
        m_ben->take(m_ben->store().keepMine(id, CommandId::make(m_clock)));
        QVERIFY(m_ben->post());
        QCOMPARE(m_ben->nameOf(m_web), QStringLiteral("Ben's"));
    }

    void draftsAreKept()
    {
        QVERIFY(m_anna->store().saveDraft(QStringLiteral("incident"),
                                          {{QStringLiteral("title"), QStringLiteral("It")}}));
        QVERIFY(m_anna->store().saveDraft(QStringLiteral("other"), {{QStringLiteral("a"), 1}}));
        QVERIFY(m_anna->store().saveDraft(QStringLiteral("other"), {}));
        m_anna->restart();
        QCOMPARE(m_anna->image.drafts.size(), 1);
        QCOMPARE(m_anna->image.drafts.value(QStringLiteral("incident"))
                     .value(QStringLiteral("title"))
                     .toString(),
                 QStringLiteral("It"));
    }

    void aDamagedFileIsSetAside()
    {
        m_anna->open.reset();
        QFile file(m_scratch->file("anna.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(4096, 'x'));
        file.close();
        m_anna->restart();
        QVERIFY(m_anna->open->notice().contains(QStringLiteral(".damaged-")));
        QCOMPARE(QDir(m_scratch->path()).entryList({QStringLiteral("anna.db.damaged-*")}).size(),
                 1);
        m_anna->sync();
        QCOMPARE(m_anna->nameOf(m_web), QStringLiteral("Web"));
    }

private:
    ManualClock m_clock;
    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<ServerEngine> m_server;
    std::unique_ptr<Desk> m_anna;
    std::unique_ptr<Desk> m_ben;
    ServiceId m_web;
};

QTEST_GUILESS_MAIN(TestReplicaStore)
#include "test_replicastore.moc"
