// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/control.h"

#include "core/base/log.h"
#include "core/storage/changelog.h"
#include "core/storage/seed.h"
#include "core/storage/tokens.h"

#include <algorithm>

namespace signalbox {

namespace {

// A call holds at most a body of 1 MB; a queue this long is seconds of work already.
constexpr size_t mostTasks = 4096;

DatabaseSettings databaseSettings(const ServerOptions &options)
{
    return options.databaseUrl.isEmpty() ? DatabaseSettings::sqlite(databaseFile(options))
                                         : DatabaseSettings::postgres(options.databaseUrl);
}

/// Who acts with the token: its member, if it is somebody's, and never with more than the
/// member may by now.
Actor actorOf(const ApiToken &token, const Workspace &workspace)
{
    Actor actor{token.name, token.memberId, token.scope, {}};
    if (token.memberId) {
        const Member member = workspace.members.value(*token.memberId);
        actor.name = member.name;
        actor.scope = std::min(actor.scope, member.role);
    }
    return actor;
}

} // namespace

Control::Control(const ServerOptions &options, const Clock &clock)
    : m_options(options)
    , m_clock(clock)
    , m_access(std::make_shared<AccessList>())
{}

Control::~Control() = default;

bool Control::post(Task task)
{
    const std::lock_guard lock(m_mutex);
    if (m_tasks.size() >= mostTasks)
        return false;
    m_tasks.push_back(std::move(task));
    // One wake-up for all that come until it is heeded.
    if (m_tasks.size() == 1)
        QMetaObject::invokeMethod(this, &Control::drain, Qt::QueuedConnection);
    return true;
}

void Control::drain()
{
    std::vector<Task> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_tasks);
    }
    for (const Task &task : tasks)
        task(*this);
}

Result<Actor> Control::authenticate(QByteArrayView secret) const
{
    std::optional<Actor> actor = m_access.current()->find(secret, m_clock.now());
    if (!actor)
        return fail(ErrorCode::Unauthorized,
                    QStringLiteral("The API token is not known, has expired or was revoked."));
    return std::move(*actor);
}

ControlFigures Control::figures() const
{
    const std::lock_guard lock(m_mutex);
    return {m_commands, m_refusals, double(m_commandNanoseconds) / 1e9, qint64(m_tasks.size()),
            sequence()};
}

Result<void> Control::open()
{
    Result<std::unique_ptr<Database>> database =
        Database::open(databaseSettings(m_options), m_clock);
    if (!database)
        return tl::unexpected(database.error());
    m_database = std::move(*database);
    return seed(*m_database)
        .and_then([&] { return loadWorkspaceRows(); })
        .and_then([&] { return loadAccess(); })
        .and_then([&] { return loadAllSettings(); });
}

void Control::close()
{
    drain();
    m_database.reset();
}

template <Shaped T>
Result<void> Control::load()
{
    return Repository<T>(*m_database).list().map([&](const std::vector<Stored<T>> &rows) {
        for (const Stored<T> &row : rows) {
            m_workspace.put(row.entity);
            m_revisions.insert(row.entity.id.uuid(), row.version.revision);
        }
    });
}

Result<void> Control::loadWorkspaceRows()
{
    return load<Page>()
        .and_then([&] { return load<Service>(); })
        .and_then([&] { return load<IncidentType>(); })
        .and_then([&] { return load<Member>(); })
        .and_then([&] { return load<Incident>(); })
        .and_then([&] { return load<IncidentUpdate>(); })
        .and_then([&] { return signalbox::workspaceId(*m_database); })
        .and_then([&](const QUuid &id) {
            m_workspaceId = id;
            return latestSequence(*m_database);
        })
        .map([&](qint64 sequence) { m_sequence = sequence; });
}

Result<void> Control::loadAccess()
{
    return allTokens(*m_database).map([&](const std::vector<TokenWithHash> &tokens) {
        auto list = std::make_shared<AccessList>();
        for (const TokenWithHash &entry : tokens)
            list->add(entry.hash, actorOf(entry.token, m_workspace), entry.token.expiresAt);
        if (!m_starterHash.isEmpty())
            list->add(m_starterHash, machineOwner(QStringLiteral("desktop")), std::nullopt);
        m_hasNoTokens = tokens.empty();
        m_access.publish(std::move(list));
    });
}

Result<void> Control::loadAllSettings()
{
    return loadSettings(*m_database).map([&](const WorkspaceSettings &settings) {
        m_settings = settings;
    });
}

void Control::admitStarter(const QString &secret)
{
    m_starterHash = secretHash(secret.toLatin1());
    auto list = std::make_shared<AccessList>(*m_access.current());
    list->add(m_starterHash, machineOwner(QStringLiteral("desktop")), std::nullopt);
    m_access.publish(std::move(list));
}

Result<Receipt> Control::run(const Command &command, const Actor &actor)
{
    const auto start = m_clock.steady();
    const Result<Outcome> outcome = CommandRunner(*m_database, m_clock).run(command, actor);
    m_commandNanoseconds += std::chrono::nanoseconds(m_clock.steady() - start).count();
    if (!outcome) {
        ++m_refusals;
        if (m_database->fatal())
            emit failed(*m_database->fatal());
        return tl::unexpected(outcome.error());
    }
    ++m_commands;
    if (outcome->receipt.repeated)
        return outcome->receipt;
    // From here on the change is on the disk, so the caller gets the receipt come what may.
    if (Result<void> taken = take(*outcome); !taken)
        emit failed(taken.error());
    return outcome->receipt;
}

Result<void> Control::take(const Outcome &outcome)
{
    for (const Change &change : outcome.changes) {
        if (!change.after) {
            m_workspace.remove(change.kind, change.id);
            m_revisions.remove(change.id);
        } else if (Result<void> put = m_workspace.put(change.kind, *change.after); !put) {
            return put;
        } else {
            m_revisions.insert(change.id, outcome.receipt.sequence);
        }
    }
    m_sequence.store(outcome.receipt.sequence, std::memory_order_release);
    const bool touchesMembers =
        std::any_of(outcome.changes.begin(), outcome.changes.end(),
                    [](const Change &change) { return change.kind == EntityKind::Member; });
    Result<void> loaded;
    if (touchesMembers || outcome.receipt.kind == Shape<ApiToken>::name)
        loaded = loadAccess();
    else if (outcome.receipt.kind == QLatin1String("settings"))
        loaded = loadAllSettings();
    emit changed(outcome.changes);
    return loaded;
}

} // namespace signalbox
