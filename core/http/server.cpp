// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server.h"

#include "core/http/worker.h"

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <pthread.h>
#include <sys/resource.h>
#include <thread>

namespace signalbox::http {

namespace {

/// Each connection is a descriptor; the soft limit is often 1024 for the sake of select().
void raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit); // if not, accepting pauses earlier
}

/// Signals are for the program's main thread; and SIGPIPE, which OpenSSL's writes can raise,
/// is for nobody.
class SignalsBlocked
{
public:
    SignalsBlocked()
    {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &m_before);
    }
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    SignalsBlocked(const SignalsBlocked &) = delete;
    SignalsBlocked &operator=(const SignalsBlocked &) = delete;

private:
    sigset_t m_before{};
};

} // namespace

class Server::Private
{
public:
    Private(Handler &handlerIn, ServerOptions optionsIn)
        : handler(handlerIn)
        , options(std::move(optionsIn))
        , admission(options.limits)
    {}

    Result<std::vector<std::vector<Listener>>> bindAll(int count);
    void startThreads();
    void workerEnded();

    Handler &handler;
    ServerOptions options;
    Admission admission;
    std::vector<QUrl> urls;
    std::vector<std::unique_ptr<Worker>> workers;
    std::vector<std::thread> threads;

    std::mutex mutex;
    std::condition_variable allEnded;
    size_t running = 0;
    std::function<void()> stopped;
};

Result<std::vector<std::vector<Listener>>> Server::Private::bindAll(int count)
{
    std::vector<std::vector<Listener>> perWorker(static_cast<size_t>(count));
    for (const ListenAddress &address : options.listen) {
        Result<BoundAddress> bound = bindAddress(address, count);
        if (!bound)
            return tl::unexpected(bound.error());
        urls.push_back(bound->url);
        for (size_t i = 0; i < perWorker.size(); ++i)
            perWorker[i].push_back(std::move(bound->perWorker[i]));
    }
    return perWorker;
}

void Server::Private::startThreads()
{
    const SignalsBlocked blocked;
    running = workers.size();
    for (const std::unique_ptr<Worker> &worker : workers) {
        threads.emplace_back([this, target = worker.get()] {
            pthread_setname_np(pthread_self(), "http");
            target->run();
            workerEnded();
        });
    }
}

void Server::Private::workerEnded()
{
    std::function<void()> report;
    {
        const std::lock_guard lock(mutex);
        if (--running == 0) {
            report = std::move(stopped);
            allEnded.notify_all();
        }
    }
    if (report)
        report();
}

Server::Server(Handler &handler, ServerOptions options)
    : d(std::make_unique<Private>(handler, std::move(options)))
{}

Server::~Server()
{
    stop(std::chrono::milliseconds(0));
    for (std::thread &thread : d->threads)
        thread.join();
}

Result<void> Server::start()
{
    Q_ASSERT(d->workers.empty());
    raiseDescriptorLimit();
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const int count = d->options.workers > 0 ? d->options.workers : cores;
    Result<std::vector<std::vector<Listener>>> listeners = d->bindAll(count);
    if (!listeners)
        return tl::unexpected(listeners.error());
    for (std::vector<Listener> &own : *listeners) {
        auto worker = std::make_unique<Worker>(d->options.limits, d->handler, d->admission);
        if (Result<void> prepared = worker->prepare(std::move(own)); !prepared) {
            d->workers.clear();
            return prepared;
        }
        d->workers.push_back(std::move(worker));
    }
    d->startThreads();
    return {};
}

std::vector<QUrl> Server::urls() const
{
    return d->urls;
}

void Server::publish(const QByteArray &topic, EventPtr event)
{
    for (const std::unique_ptr<Worker> &worker : d->workers)
        worker->mailbox().post(PublishMessage{topic, event});
}

void Server::beginStop(std::chrono::milliseconds deadline, std::function<void()> stopped)
{
    bool over = false;
    {
        const std::lock_guard lock(d->mutex);
        over = d->running == 0;
        if (!over && stopped)
            d->stopped = std::move(stopped);
    }
    if (over && stopped)
        stopped();
    for (const std::unique_ptr<Worker> &worker : d->workers)
        worker->mailbox().post(StopMessage{deadline});
}

void Server::stop(std::chrono::milliseconds deadline)
{
    beginStop(deadline);
    std::unique_lock lock(d->mutex);
    d->allEnded.wait(lock, [this] { return d->running == 0; });
}

Counters Server::counters() const
{
    Counters sum;
    for (const std::unique_ptr<Worker> &worker : d->workers)
        worker->counters().addTo(sum);
    return sum;
}

} // namespace signalbox::http
