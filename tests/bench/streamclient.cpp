// SPDX-License-Identifier: GPL-3.0-or-later
// Holds many connections open and tells what they cost and how fast an event reaches them all.
//
//     streamclient --url http://127.0.0.1:8080/events --count 2000 --pid 4711
//                  --trigger http://127.0.0.1:8080/publish --body hello --rounds 5
//
// Without --trigger it only opens them: with a page's URL that measures idle visitors. Prints
// one line of JSON with times in milliseconds from just before the trigger is sent, and the
// memory that the given processes hold while all connections are open.
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Millis = std::chrono::duration<double, std::milli>;

constexpr std::chrono::seconds patience{20};

[[noreturn]] void give(const char *what)
{
    std::fprintf(stderr, "streamclient: %s: %s\n", what, std::strerror(errno));
    std::exit(1);
}

/// A blocking connection; the streams become non-blocking once they are open.
int connectTo(const QUrl &url)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(url.port(80)));
    inet_pton(AF_INET, url.host().toLatin1().constData(), &address.sin_addr);
    if (fd < 0 || ::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        give("cannot connect");
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

QByteArray request(const char *method, const QUrl &url, const QByteArray &fields,
                   const QByteArray &body)
{
    const QString target = url.path() + (url.hasQuery() ? u"?" + url.query() : QString());
    QByteArray text = QByteArray(method) + " " + target.toLatin1() +
                      " HTTP/1.1\r\nHost: " + url.host().toLatin1() + ":" +
                      QByteArray::number(url.port(80)) + "\r\n" + fields;
    if (!body.isEmpty())
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

void sendAll(int fd, const QByteArray &bytes)
{
    if (::send(fd, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) !=
        bytes.size())
        give("cannot send");
}

/// Until `text` has come, or "end of head" with a body of whatever size that came with it.
void readUntil(int fd, const QByteArray &text)
{
    QByteArray got;
    std::array<char, 65536> chunk;
    while (!got.contains(text)) {
        const ssize_t n = ::recv(fd, chunk.data(), chunk.size(), 0);
        if (n <= 0)
            give("the server closed a connection");
        got.append(chunk.data(), n);
    }
}

/// What the processes hold for themselves, in bytes: no libraries, which others share.
qint64 memoryOf(const QStringList &pids)
{
    qint64 sum = 0;
    for (const QString &pid : pids) {
        QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
        if (!file.open(QIODevice::ReadOnly))
            give("cannot read a process's memory");
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith("Pss_Anon:") || line.startsWith("Pss_Shmem:"))
                sum += line.mid(line.indexOf(':') + 1).trimmed().split(' ').first().toLongLong() *
                       1024;
        }
    }
    return sum;
}

struct Round
{
    double median = 0;
    double last = 0;
    double answered = 0; ///< when the trigger's own answer was here
};

class Streams
{
public:
    Streams(const QUrl &url, int count, bool events)
        : m_epoll(epoll_create1(EPOLL_CLOEXEC))
    {
        const QByteArray fields =
            events ? "Accept: text/event-stream\r\n" : "Accept-Encoding: br, gzip\r\n";
        for (int i = 0; i < count; ++i) {
            const int fd = connectTo(url);
            sendAll(fd, request("GET", url, fields, {}));
            readUntil(fd, "\r\n\r\n");
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u32 = static_cast<quint32>(m_fds.size());
            epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
            m_fds.push_back(fd);
        }
        settle();
    }

    /// Reads until nothing has come for a while: first messages, rests of pages.
    void settle()
    {
        std::array<epoll_event, 512> ready;
        int count = 0;
        while ((count = epoll_wait(m_epoll, ready.data(), ready.size(), 300)) > 0) {
            for (int i = 0; i < count; ++i)
                (void)hasData(m_fds[ready.at(static_cast<size_t>(i)).data.u32]);
        }
    }

