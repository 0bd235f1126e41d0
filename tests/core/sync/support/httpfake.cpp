// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/support/httpfake.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace signalbox::test {

namespace {

QByteArray head(int status, const QByteArray &type, const QByteArray &more)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\nContent-Type: " + type +
           "\r\n" + more + "\r\n";
}

QByteArray response(int status, const QByteArray &body, const QByteArray &headers = {})
{
    return head(status, "application/json",
                headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n") +
           body;
}

} // namespace

HttpFake::HttpFake(ServerEngine &engine)
    : m_engine(&engine)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            m_buffers.insert(socket, {});
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

bool HttpFake::start()
{
    const bool listening = m_server.listen(QHostAddress::LocalHost, m_port);
    m_port = m_server.serverPort();
    return listening;
}

void HttpFake::stop()
{
    m_server.close();
    cutConnections();
}

void HttpFake::cutConnections()
{
    m_streams.clear();
    const QList<QTcpSocket *> sockets = m_buffers.keys();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

QUrl HttpFake::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void HttpFake::announce()
{
    if (muteStreams)
        return;
    const QByteArray event =
        "event: change\ndata: {\"sequence\":" + QByteArray::number(m_engine->sequence()) + "}\n\n";
    for (const QPointer<QTcpSocket> &stream : m_streams) {
        if (stream)
            stream->write(event);
    }
}

void HttpFake::plan(const QByteArray &path, const Fault &fault, int times)
{
    for (int i = 0; i < times; ++i)
        m_planned.emplace_back(path, fault);
}

void HttpFake::always(const QByteArray &path, const Fault &fault)
{
    m_alwaysPath = path;
    m_always = fault;
}

void HttpFake::onReadyRead(QTcpSocket *socket)
{
    QByteArray buffer = m_buffers.value(socket) + socket->readAll();
    while (const std::optional<Request> request = takeRequest(buffer))
        answer(socket, *request);
    if (m_buffers.contains(socket))
        m_buffers.insert(socket, buffer);
}

std::optional<HttpFake::Request> HttpFake::takeRequest(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    Request request;
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    request.method = words.value(0);
    request.path = words.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return std::nullopt;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return request;
}

std::optional<Fault> HttpFake::faultFor(const Request &request)
{
    for (auto it = m_planned.begin(); it != m_planned.end(); ++it) {
        if (request.path.contains(it->first)) {
            const Fault fault = it->second;
            m_planned.erase(it);
            return fault;
        }
    }
    if (!m_alwaysPath.isEmpty() && request.path.contains(m_alwaysPath))
        return m_always;
    return std::nullopt;
}

void HttpFake::answer(QTcpSocket *socket, const Request &request)
{
    const std::optional<Fault> fault = faultFor(request);
    if (!serve(socket, request, fault))
        socket->abort();
}

bool HttpFake::serve(QTcpSocket *socket, const Request &request, const std::optional<Fault> &fault)
{
    if (fault && fault->kind == Fault::DropBefore)
        return false;
    if (fault && fault->kind == Fault::Hang)
        return true;
    if (fault && fault->kind == Fault::Status)
        return socket->write(response(fault->status, fault->body, fault->headers)) > 0;
    if (fault && fault->kind == Fault::Huge) {
        socket->write(head(200, "application/json", "Connection: close\r\n"));
        return socket->write(QByteArray(70 * 1024 * 1024, ' ')) > 0;
    }
    if (request.headers.value("authorization") != "Bearer " + token)
        return socket->write(response(
                   401, R"({"status":401,"code":"unauthorized","detail":"No such token."})")) > 0;
    if (request.path.startsWith("/api/v1/events") && !fault) {
        openStream(socket);
        return true;
    }
    const EngineAnswer answer = handle(request);
    if (fault && fault->kind == Fault::DropAfter)
        return false;
    const QByteArray whole =
        response(answer.status, QJsonDocument(answer.body).toJson(QJsonDocument::Compact));
    if (fault && fault->kind == Fault::DropMidway) {
        socket->write(whole.left(whole.size() - 5));
        socket->disconnectFromHost();
        return true;
    }
    return socket->write(whole) > 0;
}

EngineAnswer HttpFake::handle(const Request &request)
{
    const QUrl url = QUrl::fromEncoded(request.path);
    if (url.path() == QLatin1StringView("/api/v1/changes")) {
        ++pulls;
        const QUrlQuery query(url);
        return m_engine->changes(query.queryItemValue(QStringLiteral("since")).toLongLong(),
                                 query.queryItemValue(QStringLiteral("limit")).toInt(),
                                 query.hasQueryItem(QStringLiteral("snapshot")));
    }
    if (url.path() == QLatin1StringView("/api/v1/commands")) {
        posts.push_back(request.body);
        const QUuid workspace =
            QUuid::fromString(QString::fromLatin1(request.headers.value("signalbox-workspace")));
        const EngineAnswer answer =
            m_engine->post(QJsonDocument::fromJson(request.body).object(), workspace);
        announce();
        emit posted();
        return answer;
    }
    return {
        404,
        {{QStringLiteral("status"), 404}, {QStringLiteral("code"), QStringLiteral("not_found")}}};
}

void HttpFake::openStream(QTcpSocket *socket)
{
    ++streamsOpened;
    socket->write(head(200, "text/event-stream", "Cache-Control: no-store\r\n"));
    m_streams.emplace_back(socket);
    announce();
}

} // namespace signalbox::test
