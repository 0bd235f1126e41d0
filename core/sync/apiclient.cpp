// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/apiclient.h"

#include <QTimer>

namespace signalbox {

namespace {

QString hostAndPort(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    return url.port() < 0 ? host : host + QLatin1Char(':') + QString::number(url.port());
}

} // namespace

/// One request until its answer is whole, its deadline has passed or it was cancelled.
class ApiClient::Call final : public QObject
{
public:
    Call(ApiClient &client, QNetworkReply *reply, Limits limits, Done done)
        : QObject(&client)
        , m_client(client)
        , m_reply(reply)
        , m_limits(limits)
        , m_done(std::move(done))
    {
        m_reply->setParent(this);
        // Bounds what lies in the reply between two signals too.
        m_reply->setReadBufferSize(1 << 20);
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] { end(late()); });
        connect(m_reply, &QNetworkReply::readyRead, this, &Call::read);
        connect(m_reply, &QNetworkReply::finished, this, [this] { end(outcome()); });
        m_deadline.start(limits.deadline);
    }

    void drop()
    {
        disconnect(m_reply, nullptr, this, nullptr);
        m_deadline.stop();
        if (m_reply->isRunning())
            m_reply->abort();
        deleteLater();
    }

private:
    void read()
    {
        m_body.append(m_reply->readAll());
        if (m_body.size() > m_limits.bytes)
            end(fail(ErrorCode::TooLarge,
                     tr("The answer of %1 is too big.").arg(m_client.address())));
    }

    Result<ApiAnswer> late() const
    {
        return fail(ErrorCode::Unavailable, tr("%1 did not answer within %n second(s).", nullptr,
                                               static_cast<int>(m_limits.deadline.count() / 1000))
                                                .arg(m_client.address()));
    }

    Result<ApiAnswer> outcome()
    {
        ApiAnswer answer;
        answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        m_body.append(m_reply->readAll());
        if (m_body.size() > m_limits.bytes)
            return fail(ErrorCode::TooLarge,
                        tr("The answer of %1 is too big.").arg(m_client.address()));
        // With a status from 400 on, error() repeats it in other words; below that it means
        // that the answer broke off, whatever its status was.
        const bool whole = m_reply->error() == QNetworkReply::NoError || answer.status >= 400;
        const bool brokeOff = m_reply->error() == QNetworkReply::RemoteHostClosedError;
        if (answer.status == 0 || !whole || brokeOff)
            return fail(ErrorCode::Unavailable, describe(*m_reply));
        bool isNumber = false;
        const int wait = m_reply->rawHeader("Retry-After").toInt(&isNumber);
        if (isNumber && wait >= 0)
            answer.retryAfter = std::chrono::seconds(wait);
        answer.body = std::move(m_body);
        return answer;
    }

    void end(Result<ApiAnswer> result)
    {
        std::erase(m_client.m_calls, this);
        drop();
        // Last: it may start or cancel other calls.
        const Done done = std::move(m_done);
        done(std::move(result));
    }

    ApiClient &m_client;
    QNetworkReply *m_reply;
    Limits m_limits;
    Done m_done;
    QTimer m_deadline;
    QByteArray m_body;
};

ApiClient::ApiClient(const QUrl &base, const QByteArray &token, QObject *parent)
    : QObject(parent)
    , m_base(base)
    , m_token(token)
{
    m_base.setUserInfo({});
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

ApiClient::~ApiClient()
{
    cancelAll();
    // Before the network they belong to.
    qDeleteAll(findChildren<Call *>(Qt::FindDirectChildrenOnly));
}

void ApiClient::get(const QString &path, const QUrlQuery &query, Limits limits, Done done)
{
    track(m_network.get(request(path, query)), limits, std::move(done));
}

void ApiClient::post(const QString &path, const QByteArray &json, const QByteArray &workspace,
                     Limits limits, Done done)
{
    QNetworkRequest posted = request(path, {});
    posted.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    posted.setRawHeader("Signalbox-Workspace", workspace);
    track(m_network.post(posted, json), limits, std::move(done));
}

QNetworkReply *ApiClient::stream(const QString &path)
{
    QNetworkRequest streamed = request(path, {});
    streamed.setRawHeader("Accept", "text/event-stream");
    streamed.setRawHeader("Cache-Control", "no-store");
    return m_network.get(streamed);
}

void ApiClient::cancelAll()
{
    for (Call *call : std::exchange(m_calls, {}))
        call->drop();
}

QNetworkRequest ApiClient::request(const QString &path, const QUrlQuery &query) const
{
    QUrl url = m_base;
    QString joined = m_base.path();
    while (joined.endsWith(QLatin1Char('/')))
        joined.chop(1);
    url.setPath(joined + path);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_token);
    request.setRawHeader("Accept", "application/json");
    // Naming an encoding switches the network's own unpacking off, and with it the question of
    // how big a small answer may become.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    return request;
}

void ApiClient::track(QNetworkReply *reply, Limits limits, Done done)
{
    m_calls.push_back(new Call(*this, reply, limits, std::move(done)));
}

QString ApiClient::describe(const QNetworkReply &reply)
{
    const QString host = hostAndPort(reply.url());
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return tr("Nothing answers at %1; the server may not be running.").arg(host);
    case QNetworkReply::HostNotFoundError:
        return tr("The name of %1 cannot be found; there may be no network.").arg(host);
    case QNetworkReply::SslHandshakeFailedError:
        return tr("The connection to %1 is not safe: %2").arg(host, reply.errorString());
    case QNetworkReply::RemoteHostClosedError:
        return tr("%1 closed the connection.").arg(host);
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return tr("%1 does not answer.").arg(host);
    default:
        return tr("%1 cannot be reached: %2").arg(host, reply.errorString());
    }
}

QString ApiClient::address() const
{
    return hostAndPort(m_base);
}

} // namespace signalbox