    Round measure(const QUrl &url, const QByteArray &triggerRequest)
    {
        const int trigger = connectTo(url);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u32 = triggerIndex;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, trigger, &event);
        std::vector<bool> reached(m_fds.size());
        std::vector<double> times;
        times.reserve(m_fds.size());
        Round round;
        const Clock::time_point start = Clock::now();
        sendAll(trigger, triggerRequest);
        while (times.size() < m_fds.size() || round.answered == 0)
            collect(start, reached, times, round, trigger);
        ::close(trigger);
        std::sort(times.begin(), times.end());
        round.median = times[times.size() / 2];
        round.last = times.back();
        return round;
    }

private:
    static constexpr quint32 triggerIndex = 0xffffffff;

    /// Whether an event came, rather than a comment or nothing.
    [[nodiscard]] static bool hasData(int fd)
    {
        std::array<char, 65536> chunk;
        const ssize_t n = ::recv(fd, chunk.data(), chunk.size(), MSG_DONTWAIT);
        if (n == 0 || (n < 0 && errno != EAGAIN))
            give("the server closed a connection");
        return n > 0 && QByteArrayView(chunk.data(), n).contains(QByteArrayView("data:"));
    }

    void collect(Clock::time_point start, std::vector<bool> &reached, std::vector<double> &times,
                 Round &round, int trigger) const
    {
        std::array<epoll_event, 512> ready;
        const int count = epoll_wait(m_epoll, ready.data(), ready.size(), 1000);
        for (int i = 0; i < count; ++i) {
            const quint32 index = ready.at(static_cast<size_t>(i)).data.u32;
            const double elapsed = Millis(Clock::now() - start).count();
            if (index == triggerIndex) {
                // Its end, which comes as well, is nobody's loss.
                epoll_ctl(m_epoll, EPOLL_CTL_DEL, trigger, nullptr);
                round.answered = elapsed;
            } else if (hasData(m_fds[index]) && !reached[index]) {
                reached[index] = true;
                times.push_back(elapsed);
            }
        }
        if (Clock::now() - start > patience) {
            errno = ETIMEDOUT;
            give("an event did not reach every stream");
        }
    }

    int m_epoll;
    std::vector<int> m_fds;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

int run(const QCommandLineParser &options)
{
    const QUrl url(options.value(QStringLiteral("url")));
    const QUrl triggerUrl(options.value(QStringLiteral("trigger")));
    const int count = options.value(QStringLiteral("count")).toInt();
    const QStringList pids = options.values(QStringLiteral("pid"));
    Streams streams(url, count, !triggerUrl.isEmpty());
    const qint64 memory = memoryOf(pids);

    QByteArray fields = "Connection: close\r\n";
    for (const QString &field : options.values(QStringLiteral("header")))
        fields += field.toUtf8() + "\r\n";
    const QByteArray trigger =
        request("POST", triggerUrl, fields, options.value(QStringLiteral("body")).toUtf8());
    std::vector<double> medians, lasts, answers;
    const int rounds = triggerUrl.isEmpty() ? 0 : options.value(QStringLiteral("rounds")).toInt();
    for (int i = 0; i < rounds; ++i) {
        const Round round = streams.measure(triggerUrl, trigger);
        medians.push_back(round.median);
        lasts.push_back(round.last);
        answers.push_back(round.answered);
        streams.settle();
    }
    const QJsonObject result{
        {QStringLiteral("count"), count},
        {QStringLiteral("memory_bytes"), memory},
        {QStringLiteral("median_ms"), median(medians)},
        {QStringLiteral("last_ms"), median(lasts)},
        {QStringLiteral("best_last_ms"),
         lasts.empty() ? 0 : *std::min_element(lasts.begin(), lasts.end())},
        {QStringLiteral("answered_ms"), median(answers)},
    };
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);

    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const auto add = [&options](const char *name, const char *what, const char *standard = "") {
        options.addOption({QString::fromLatin1(name), QString::fromLatin1(what),
                           QStringLiteral("value"), QString::fromLatin1(standard)});
    };
    add("url", "What each connection asks for.");
    add("count", "How many connections.", "1000");
    add("trigger", "What to POST to, so that every stream gets an event.");
    add("header", "A field of that request; may be given again.");
    add("body", "The body of that request.", "hello");
    add("rounds", "How many events; the median is told.", "5");
    add("pid", "A process of the server; may be given again.");
    options.process(app);
    return run(options);
}
