// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>
#include <QUrlQuery>
#include <chrono>
#include <functional>

namespace signalbox {

/// A whole answer of the server, whatever its status.
struct ApiAnswer
{
    int status = 0;
    QByteArray body;
    std::optional<std::chrono::seconds> retryAfter;
};

/// Requests to one server's management API. Never follows a redirect (the token must not go
/// elsewhere), never accepts a doubtful certificate, and gives up on what takes too long or
/// grows too big.
class ApiClient : public QObject
{
    Q_OBJECT
public:
    /// Called exactly once, unless cancelAll() or the end of the client comes first. No answer
    /// is Unavailable, one over the limit TooLarge; `detail` says what happened, for an admin.
    using Done = std::function<void(Result<ApiAnswer>)>;

    struct Limits
    {
        std::chrono::milliseconds deadline; ///< for the whole answer
        qint64 bytes;                       ///< of its body
    };

    /// `base` may have a path, for servers behind a proxy: "https://example.com/signalbox".
    ApiClient(const QUrl &base, const QByteArray &token, QObject *parent = nullptr);
    ~ApiClient() override;

    void get(const QString &path, const QUrlQuery &query, Limits limits, Done done);
    void post(const QString &path, const QByteArray &json, const QByteArray &workspace,
              Limits limits, Done done);
    /// A request whose answer does not end; its owner watches it.
    [[nodiscard]] QNetworkReply *stream(const QString &path);
    /// Forgets all requests under way; their `done` will not be called. Streams are not touched.
    void cancelAll();

    /// What went wrong with a request, in words for an admin.
    [[nodiscard]] static QString describe(const QNetworkReply &reply);
    /// Where the requests go, without anything secret, for messages.
    [[nodiscard]] QString address() const;

private:
    class Call;

    [[nodiscard]] QNetworkRequest request(const QString &path, const QUrlQuery &query) const;
    void track(QNetworkReply *reply, Limits limits, Done done);

    QUrl m_base;
    QByteArray m_token;
    QNetworkAccessManager m_network;
    std::vector<Call *> m_calls;
};

} // namespace signalbox
