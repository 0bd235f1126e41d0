// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectiontest.h"

#include "core/sync/protocol.h"

#include <QHostAddress>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

constexpr ApiClient::Limits limits{std::chrono::seconds(10), 4 * 1024 * 1024};

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

Result<void> judge(const Result<ApiAnswer> &answer)
{
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->status == 401 || answer->status == 403)
        return fail(ErrorCode::Unauthorized);
    const QJsonObject json = QJsonDocument::fromJson(answer->body).object();
    if (answer->status != 200 || !changeBatchFromJson(json, 0))
        return fail(ErrorCode::MalformedInput);
    return {};
}

} // namespace

Result<QUrl> parseServerUrl(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return fail(ErrorCode::InvalidValue, u"must not be empty"_s, u"url"_s);
    const bool bare = !text.contains("://"_L1);
    QUrl url(bare ? QString(u"https://"_s + text) : text, QUrl::StrictMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !web || url.host().isEmpty() || url.hasQuery() || url.hasFragment()
        || !url.userInfo().isEmpty())
        return fail(ErrorCode::InvalidValue, u"is not the address of a server"_s, u"url"_s);
    if (bare && isLoopback(url.host()))
        url.setScheme(u"http"_s);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

bool isUnprotected(const QUrl &server)
{
    return server.scheme() == "http"_L1 && !isLoopback(server.host());
}

void ConnectionTest::run(const QUrl &server, const QString &token,
                         std::function<void(Result<void>)> done)
{
    m_client = std::make_unique<ApiClient>(server, token.toUtf8());
    QUrlQuery query;
    query.addQueryItem(u"since"_s, u"0"_s);
    query.addQueryItem(u"limit"_s, u"1"_s);
    m_client->get(u"/api/v1/changes"_s, query, limits,
                  [done = std::move(done)](const Result<ApiAnswer> &answer) { done(judge(answer)); });
}

} // namespace signalbox
