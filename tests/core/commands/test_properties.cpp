// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/timeline.h"
#include "core/storage/changelog.h"
#include "tests/support/commandbench.h"

#include <QRandomGenerator>

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Makes commands of every type that are good about as often as not.
class RandomCommands
{
public:
    explicit RandomCommands(quint32 seed, ManualClock &clock) : m_random(seed), m_clock(clock) {}

    Command next(const Workspace &workspace)
    {
        m_workspace = &workspace;
        using Make = Command (RandomCommands::*)();
        static constexpr std::array<Make, 12> makers{
            &RandomCommands::createService, &RandomCommands::editService, &RandomCommands::deleteService,
            &RandomCommands::createPage, &RandomCommands::editPage, &RandomCommands::arrangePage,
            &RandomCommands::deletePage, &RandomCommands::report, &RandomCommands::editIncident,
            &RandomCommands::postUpdate, &RandomCommands::changeUpdate, &RandomCommands::changeType};
        m_clock.advance(Milliseconds(below(90'000)));
        return (this->*makers[size_t(below(int(makers.size())))])();
    }

    int below(int bound) { return int(m_random.bounded(bound)); }

private:
    Command make(const QString &type, const QJsonObject &payload)
    {
        return {CommandId::make(m_clock), type, payload, {}, {}};
    }
    template <class Hash>
    QString any(const Hash &hash)
    {
        if (hash.isEmpty() || below(20) == 0)
            return QStringLiteral("01900000-0000-7000-8000-00000000ffff"); // not there
        auto keys = hash.keys();
        std::sort(keys.begin(), keys.end()); // so that a seed means the same run again
        return keys[below(int(keys.size()))].toString();
    }
    QString anyUpdate()
    {
        QStringList ids;
        for (const auto &timeline : m_workspace->updates) {
            for (const IncidentUpdate &update : timeline)
                ids.append(update.id.toString());
        }
        ids.sort();
        return ids.isEmpty() ? QStringLiteral("01900000-0000-7000-8000-00000000ffff") : ids[below(int(ids.size()))];
    }
    QString word() { return QStringLiteral("w%1").arg(below(30)); }
    QString status() { return enumName(EnumNames<IncidentStatus>::names[size_t(below(5))].first); }
    QString impact() { return enumName(EnumNames<ServiceStatus>::names[size_t(below(5))].first); }
    QString moment() { return toRfc3339(m_clock.now() - std::chrono::minutes(below(600))); }
    QJsonArray impacts()
    {
        QJsonArray list;
        for (int i = below(4); i > 0; --i)
            list.append(QJsonObject{{QStringLiteral("service_id"), any(m_workspace->services)}, {QStringLiteral("impact"), impact()}});
        return list;
    }
    void sometimes(QJsonObject &json, const char *field, const QJsonValue &value)
    {
        if (below(2) == 0)
            json.insert(QLatin1StringView(field), value);
    }

    Command createService()
    {
        QJsonObject json{{QStringLiteral("name"), word()}};
        sometimes(json, "parent_id", any(m_workspace->services));
        return make(QStringLiteral("service.create"), json);
    }
    Command editService()
    {
        QJsonObject json{{QStringLiteral("id"), any(m_workspace->services)}};
        sometimes(json, "parent_id", below(3) == 0 ? QJsonValue() : QJsonValue(any(m_workspace->services)));
        sometimes(json, "position", below(10));
        sometimes(json, "manual_status", impact());
        return make(QStringLiteral("service.edit"), json);
    }
    Command deleteService() { return make(QStringLiteral("service.delete"), {{QStringLiteral("id"), any(m_workspace->services)}}); }
    Command createPage()
    {
        QJsonObject json{{QStringLiteral("name"), word()}, {QStringLiteral("slug"), word()}};
        sometimes(json, "is_default", below(2) == 0);
        sometimes(json, "domains", QJsonArray{word(), word()});
        return make(QStringLiteral("page.create"), json);
    }
    Command editPage()
    {
        QJsonObject json{{QStringLiteral("id"), any(m_workspace->pages)}};
        sometimes(json, "slug", word());
        sometimes(json, "is_default", below(2) == 0);
        sometimes(json, "domains", QJsonArray{word()});
        return make(QStringLiteral("page.edit"), json);
    }
    Command arrangePage()
    {
        QJsonArray list;
        for (int i = below(5); i > 0; --i) {
            QJsonObject entry{{QStringLiteral("service_id"), any(m_workspace->services)}};
            sometimes(entry, "parent_id", any(m_workspace->services));
            list.append(entry);
        }
        return make(QStringLiteral("page.arrange"), {{QStringLiteral("id"), any(m_workspace->pages)}, {QStringLiteral("services"), list}});
    }
    Command deletePage()
    {
        QJsonObject json{{QStringLiteral("id"), any(m_workspace->pages)}};
        sometimes(json, "default_id", any(m_workspace->pages));
        return make(QStringLiteral("page.delete"), json);
    }
    Command report()
    {
        QJsonObject update{{QStringLiteral("status"), status()}, {QStringLiteral("body"), word()}};
        QJsonObject json{{QStringLiteral("title"), word()}, {QStringLiteral("type_id"), any(m_workspace->incidentTypes)},
                         {QStringLiteral("services"), impacts()}};
        sometimes(json, "started_at", moment());
        sometimes(json, "notify", true);
        json.insert(QStringLiteral("update"), update);
        return make(QStringLiteral("incident.report"), json);
    }
    Command editIncident()
    {
        QJsonObject json{{QStringLiteral("id"), any(m_workspace->incidents)}};
        if (below(6) == 0)
            return make(QStringLiteral("incident.delete"), json);
        sometimes(json, "started_at", moment());
        sometimes(json, "services", impacts());
        sometimes(json, "title", word());
        return make(QStringLiteral("incident.edit"), json);
    }
    Command postUpdate()
    {
        QJsonObject json{{QStringLiteral("incident_id"), any(m_workspace->incidents)}, {QStringLiteral("status"), status()}, {QStringLiteral("body"), word()}};
        sometimes(json, "posted_at", moment());
        sometimes(json, "services", impacts());
        sometimes(json, "notify", below(2) == 0);
        return make(QStringLiteral("incident.post_update"), json);
    }
    Command changeUpdate()
    {
        QJsonObject json{{QStringLiteral("id"), anyUpdate()}};
        if (below(3) == 0)
            return make(QStringLiteral("incident.delete_update"), json);
        sometimes(json, "posted_at", moment());
        sometimes(json, "status", status());
        sometimes(json, "services", impacts());
        return make(QStringLiteral("incident.edit_update"), json);
    }
    Command changeType()
    {
        const QString id = any(m_workspace->incidentTypes);
        switch (below(3)) {
        case 0: return make(QStringLiteral("incident_type.create"), {{QStringLiteral("name"), word()}, {QStringLiteral("slug"), word()}});
        case 1: return make(QStringLiteral("incident_type.edit"), {{QStringLiteral("id"), id}, {QStringLiteral("slug"), word()}});
        default: return make(QStringLiteral("incident_type.delete"), {{QStringLiteral("id"), id}});
        }
    }

    QRandomGenerator m_random;
    ManualClock &m_clock;
    const Workspace *m_workspace = nullptr;
};

void follow(Workspace &workspace, const std::vector<Change> &changes)
{
    for (const Change &change : changes) {
        if (!change.after)
            workspace.remove(change.kind, change.id);
        else
            QVERIFY(workspace.put(change.kind, *change.after).has_value());
    }
    // An incident without updates leaves no empty list behind.
    erase_if(workspace.updates, [](const auto &entry) { return entry.value().empty(); });
}

/// A desktop's copy that reads the change log now and then.
class Follower
{
public:
    explicit Follower(const Clock &clock)
        : m_replica(Database::open(DatabaseSettings::sqlite(m_folder.filePath(QStringLiteral("replica.db")), Flavour::Replica), clock).value())
    {}

    Result<void> catchUp(Database &server, int limit)
    {
        for (bool more = true; more;) {
            Result<ChangePage> page = changesSince(server, m_cursor, limit);
            if (!page)
                return tl::unexpected(page.error());
            if (Result<void> done = take(*page); !done)
                return done;
            m_cursor = page->next;
            more = page->more;
        }
        return {};
    }
    Workspace workspace() { return loadWorkspace(*m_replica, Timestamp()).value(); }
    int resets() const { return m_resets; }

private:
    Result<void> take(const ChangePage &page)
    {
        Result<Transaction> transaction = Transaction::begin(*m_replica);
        if (!transaction)
            return tl::unexpected(transaction.error());
        Result<void> done;
        if (page.reset) {
            ++m_resets;
            done = transaction->clearReplicated();
        }
        for (const ReplicatedRow &row : page.rows) {
            if (done)
                done = row.entity ? transaction->putReplicated(row.kind, *row.entity, row.version)
                                  : transaction->removeReplicated(row.kind, row.id);
        }
        return done.and_then([&] { return transaction->commit(); });
    }

    QTemporaryDir m_folder{quickFolder()};
    std::unique_ptr<Database> m_replica;
    ChangeCursor m_cursor;
    int m_resets = 0;
};

} // namespace

/// Whatever is asked of a workspace, in whatever order, these stay true.
class TestProperties : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void invariantsHold_data();
    void invariantsHold();
    void tentativeCommandsCanBeUndone_data();
    void tentativeCommandsCanBeUndone();

private:
    static void checkInvariants(const Workspace &workspace);
};

void TestProperties::invariantsHold_data()
{
    QTest::addColumn<QString>("backend");
    QTest::addColumn<quint32>("seed");
    const quint32 first = QRandomGenerator::global()->generate();
    for (quint32 i = 0; i < 6; ++i)
        QTest::addRow("sqlite seed %u", first + i) << QStringLiteral("sqlite") << first + i;
    QTest::addRow("postgres seed %u", first) << QStringLiteral("postgres") << first;
}

void TestProperties::checkInvariants(const Workspace &workspace)
{
    qsizetype defaults = 0;
    QSet<QString> slugs;
    for (const Page &page : workspace.pages) {
        defaults += page.isDefault ? 1 : 0;
        slugs.insert(page.slug.toString());
        for (const PageService &entry : page.services)
            QVERIFY(workspace.services.contains(entry.serviceId));
    }
    QCOMPARE(defaults, workspace.pages.isEmpty() ? 0 : 1);
    QCOMPARE(slugs.size(), workspace.pages.size());
    for (const Service &service : workspace.services) {
        int steps = 0;
        for (std::optional<ServiceId> at = service.parentId; at; at = workspace.services.value(*at).parentId) {
            QVERIFY(workspace.services.contains(*at));
            QVERIFY(++steps <= workspace.services.size());
        }
    }
    for (const Incident &incident : workspace.incidents) {
        const std::vector<IncidentUpdate> updates = workspace.updates.value(incident.id);
        QVERIFY(!updates.empty());
        QVERIFY(settle(incident, updates) == incident);
        QVERIFY(workspace.incidentTypes.contains(incident.typeId));
    }
    QVERIFY(workspace.incidentTypes.contains(minorType().id));
}

void TestProperties::invariantsHold()
{
    QFETCH(QString, backend);
    QFETCH(quint32, seed);
    CommandBench bench;
    SB_VERIFY(bench.make(backend));
    RandomCommands commands(seed, bench.database.clock);
    Follower follower(bench.database.clock);
    Workspace memory = bench.workspace();
    int done = 0;
    for (int i = 0; i < 400; ++i) {
        const Result<Outcome> outcome = bench.run(commands.next(memory));
        if (!outcome) {
            QVERIFY2(outcome.error().code == ErrorCode::InvalidValue || outcome.error().code == ErrorCode::NotFound
                         || outcome.error().code == ErrorCode::InUse, whyBytes(outcome).constData());
            continue;
        }
        ++done;
        follow(memory, outcome->changes);
        checkInvariants(memory);
        if (QTest::currentTestFailed())
            return;
        if (commands.below(40) == 0)
            SB_VERIFY(follower.catchUp(*bench.database, 1 + commands.below(20)));
        if (commands.below(100) == 0) {
            Transaction transaction = Transaction::begin(*bench.database).value();
            SB_VERIFY(pruneTombstones(transaction, bench.database.clock.now() - std::chrono::minutes(20)));
            SB_VERIFY(transaction.commit());
        }
    }
    QVERIFY(done > 100);
    SB_VERIFY(follower.catchUp(*bench.database, 7));
    QVERIFY(sameWorkspace(bench.workspace(), memory));
    QVERIFY(sameWorkspace(follower.workspace(), memory));
    SB_VERIFY(bench.database->integrityCheck());
}

void TestProperties::tentativeCommandsCanBeUndone_data()
{
    QTest::addColumn<quint32>("seed");
    const quint32 first = QRandomGenerator::global()->generate();
    for (quint32 i = 0; i < 3; ++i)
        QTest::addRow("seed %u", first + i) << first + i;
}

/// On a replica: any number of commands applied on top and undone in reverse leaves no trace,
/// whether they succeed or fail.
void TestProperties::tentativeCommandsCanBeUndone()
{
    QFETCH(quint32, seed);
    CommandBench bench;
    SB_VERIFY(bench.make(QStringLiteral("sqlite")));
    RandomCommands commands(seed, bench.database.clock);
    for (int i = 0; i < 150; ++i) {
        const Result<Outcome> outcome = bench.run(commands.next(bench.workspace()));
        QVERIFY(outcome || outcome.error().code != ErrorCode::Internal);
    }
    QTemporaryDir folder(quickFolder());
    std::unique_ptr<Database> replica =
        Database::open(DatabaseSettings::sqlite(folder.filePath(QStringLiteral("r.db")), Flavour::Replica), bench.database.clock).value();
    Transaction transaction = Transaction::begin(*replica).value();
    const ChangePage everything = changesSince(*bench.database, {}, 100'000).value();
    for (const ReplicatedRow &row : everything.rows) {
        if (row.entity)
            SB_VERIFY(transaction.putReplicated(row.kind, *row.entity, row.version));
    }
    const Workspace before = loadWorkspace(*replica, Timestamp()).value();
    QVERIFY(sameWorkspace(before, bench.workspace()));
    std::vector<std::vector<Change>> applied;
    for (int i = 0; i < 100; ++i) {
        const Workspace now = loadWorkspace(*replica, Timestamp()).value();
        const Command command = completed(commands.next(now), bench.database.clock);
        Result<std::vector<Change>> changes = applyTentatively(transaction, command, bench.actor, bench.database.clock);
        if (changes)
            applied.push_back(*changes);
        else
            QVERIFY(sameWorkspace(loadWorkspace(*replica, Timestamp()).value(), now));
    }
    QVERIFY(applied.size() > 20);
    for (auto changes = applied.rbegin(); changes != applied.rend(); ++changes) {
        for (auto change = changes->rbegin(); change != changes->rend(); ++change)
            SB_VERIFY(transaction.restore(*change));
    }
    QVERIFY(sameWorkspace(loadWorkspace(*replica, Timestamp()).value(), before));
    SB_VERIFY(transaction.commit());
}

QTEST_GUILESS_MAIN(TestProperties)
#include "test_properties.moc"
