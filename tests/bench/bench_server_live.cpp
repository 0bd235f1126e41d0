// SPDX-License-Identifier: GPL-3.0-or-later
// How long a word from an admin takes to a visitor: from sending the POST of an incident update
// until the acknowledgement, until an open page's event stream has the news, and until the new
// page has been fetched. A page of twenty services, everything over loopback in one process.
#include "core/server/server.h"
#include "tests/support/httpclient.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr int rounds = 200;
constexpr int services = 20;

using Steady = std::chrono::steady_clock;

double millisecondsSince(Steady::time_point start)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

void print(const char *what, std::vector<double> figures)
{
    std::sort(figures.begin(), figures.end());
    const auto at = [&](double share) {
        return figures[size_t(share * double(figures.size() - 1))];
    };
    std::printf(
        "figure: incident update, POST sent to %s: median %.1f ms, p95 %.1f ms, worst %.1f ms\n",
        what, at(0.5), at(0.95), figures.back());
}

QString fill(const HttpClient &api)
{
    QJsonArray arrangement;
    QString last;
    for (int i = 0; i < services; ++i) {
        last = api.post("/api/v1/services",
                        {{QStringLiteral("name"), QStringLiteral("Service %1").arg(i)}})
                   .text("id");
        arrangement.append(QJsonObject{{QStringLiteral("service_id"), last}});
    }
    const QJsonObject page{{QStringLiteral("name"), QStringLiteral("Bench")},
                           {QStringLiteral("slug"), QStringLiteral("bench")},
                           {QStringLiteral("services"), arrangement}};
    if (api.post("/api/v1/pages", page).status != 201)
        return {};
    const QJsonObject hurt{{QStringLiteral("service_id"), last},
                           {QStringLiteral("impact"), QStringLiteral("major_outage")}};
    const QJsonObject update{{QStringLiteral("status"), QStringLiteral("investigating")},
                             {QStringLiteral("body"), QStringLiteral("We look.")}};
    return api
        .post("/api/v1/incidents", {{QStringLiteral("title"), QStringLiteral("Trouble")},
                                    {QStringLiteral("type"), QStringLiteral("major")},
                                    {QStringLiteral("services"), QJsonArray{hurt}},
                                    {QStringLiteral("update"), update}})
        .text("id");
}

bool measure(const Server &server)
{
    const QUrl url = server.urls().front();
    const HttpClient api(url, server.starterToken());
    const QString incident = fill(api);
    if (incident.isEmpty()) {
        std::fputs("cannot make the page and its incident\n", stderr);
        return false;
    }
    EventFollower page(url, "/events");
    while (page.next("page", 500)) // what is still to come of filling
        ;
    std::vector<double> acknowledged;
    std::vector<double> told;
    std::vector<double> seen;
    for (int round = 0; round < rounds; ++round) {
        const QString text = QStringLiteral("Update number %1.").arg(round);
        const auto start = Steady::now();
        const Answer posted = api.post("/api/v1/incidents/" + incident.toLatin1() + "/updates",
                                       {{QStringLiteral("status"), QStringLiteral("identified")},
                                        {QStringLiteral("body"), text}});
        acknowledged.push_back(millisecondsSince(start));
        const auto event = page.next("page");
        told.push_back(millisecondsSince(start));
        const Answer fetched = api.get("/");
        seen.push_back(millisecondsSince(start));
        if (posted.status != 201 || !event || !fetched.body.contains(text.toUtf8())) {
            std::fprintf(stderr, "round %d: answered %d, %s, page %s\n", round, posted.status,
                         event ? "told" : "not told",
                         fetched.body.contains(text.toUtf8()) ? "new" : "old");
            return false;
        }
    }
    print("acknowledged", acknowledged);
    print("the event on an open page", told);
    print("the new page fetched (aim 1000 ms)", seen);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const SystemClock clock;
    ServerOptions options;
    options.dataFolder = folder.filePath(QStringLiteral("data"));
    options.listen = {ListenAddress{QHostAddress(QHostAddress::LocalHost), 0}};
    options.starterToken = true;
    Server server(options, clock);
    QEventLoop loop;
    bool runs = false;
    QObject::connect(&server, &Server::started, &loop, [&] {
        runs = true;
        loop.quit();
    });
    QObject::connect(&server, &Server::failed, &loop, [&](const Error &error) {
        std::fprintf(stderr, "%s\n", qPrintable(error.detail));
        loop.quit();
    });
    server.start();
    loop.exec();
    return runs && measure(server) ? 0 : 1;
}
