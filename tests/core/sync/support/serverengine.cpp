// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/support/serverengine.h"

#include "core/storage/changelog.h"
#include "core/storage/seed.h"
#include "core/sync/protocol.h"

namespace signalbox::test {

namespace {

EngineAnswer refusal(int status, const Error &error)
{
    QJsonObject body = error.extra;
    body.insert(QStringLiteral("status"), status);
    body.insert(QStringLiteral("code"), errorCodeName(error.code));
    body.insert(QStringLiteral("detail"), error.detail);
    body.insert(QStringLiteral("field"), error.field);
    return {status, body};
}

int statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Conflict:
    case ErrorCode::InUse:
        return 409;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::Forbidden:
        return 403;
    case ErrorCode::InvalidValue:
    case ErrorCode::CommandReused:
        return 422;
    case ErrorCode::StorageFull:
        return 507;
    default:
        return 500;
    }
}

} // namespace

ServerEngine::ServerEngine(const QString &file, const Clock &clock)
    : m_file(file)
    , m_clock(clock)
{
    reopen();
}

void ServerEngine::reopen()
{
    m_database.reset();
    auto opened = Database::open(DatabaseSettings::sqlite(m_file), m_clock);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    m_database = std::move(*opened);
}

QUuid ServerEngine::workspace()
{
    return pretendWorkspace.isNull() ? workspaceId(*m_database).value() : pretendWorkspace;
}

qint64 ServerEngine::sequence()
{
    return latestSequence(*m_database).value();
}

EngineAnswer ServerEngine::post(const QJsonObject &json, const QUuid &workspaceNamed)
{
    if (!workspaceNamed.isNull() && workspaceNamed != workspace())
        return refusal(412, {ErrorCode::Usage, QStringLiteral("Another workspace."), {}, {}});
    const Result<Command> command = commandFromJson(json);
    if (!command)
        return refusal(400, command.error());
    const Result<Outcome> outcome = CommandRunner(*m_database, m_clock).run(*command, actor);
    if (!outcome)
        return refusal(statusOf(outcome.error().code), outcome.error());
    if (!outcome->receipt.repeated)
        ++applied[command->id];
    return {200, toJson(outcome->receipt)};
}

EngineAnswer ServerEngine::changes(qint64 since, int limit, bool snapshot)
{
    const qint64 latest = sequence();
    const bool whole = snapshot || since == 0;
    const Result<ChangePage> page = changesSince(*m_database, {since, whole ? latest : 0}, limit);
    if (!page)
        return refusal(500, page.error());
    ChangeBatch batch;
    batch.workspace = workspace();
    batch.sequence = latest;
    batch.more = page->more;
    batch.next = page->more ? page->next.sequence : latest;
    batch.reset = page->reset || (whole && !snapshot);
    for (const ReplicatedRow &row : page->rows)
        batch.rows.push_back({row.kind, row.id, row.sequence, row.version.revision,
                              row.version.fieldRevisions, row.entity});
    return {200, toJson(batch)};
}

} // namespace signalbox::test
