// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/server.h"

#include "core/base/log.h"
#include "core/commands/tokenauth.h"
#include "core/http/server.h"
#include "core/server/adminrequest.h"
#include "core/server/controlsocket.h"
#include "core/server/renderfeed.h"
#include "core/server/topics.h"
#include "core/server/webhandler.h"

#include <QDir>
#include <QThread>

namespace signalbox {

namespace {

// Of the five seconds that a stop may take, what requests in flight get.
constexpr std::chrono::milliseconds graceTime{4'000};

http::ServerOptions httpOptions(const ServerOptions &options)
{
    http::ServerOptions result;
    result.workers = options.workers;
    result.limits = options.limits;
    for (const ListenAddress &listen : options.listen) {
        http::ListenAddress address{listen.address, listen.port, {}};
        if (!options.tlsCertificate.isEmpty())
            address.tls = http::TlsFiles{options.tlsCertificate, options.tlsKey};
        result.listen.push_back(address);
    }
    return result;
}

} // namespace

class Server::Private
{
public:
    Private(Server &server, ServerOptions given, const Clock &clock)
        : q(server)
        , options(std::move(given))
        , control(std::make_unique<Control>(options, clock))
        , renderer(std::make_unique<SiteRenderer>(clock))
        , handler(*control, *renderer)
    {
        controlThread.setObjectName(QStringLiteral("control"));
        renderThread.setObjectName(QStringLiteral("render"));
        if (options.starterToken)
            starterToken = makeToken().text;
    }

    void start();
    void openWorkspace();
    void listen();
    void offerSocket();
    void beRunning();
    void stop();
    void endWith(const std::optional<Error> &failure);
    void endThreads();

    enum class State { New, Starting, Running, Stopping, Over };

    Server &q;
    const ServerOptions options;
    QString starterToken;
    bool hasNoTokens = false;
    State state = State::New;
    std::optional<Error> failure; ///< why it stops, if it is not because it was told to

    QThread controlThread;
    QThread renderThread;
    std::unique_ptr<Control> control;                   ///< in the control thread
    std::unique_ptr<SiteRenderer> renderer;             ///< in the render thread
    std::unique_ptr<RenderFeed> feed;                   ///< in the control thread
    std::unique_ptr<ControlSocketServer> controlSocket; ///< in the control thread
    WebHandler handler;
    std::unique_ptr<http::Server> http;
    std::vector<QUrl> urls;
};

void Server::Private::start()
{
    state = State::Starting;
    control->moveToThread(&controlThread);
    renderer->moveToThread(&renderThread);
    connect(control.get(), &Control::failed, &q, [this](const Error &error) {
        failure = error;
        stop();
    });
    controlThread.start();
    renderThread.start();
    QMetaObject::invokeMethod(control.get(), [this] { openWorkspace(); });
}

/// On the control thread. Every outcome is reported to the owner's.
void Server::Private::openWorkspace()
{
    const Result<void> opened = control->open();
    if (opened && !starterToken.isEmpty())
        control->admitStarter(starterToken);
    if (opened)
        feed = std::make_unique<RenderFeed>(*control, *renderer);
    const bool noTokens = control->hasNoTokens();
    QMetaObject::invokeMethod(&q, [this, opened, noTokens] {
        hasNoTokens = noTokens;
        if (opened)
            listen();
        else
            endWith(opened.error());
    });
}

/// Requests that come before the pages are rendered are told to come again.
void Server::Private::listen()
{
    if (state != State::Starting)
        return;
    http = std::make_unique<http::Server>(handler, httpOptions(options));
    handler.setCounters([this] { return http->counters(); });
    if (Result<void> started = http->start(); !started) {
        endWith(started.error());
        return;
    }
    urls = http->urls();
    connect(control.get(), &Control::changed, control.get(),
            [this] { http->publish(changeTopic, changeEvent(control->sequence())); });
    connect(renderer.get(), &SiteRenderer::shown, renderer.get(),
            [this](const std::shared_ptr<const Site> &site, const std::vector<PageNews> &news) {
                for (const PageNews &entry : news)
                    http->publish(entry.topic, pageEvent(*site, *entry.page));
            });
    connect(renderer.get(), &SiteRenderer::ready, &q, [this] { beRunning(); });
    const QString url = urls.front().toString(QUrl::RemovePath);
    QMetaObject::invokeMethod(renderer.get(), [this, url] {
        if (const Result<void> loaded = renderer->load(); !loaded)
            QMetaObject::invokeMethod(&q, [this, loaded] { endWith(loaded.error()); });
        else
            QMetaObject::invokeMethod(control.get(), [this, url] {
                if (!feed) // it was stopped meanwhile
                    return;
                offerSocket();
                feed->start(url);
            });
    });
}

/// On the control thread. Without the socket the server is as good for everybody but the
/// command line, so that is no reason not to serve.
void Server::Private::offerSocket()
{
    if (!options.controlSocket)
        return;
    // With PostgreSQL nobody else makes the folder.
    if (!QDir(options.dataFolder).exists() && QDir().mkpath(options.dataFolder))
        QFile::setPermissions(options.dataFolder,
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    controlSocket = std::make_unique<ControlSocketServer>(
        [this](const QJsonObject &request) { return answerAdminRequest(*control, request); });
    if (Result<void> offered = controlSocket->listen(options.dataFolder); !offered)
        qCWarning(logServer).noquote() << offered.error().detail;
}

void Server::Private::beRunning()
{
    if (state != State::Starting)
        return;
    state = State::Running;
    handler.setPhase(WebHandler::Phase::Ready);
    emit q.started();
}

void Server::Private::stop()
{
    if (state == State::Stopping || state == State::Over || state == State::New)
        return;
    state = State::Stopping;
    handler.setPhase(WebHandler::Phase::Stopping);
    const auto closed = [this] {
        QMetaObject::invokeMethod(
            &q, [this] { endWith(failure); }, Qt::QueuedConnection);
    };
    if (http)
        http->beginStop(graceTime, closed);
    else
        closed();
}

/// Requests are answered or cut by now, so nobody waits for what the threads still do.
void Server::Private::endWith(const std::optional<Error> &reason)
{
    if (state == State::Over)
        return;
    state = State::Over;
    endThreads();
    if (reason)
        emit q.failed(*reason);
    else
        emit q.stopped();
}

void Server::Private::endThreads()
{
    urls.clear();
    if (http)
        http->stop(std::chrono::milliseconds(0));
    if (controlThread.isRunning()) {
        QMetaObject::invokeMethod(
            control.get(),
            [this] {
                controlSocket.reset();
                control->close();
                feed.reset();
            },
            Qt::BlockingQueuedConnection);
        controlThread.quit();
        controlThread.wait();
    }
    if (renderThread.isRunning()) {
        QMetaObject::invokeMethod(
            renderer.get(), [this] { renderer->rest(); }, Qt::BlockingQueuedConnection);
        renderThread.quit();
        renderThread.wait();
    }
    http.reset();
}

Server::Server(ServerOptions options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(options), clock))
{}

Server::~Server()
{
    d->endThreads();
}

void Server::start()
{
    if (d->state == Private::State::New)
        d->start();
}

void Server::stop()
{
    d->stop();
}

std::vector<QUrl> Server::urls() const
{
    return d->urls;
}

QString Server::starterToken() const
{
    return d->starterToken;
}

bool Server::hasNoTokens() const
{
    return d->hasNoTokens;
}

} // namespace signalbox
