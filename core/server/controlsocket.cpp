// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/controlsocket.h"

#include <QJsonDocument>

namespace signalbox {

namespace {

constexpr qint64 longestLine = 1024 * 1024;
constexpr int connectMilliseconds = 5'000;
constexpr int answerMilliseconds = 600'000;

QString socketPath(const QString &dataFolder)
{
    return dataFolder + QLatin1String("/control.sock");
}

QByteArray lineOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject wrapped(const Result<QJsonObject> &answer)
{
    if (answer)
        return {{QStringLiteral("result"), *answer}};
    const Error &error = answer.error();
    return {
        {QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), errorCodeName(error.code)},
                                              {QStringLiteral("detail"), error.detail},
                                              {QStringLiteral("field"), error.field}}}};
}

Result<QJsonObject> unwrapped(const QJsonObject &json)
{
    const QJsonValue result = json.value(QLatin1String("result"));
    if (result.isObject())
        return result.toObject();
    const QJsonObject error = json.value(QLatin1String("error")).toObject();
    return fail(errorCodeFromName(error.value(QLatin1String("code")).toString()),
                error.value(QLatin1String("detail")).toString(),
                error.value(QLatin1String("field")).toString());
}

} // namespace

ControlSocketServer::ControlSocketServer(Function function)
    : m_function(std::move(function))
    , m_server(this)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlSocketServer::accept);
}

Result<void> ControlSocketServer::listen(const QString &dataFolder)
{
    QLocalServer::removeServer(socketPath(dataFolder));
    if (!m_server.listen(socketPath(dataFolder)))
        return fail(ErrorCode::Unavailable,
                    QStringLiteral("The control socket %1 cannot be made: %2.")
                        .arg(socketPath(dataFolder), m_server.errorString()));
    return {};
}

void ControlSocketServer::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void ControlSocketServer::read(QLocalSocket *socket)
{
    while (socket->canReadLine()) {
        const QJsonDocument request = QJsonDocument::fromJson(socket->readLine());
        socket->write(lineOf(wrapped(m_function(request.object()))));
    }
    if (socket->bytesAvailable() > longestLine)
        socket->abort();
}

std::unique_ptr<ControlSocketClient> ControlSocketClient::connect(const QString &dataFolder)
{
    auto client = std::make_unique<ControlSocketClient>();
    client->m_socket.connectToServer(socketPath(dataFolder));
    if (!client->m_socket.waitForConnected(connectMilliseconds))
        return nullptr;
    return client;
}

Result<QJsonObject> ControlSocketClient::call(const QJsonObject &request)
{
    m_socket.write(lineOf(request));
    while (!m_socket.canReadLine()) {
        if (!m_socket.waitForReadyRead(answerMilliseconds))
            return fail(ErrorCode::Unavailable,
                        QStringLiteral("The running server did not answer: %1.")
                            .arg(m_socket.errorString()));
    }
    return unwrapped(QJsonDocument::fromJson(m_socket.readLine()).object());
}

} // namespace signalbox
