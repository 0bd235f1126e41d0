// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QUrl>
#include <optional>

namespace signalbox::test {

/// What a server answered; status 0 if it did not.
struct Answer
{
    int status = 0;
    QHash<QByteArray, QByteArray> headers; ///< names in small letters
    QByteArray body;

    [[nodiscard]] QByteArray header(const char *name) const { return headers.value(name); }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    [[nodiscard]] QJsonArray items() const { return json().value(u"items").toArray(); }
    [[nodiscard]] QString text(const char *name) const
    {
        return json().value(QLatin1StringView(name)).toString();
    }
};

/// An HTTP client that sends what it is told to the byte and waits for the answer. One
/// connection a request, no event loop.
class HttpClient
{
public:
    using Header = std::pair<QByteArray, QByteArray>;
    using Headers = std::vector<Header>;

    explicit HttpClient(const QUrl &url = {}, const QString &token = {})
        : m_url(url)
        , m_token(token)
    {}
    [[nodiscard]] HttpClient withToken(const QString &token) const
    {
        return HttpClient(m_url, token);
    }
    [[nodiscard]] const QUrl &url() const { return m_url; }

    [[nodiscard]] Answer send(const QByteArray &method, const QByteArray &target,
                              const QByteArray &body = {}, const Headers &more = {}) const
    {
        QByteArray request = method + ' ' + target + " HTTP/1.1\r\nConnection: close\r\n";
        Headers fields{Header("Host", m_url.authority().toLatin1())};
        if (!m_token.isEmpty())
            fields.emplace_back("Authorization", "Bearer " + m_token.toLatin1());
        if (!body.isEmpty())
            fields.emplace_back("Content-Type", "application/json");
        if (!body.isEmpty() || method == "POST" || method == "PUT" || method == "PATCH")
            fields.emplace_back("Content-Length", QByteArray::number(body.size()));
        for (const Header &field : more) {
            std::erase_if(fields, [&](const Header &other) { return other.first == field.first; });
            fields.push_back(field);
        }
        for (const auto &[name, value] : fields)
            request += name + ": " + value + "\r\n";
        return parse(exchange(request + "\r\n" + body));
    }
    [[nodiscard]] Answer get(const QByteArray &target, const Headers &more = {}) const
    {
        return send("GET", target, {}, more);
    }
    [[nodiscard]] Answer post(const QByteArray &target, const QJsonObject &body,
                              const Headers &more = {}) const
    {
        return send("POST", target, QJsonDocument(body).toJson(QJsonDocument::Compact), more);
    }
    [[nodiscard]] Answer patch(const QByteArray &target, const QJsonObject &body,
                               const Headers &more = {}) const
    {
        return send("PATCH", target, QJsonDocument(body).toJson(QJsonDocument::Compact), more);
    }
    [[nodiscard]] Answer remove(const QByteArray &target, const Headers &more = {}) const
    {
        return send("DELETE", target, {}, more);
    }

private:
    [[nodiscard]] QByteArray exchange(const QByteArray &request) const
    {
        QTcpSocket socket;
        socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
        if (!socket.waitForConnected(10'000))
            return {};
        socket.write(request);
        while (socket.waitForReadyRead(20'000))
            ;
        return socket.readAll();
    }

    [[nodiscard]] static Answer parse(const QByteArray &bytes)
    {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return {};
        Answer answer;
        QList<QByteArray> lines = bytes.first(end).replace("\r\n", "\n").split('\n');
        answer.status = lines.takeFirst().mid(9, 3).toInt();
        for (const QByteArray &line : lines) {
            const qsizetype colon = line.indexOf(':');
            answer.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
        }
        answer.body = bytes.sliced(end + 4);
        return answer;
    }

    QUrl m_url;
    QString m_token;
};

/// A follower of a server-sent event stream.
class EventFollower
{
public:
    EventFollower(const QUrl &url, const QByteArray &target, const QString &token = {})
    {
        m_socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        m_socket.waitForConnected(10'000);
        QByteArray request = "GET " + target + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() +
                             "\r\nAccept: text/event-stream\r\n";
        if (!token.isEmpty())
            request += "Authorization: Bearer " + token.toLatin1() + "\r\n";
        m_socket.write(request + "\r\n");
        const std::optional<QByteArray> head = block("\r\n\r\n", 10'000);
        m_status = head ? head->mid(9, 3).toInt() : 0;
    }
    [[nodiscard]] int status() const { return m_status; }

    /// The data of the next event of that name; none if it does not come in time.
    [[nodiscard]] std::optional<QJsonObject> next(const QByteArray &name, int milliseconds = 10'000)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < milliseconds) {
            const auto event = block("\n\n", milliseconds - int(timer.elapsed()));
            if (!event)
                return std::nullopt;
            const qsizetype data = event->indexOf("data: ");
            if (event->contains(QByteArray("event: ").append(name)) && data >= 0)
                return QJsonDocument::fromJson(event->sliced(data + 6)).object();
        }
        return std::nullopt;
    }
    [[nodiscard]] bool waitForEnd(int milliseconds)
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState ||
               m_socket.waitForDisconnected(milliseconds);
    }

private:
    std::optional<QByteArray> block(const QByteArray &end, int milliseconds)
    {
        QElapsedTimer timer;
        timer.start();
        qsizetype at = -1;
        while ((at = m_read.indexOf(end)) < 0) {
            const int left = milliseconds - int(timer.elapsed());
            if (left <= 0 || !m_socket.waitForReadyRead(left))
                return std::nullopt;
            m_read += m_socket.readAll();
        }
        const QByteArray found = m_read.first(at);
        m_read.remove(0, at + end.size());
        return found;
    }

    QTcpSocket m_socket;
    QByteArray m_read;
    int m_status = 0;
};

} // namespace signalbox::test
