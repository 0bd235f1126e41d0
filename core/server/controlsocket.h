// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <functional>
#include <memory>

namespace signalbox {

/// The socket in the data folder, mode 0600, by which `signalboxd token create` and the like
/// reach the server that has the database open. Who may open it owns the data anyway, so it
/// asks for no token. One request a line of JSON; the answer is a line, too: {"result":{...}}
/// or {"error":{"code","detail","field"}}.
class ControlSocketServer : public QObject
{
    Q_OBJECT
public:
    using Function = std::function<Result<QJsonObject>(const QJsonObject &)>;

    explicit ControlSocketServer(Function function);

    /// Only for who has the database open: a socket that lies there is taken for a dead one's.
    [[nodiscard]] Result<void> listen(const QString &dataFolder);

private:
    void accept();
    void read(QLocalSocket *socket);

    Function m_function;
    QLocalServer m_server;
};

class ControlSocketClient
{
public:
    /// None if no server answers there.
    [[nodiscard]] static std::unique_ptr<ControlSocketClient> connect(const QString &dataFolder);

    /// Waits for the answer, ten minutes at most: a backup takes its time.
    [[nodiscard]] Result<QJsonObject> call(const QJsonObject &request);

private:
    QLocalSocket m_socket;
};

} // namespace signalbox
