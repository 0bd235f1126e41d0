// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgresserver.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>
#include <pwd.h>
#include <unistd.h>

namespace signalbox::test {

namespace {

constexpr int patience = 30'000; // only a broken machine takes that long
constexpr const char *databaseUser = "signalbox";

tl::unexpected<Error> broken(const QString &what)
{
    return fail(ErrorCode::Unavailable, what);
}

Result<void> finish(QProcess &process)
{
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start();
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return broken(process.program() + QLatin1String(": ") + process.errorString() + u'\n' +
                      QString::fromUtf8(process.readAll()));
    return {};
}

/// root runs the server as somebody else; everybody else as themselves.
QString serverUser()
{
    if (::geteuid() != 0)
        return {};
    return QString::fromLatin1(::getpwnam("postgres") ? "postgres" : "nobody");
}

} // namespace

Result<PostgresServer *> PostgresServer::shared()
{
    static std::unique_ptr<PostgresServer> server;
    if (server)
        return server.get();
    std::unique_ptr<PostgresServer> fresh(new PostgresServer);
    if (Result<void> done = fresh->initialise(); !done)
        return tl::unexpected(done.error());
    if (Result<void> done = fresh->start(); !done)
        return tl::unexpected(done.error());
    server = std::move(fresh);
    return server.get();
}

PostgresServer::~PostgresServer()
{
    crash(); // nobody needs the files any more, so there is nothing to end in good order
}

QString PostgresServer::tool(const QString &name) const
{
    return m_tools + QLatin1Char('/') + name;
}

void PostgresServer::asServerUser(QProcess &process, const QString &program,
                                  const QStringList &arguments) const
{
    // --pdeathsig: a test program that is killed takes its server with it.
    QStringList all{QStringLiteral("--pdeathsig"), QStringLiteral("QUIT")};
    if (const QString user = serverUser(); !user.isEmpty())
        all += {QStringLiteral("--reuid=") + user,
                QStringLiteral("--regid=") + QString::number(::getpwnam(qPrintable(user))->pw_gid),
                QStringLiteral("--clear-groups")};
    process.setProgram(QStringLiteral("setpriv"));
    process.setArguments(all + QStringList{QStringLiteral("--"), program} + arguments);
    process.setWorkingDirectory(m_folder.path());
}

Result<void> PostgresServer::initialise()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    if (found.isEmpty())
        return broken(
            QStringLiteral("PostgreSQL is not installed (Debian: apt install postgresql)"));
    m_tools = versions.filePath(found.last() + QLatin1String("/bin"));
    if (const QString user = serverUser(); !user.isEmpty()) {
        const passwd *entry = ::getpwnam(qPrintable(user));
        if (::chown(QFile::encodeName(m_folder.path()).constData(), entry->pw_uid, entry->pw_gid) !=
            0)
            return broken(qt_error_string());
    }
    QProcess initdb;
    asServerUser(initdb, tool(QStringLiteral("initdb")),
                 {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")),
                  QStringLiteral("-U"), QLatin1String(databaseUser), QStringLiteral("-A"),
                  QStringLiteral("trust"), QStringLiteral("-E"), QStringLiteral("UTF8"),
                  QStringLiteral("--locale=C"), QStringLiteral("--no-sync"),
                  QStringLiteral("--no-instructions")});
    return finish(initdb);
}

Result<void> PostgresServer::start()
{
    // fsync=off: the machine does not crash in a test, and the disk is slow.
    asServerUser(m_server, tool(QStringLiteral("postgres")),
                 {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")),
                  QStringLiteral("-k"), m_folder.path(), QStringLiteral("-c"),
                  QStringLiteral("listen_addresses="), QStringLiteral("-c"),
                  QStringLiteral("fsync=off"), QStringLiteral("-c"),
                  QStringLiteral("shared_buffers=16MB")});
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
    m_server.start();
    const QDeadlineTimer deadline(patience);
    QString last;
    while (!deadline.hasExpired() && m_server.state() != QProcess::NotRunning) {
        Result<void> there = sql(QStringLiteral("SELECT 1"));
        if (there)
            return {};
        last = there.error().detail;
        QThread::msleep(20);
        m_server.waitForFinished(0); // notices that it has ended
    }
    return broken(QStringLiteral("PostgreSQL does not start: ") + last);
}

void PostgresServer::crash()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    // setpriv has become the server, so its process id is the server's.
    m_server.kill();
    m_server.waitForFinished(patience);
    QFile::remove(m_folder.filePath(QStringLiteral("data/postmaster.pid")));
}

Result<void> PostgresServer::sql(const QString &statement) const
{
    QProcess psql;
    psql.setProgram(tool(QStringLiteral("psql")));
    psql.setArguments({QStringLiteral("-h"), m_folder.path(), QStringLiteral("-U"),
                       QLatin1String(databaseUser), QStringLiteral("-d"),
                       QStringLiteral("postgres"), QStringLiteral("-qXc"), statement});
    return finish(psql);
}

Result<QString> PostgresServer::freshUrl()
{
    const QString schema = QStringLiteral("test%1").arg(++m_schemas);
    return sql(QStringLiteral("CREATE SCHEMA %1").arg(schema)).map([&] {
        return QStringLiteral("postgresql://%1@localhost/postgres?host=%2&options=-csearch_path=%3")
            .arg(QLatin1String(databaseUser), m_folder.path(), schema);
    });
}

} // namespace signalbox::test
