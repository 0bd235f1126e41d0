// SPDX-License-Identifier: GPL-3.0-or-later
// A server that serves one file from memory, with its .gz and .br beside it, and one topic of
// events: core/http without a status page behind it, for the load scripts and for perf.
#include "core/http/router.h"
#include "core/http/server.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <atomic>
#include <csignal>
#include <cstdio>

using namespace signalbox;
using namespace signalbox::http;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<DocumentPtr> load(const QString &path)
{
    DocumentSpec spec;
    spec.contentType = "text/html; charset=utf-8";
    spec.bodies = {contentOf(path), contentOf(path + QStringLiteral(".gz")),
                   contentOf(path + QStringLiteral(".br"))};
    spec.headers = {{"Cache-Control", "public, max-age=5"}};
    return Document::make(std::move(spec));
}

int serve(const QCommandLineParser &options)
{
    const Result<DocumentPtr> document = load(options.value(QStringLiteral("file")));
    if (!document) {
        std::fprintf(stderr, "%s\n", qPrintable(document.error().detail));
        return 1;
    }
    Server *publisher = nullptr;
    std::atomic<quint64> lastId{0};
    Router router;
    router.add(Method::Get, "/",
               [page = *document](Request &, Responder responder) { responder.send(page); });
    router.add(Method::Get, "/events", [](Request &, Responder responder) {
        responder.stream({"bench", std::nullopt, ":\n\n", {}});
    });
    router.add(Method::Post, "/publish", [&](Request &request, Responder responder) {
        publisher->publish("bench", makeEvent(++lastId, "bench", request.body()));
        responder.send(Response(204));
    });

    ServerOptions http;
    http.workers = options.value(QStringLiteral("workers")).toInt();
    http.listen.push_back({QHostAddress(QHostAddress::LocalHost),
                           static_cast<quint16>(options.value(QStringLiteral("port")).toUInt()),
                           std::nullopt});
    Server server(router, std::move(http));
    publisher = &server;
    if (const Result<void> started = server.start(); !started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().detail));
        return 1;
    }
    std::printf("listening on %s\n", qPrintable(server.urls().front().toString()));
    std::fflush(stdout);

    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    int signal = 0;
    sigwait(&ending, &signal);
    server.stop(std::chrono::seconds(5));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    // Before any thread is there, so that none takes the signal that main() waits for.
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);

    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOptions({
        {QStringLiteral("file"), QStringLiteral("What to serve at /."), QStringLiteral("path")},
        {QStringLiteral("port"), QStringLiteral("0: any."), QStringLiteral("number"),
         QStringLiteral("0")},
        {QStringLiteral("workers"), QStringLiteral("0: one a core."), QStringLiteral("number"),
         QStringLiteral("0")},
    });
    options.process(app);
    return serve(options);
}
