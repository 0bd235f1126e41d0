// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncclient.h"

#include "core/base/log.h"

#include <QRandomGenerator>

namespace signalbox {

namespace {

constexpr int rowsAPage = 1000;
constexpr qint64 pageBytes = 64 * 1024 * 1024;
/// Of one pull: above what any real workspace has, below what hurts.
constexpr qint64 pullBytes = 1024 * 1024 * 1024;
constexpr qint64 receiptBytes = 1024 * 1024;
constexpr std::chrono::seconds longestWait{300};
/// With many commands waiting, each pull takes all of them off the rows and puts them on again;
/// so pulls are done less often then.
constexpr int longQueue = 20;
constexpr std::chrono::milliseconds betweenPulls{250};

double lot()
{
    return QRandomGenerator::global()->generateDouble();
}

/// Whether the answer settles that the command will never be applied.
bool isFinal(int status)
{
    constexpr std::array statuses{400, 403, 404, 409, 410, 413, 422};
    return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
}

QString inSeconds(std::chrono::milliseconds wait)
{
    return SyncClient::tr("Next try in %n second(s).", nullptr,
                          static_cast<int>((wait.count() + 999) / 1000));
}

} // namespace

SyncClient::SyncClient(ReplicaStore &store, const ServerAddress &server, const SyncTimings &timings,
                       QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_timings(timings)
    , m_api(server.url, server.token)
    , m_backoff(timings.firstRetry, timings.longestRetry)
    , m_postBackoff(timings.firstRetry, timings.longestRetry)
{
    for (QTimer *timer : {&m_retry, &m_postRetry, &m_steady, &m_pullDelay})
        timer->setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SyncClient::connectNow);
    connect(&m_postRetry, &QTimer::timeout, this, &SyncClient::postNext);
    connect(&m_pullDelay, &QTimer::timeout, this, &SyncClient::pull);
    connect(&m_steady, &QTimer::timeout, this, [this] { m_backoff.reset(); });
}

SyncClient::~SyncClient()
{
    delete m_stream; // before the network that it belongs to
}

void SyncClient::start()
{
    connectNow();
}

void SyncClient::reconnect()
{
    m_backoff.reset();
    m_postBackoff.reset();
    if (m_retry.isActive())
        connectNow();
    else if (m_postRetry.isActive())
        postNext();
}

void SyncClient::wake()
{
    if (!m_postRetry.isActive())
        postNext();
}

void SyncClient::adoptServer()
{
    if (!m_otherWorkspace || !took(m_store.startOver()))
        return;
    m_otherWorkspace = false;
    // A pull may be under way that was begun for what the store held before.
    endConnection(ConnectionState::Connecting, {}, std::chrono::milliseconds(0));
}

// --- The connection ----------------------------------------------------------------------------

void SyncClient::connectNow()
{
    m_retry.stop();
    // One that was refused stays so until the server thinks better of it.
    if (m_state != ConnectionState::Refused)
        setState(ConnectionState::Connecting, tr("Connecting to %1.").arg(m_api.address()));
    m_stream = new EventStream(m_api.stream(QStringLiteral("/api/v1/events")), m_timings.request,
                               m_timings.silence, this);
    connect(m_stream, &EventStream::opened, this, [this] {
        m_open = true;
        pull();
    });
    connect(m_stream, &EventStream::changed, this, &SyncClient::hear);
    connect(m_stream, &EventStream::ended, this, &SyncClient::onStreamEnded);
}

void SyncClient::onStreamEnded(int status, const QByteArray &body, const QString &detail)
{
    if (status >= 300)
        return notAnswered({status, body, {}});
    lost(detail);
}

void SyncClient::notAnswered(const ApiAnswer &answer)
{
    const Result<Error> problem = problemFromJson(answer.body);
    const QString said = problem && !problem->detail.isEmpty()
                             ? problem->detail
                             : tr("it answers with status %1").arg(answer.status);
    if (answer.status == 401 || answer.status == 403) {
        m_otherWorkspace = false;
        return refused(tr("%1 does not let this desktop in: %2").arg(m_api.address(), said));
    }
    if (answer.status >= 300 && answer.status < 400)
        return lost(tr("%1 sends elsewhere; the connection must name the final address.")
                        .arg(m_api.address()));
    if (!problem && answer.status < 500)
        return lost(tr("What answers at %1 is no Signalbox server (status %2).")
                        .arg(m_api.address())
                        .arg(answer.status));
    lost(tr("%1 cannot serve this desktop now: %2").arg(m_api.address(), said));
}

void SyncClient::lost(const QString &detail)
{
    const std::chrono::milliseconds wait = m_backoff.next(lot());
    endConnection(ConnectionState::Offline, detail + QLatin1Char(' ') + inSeconds(wait), wait);
}

void SyncClient::refused(const QString &detail)
{
    // Tried again all the same, if rarely: what was wrong may be put right at the server.
    endConnection(ConnectionState::Refused, detail, m_timings.longestRetry);
}

void SyncClient::endConnection(ConnectionState state, const QString &detail,
                               std::chrono::milliseconds wait)
{
    m_api.cancelAll();
    if (m_stream) {
        disconnect(m_stream, nullptr, this, nullptr);
        m_stream->deleteLater(); // it may be the one that is speaking
        m_stream = nullptr;
    }
    m_open = m_verified = m_posting = false;
    m_pullAgain = false;
    m_pull.reset();
    m_steady.stop();
    m_pullDelay.stop();
    m_postRetry.stop();
    m_retry.start(wait);
    setState(state, detail);
}

void SyncClient::setState(ConnectionState state, const QString &detail)
{
    if (state == m_state && detail == m_detail)
        return;
    qCDebug(logSync).noquote() << "connection:" << int(state) << detail;
    m_state = state;
    m_detail = detail;
    emit stateChanged(state, detail);
}

// --- Pulling -----------------------------------------------------------------------------------

void SyncClient::hear(qint64 sequence)
{
    if (sequence <= m_store.cursor())
        return;
    // Only news start another pull: a server that speaks of what it does not give could
    // otherwise keep this desktop asking without end.
    if (m_store.pendingCount() <= longQueue)
        pull();
    else if (!m_pullDelay.isActive())
        m_pullDelay.start(betweenPulls);
}

void SyncClient::pull()
{
    m_pullDelay.stop();
    // What is spoken of during a pull may have come too late for it.
    m_pullAgain = m_pull.has_value();
    if (!m_open || m_pull)
        return;
    m_pull.emplace(m_store.cursor());
    m_pulledBytes = 0;
    askPage();
}

void SyncClient::askPage()
{
    QUrlQuery query{{QStringLiteral("since"), QString::number(m_pull->since())},
                    {QStringLiteral("limit"), QString::number(rowsAPage)}};
    if (m_pull->isSnapshot())
        query.addQueryItem(QStringLiteral("snapshot"), QStringLiteral("true"));
    m_api.get(QStringLiteral("/api/v1/changes"), query, {m_timings.request, pageBytes},
              [this](const Result<ApiAnswer> &answer) { onPage(answer); });
}

void SyncClient::onPage(const Result<ApiAnswer> &answer)
{
    if (!answer)
        return lost(answer.error().detail);
    if (answer->status != 200)
        return notAnswered(*answer);
    m_pulledBytes += answer->body.size();
    if (m_pulledBytes > pullBytes)
        return lost(tr("What %1 answers is too much.").arg(m_api.address()));
    const Result<bool> whole = m_pull->take(QJsonDocument::fromJson(answer->body).object());
    if (!whole)
        return lost(tr("What %1 answers makes no sense: %2")
                        .arg(m_api.address(),
                             whole.error().field + QLatin1Char(' ') + whole.error().detail));
    if (*whole)
        finishPull();
    else
        askPage();
}

void SyncClient::finishPull()
{
    const ChangeBatch batch = m_pull->batch();
    m_pull.reset();
    const bool ours = m_store.workspaceId().isNull() || m_store.workspaceId() == batch.workspace;
    if (!ours || batch.sequence < m_store.cursor())
        return onOtherWorkspace();
    if (!took(m_store.apply(batch)))
        return;
    m_verified = true;
    m_otherWorkspace = false;
    if (std::exchange(m_pullAgain, false))
        return pull();
    if (m_state != ConnectionState::Online) {
        setState(ConnectionState::Online);
        m_steady.start(m_timings.steady);
    }
    if (!m_postRetry.isActive())
        postNext();
}

void SyncClient::onOtherWorkspace()
{
    if (const int waiting = m_store.pendingCount(); waiting > 0) {
        refused(tr("%1 now holds another workspace, or an older state of this one; "
                   "%n change(s) made for the former one wait.",
                   nullptr, waiting)
                    .arg(m_api.address()));
        m_otherWorkspace = true;
        return;
    }
    qCInfo(logSync) << "the server holds another workspace; the replica is fetched anew";
    if (took(m_store.startOver()))
        pull();
}

bool SyncClient::took(const Result<ReplicaChange> &change)
{
    if (change) {
        emit storeChanged(*change);
        return true;
    }
    const Error &error = change.error();
    if (error.code == ErrorCode::MalformedInput)
        lost(tr("What %1 answers makes no sense; it may be newer than this program. (%2 %3)")
                 .arg(m_api.address(), error.field, error.detail));
    else
        lost(tr("This desktop's replica cannot be written: %1").arg(error.detail));
    return false;
}

// --- Posting -----------------------------------------------------------------------------------

void SyncClient::postNext()
{
    m_postRetry.stop();
    if (!m_verified || m_posting)
        return;
    const std::optional<Command> command = m_store.nextPending();
    if (!command)
        return;
    m_posting = true;
    m_api.post(QStringLiteral("/api/v1/commands"),
               QJsonDocument(toJson(*command)).toJson(QJsonDocument::Compact),
               m_store.workspaceId().toByteArray(QUuid::WithoutBraces),
               {m_timings.request, receiptBytes},
               [this, command = *command](const Result<ApiAnswer> &answer) {
                   m_posting = false;
                   onPosted(command, answer);
               });
}

void SyncClient::onPosted(const Command &command, const Result<ApiAnswer> &answer)
{
    if (!answer)
        return lost(answer.error().detail);
    if (answer->status == 200)
        return onReceipt(command, answer->body);
    const Result<Error> problem = problemFromJson(answer->body);
    if (problem && isFinal(answer->status))
        return onRefusal(command, *problem);
    if (answer->status == 401 || answer->status == 403)
        return notAnswered(*answer);
    // The pull of the next connection finds out what the workspace is.
    if (answer->status == 412)
        return lost(tr("%1 now holds another workspace.").arg(m_api.address()));
    const QString said = problem ? problem->detail : tr("status %1").arg(answer->status);
    postLater(tr("%1 cannot take changes now: %2").arg(m_api.address(), said), answer->retryAfter);
}

void SyncClient::onReceipt(const Command &command, const QByteArray &body)
{
    const Result<Receipt> receipt = receiptFromJson(QJsonDocument::fromJson(body).object());
    if (!receipt || receipt->command != command.id)
        return postLater(tr("What %1 answers makes no sense.").arg(m_api.address()), {});
    if (!took(m_store.acknowledge(command.id, receipt->sequence)))
        return;
    m_postBackoff.reset();
    setState(m_state); // what was said of a failed try is over
    emit acknowledged(command.id);
    postNext();
    hear(receipt->sequence);
}

void SyncClient::onRefusal(const Command &command, const Error &error)
{
    qCInfo(logSync).noquote() << "refused:" << command.type << command.id.toString()
                              << errorCodeName(error.code) << error.detail;
    if (!took(m_store.reject(command.id, error)))
        return;
    m_postBackoff.reset();
    postNext();
}

void SyncClient::postLater(const QString &detail, std::optional<std::chrono::seconds> wait)
{
    std::chrono::milliseconds later = m_postBackoff.next(lot());
    if (wait)
        later = std::max<std::chrono::milliseconds>(later, std::min(*wait, longestWait));
    m_postRetry.start(later);
    setState(m_state, detail + QLatin1Char(' ') + inSeconds(later));
}

} // namespace signalbox
