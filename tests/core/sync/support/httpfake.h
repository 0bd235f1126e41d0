// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/sync/support/serverengine.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <deque>

namespace signalbox::test {

/// What goes wrong with an answer.
struct Fault
{
    enum Kind {
        Status,     ///< answers `status` with `body`
        DropBefore, ///< closes the connection instead of handling the request
        DropAfter,  ///< handles the request, then closes the connection without an answer
        DropMidway, ///< handles the request and sends half of the answer
        Hang,       ///< neither handles nor answers
        Huge        ///< answers without end
    };
    Kind kind = Status;
    int status = 500;
    QByteArray body;
    QByteArray headers; ///< "Retry-After: 1\r\n"
};

/// The sync part of a server on a loopback port, on a real ServerEngine, with faults to order.
/// HTTP/1.1 as far as this program's own client speaks it.
class HttpFake : public QObject
{
    Q_OBJECT
public:
    explicit HttpFake(ServerEngine &engine);
    ~HttpFake() override { stop(); }

    [[nodiscard]] bool start(); ///< on the same port as before, if there was one
    void stop();                ///< refuses from now on and cuts all connections
    void cutConnections();
    [[nodiscard]] QUrl url() const;

    /// Another server is behind the port from now on.
    void setEngine(ServerEngine &engine) { m_engine = &engine; }

    /// Tells the open event streams of the engine's newest sequence.
    void announce();

    /// For the coming requests whose path contains `path`, one each.
    void plan(const QByteArray &path, const Fault &fault, int times = 1);
    /// For all requests until cleared; an empty path clears.
    void always(const QByteArray &path, const Fault &fault = {});

    bool muteStreams = false; ///< no heartbeats, no events: a dead line
    QByteArray token = "secret";
    std::vector<QByteArray> posts; ///< bodies of the commands received, in order
    int streamsOpened = 0;
    int pulls = 0;

signals:
    void posted();

private:
    struct Request
    {
        QByteArray method, path, body;
        QHash<QByteArray, QByteArray> headers;
    };

    void onReadyRead(QTcpSocket *socket);
    [[nodiscard]] static std::optional<Request> takeRequest(QByteArray &buffer);
    void answer(QTcpSocket *socket, const Request &request);
    [[nodiscard]] std::optional<Fault> faultFor(const Request &request);
    [[nodiscard]] bool serve(QTcpSocket *socket, const Request &request,
                             const std::optional<Fault> &fault);
    [[nodiscard]] EngineAnswer handle(const Request &request);
    void openStream(QTcpSocket *socket);

    ServerEngine *m_engine;
    QTcpServer m_server;
    quint16 m_port = 0;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    std::vector<QPointer<QTcpSocket>> m_streams;
    std::deque<std::pair<QByteArray, Fault>> m_planned;
    QByteArray m_alwaysPath;
    Fault m_always;
};

} // namespace signalbox::test
