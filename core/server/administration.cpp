// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/administration.h"

#include "core/server/adminrequest.h"
#include "core/server/control.h"
#include "core/server/controlsocket.h"
#include "core/storage/backup.h"

#include <QFile>
#include <QFileInfo>

namespace signalbox {

namespace {

/// On the database itself, which no server has open.
class DirectAdministration final : public Administration
{
public:
    DirectAdministration(const ServerOptions &options, const Clock &clock)
        : m_control(options, clock)
    {}
    [[nodiscard]] Result<void> open() { return m_control.open(); }

protected:
    Result<QJsonObject> call(const QJsonObject &request) override
    {
        return answerAdminRequest(m_control, request);
    }

private:
    Control m_control;
};

/// Through the socket of the server that has the database open.
class RemoteAdministration final : public Administration
{
public:
    explicit RemoteAdministration(std::unique_ptr<ControlSocketClient> client)
        : m_client(std::move(client))
    {}

protected:
    Result<QJsonObject> call(const QJsonObject &request) override
    {
        return m_client->call(request);
    }

private:
    std::unique_ptr<ControlSocketClient> m_client;
};

template <Shaped T>
Result<std::vector<T>> itemsOf(const Result<QJsonObject> &answer)
{
    return answer.and_then([](const QJsonObject &json) {
        return JsonForm<std::vector<T>>::read(json.value(QLatin1String("items")));
    });
}

QJsonObject request(const char *what)
{
    return {{QStringLiteral("do"), QString::fromLatin1(what)}};
}

/// A database that is damaged may be replaced; one that is in use may not.
Result<void> checkNotInUse(const QString &file, const Clock &clock)
{
    if (!QFileInfo::exists(file))
        return {};
    const auto opened = Database::open(DatabaseSettings::sqlite(file), clock);
    if (!opened && opened.error().code == ErrorCode::StorageLocked)
        return tl::unexpected(opened.error());
    return {};
}

Result<void> moveFile(const QString &from, const QString &to)
{
    if (!QFile::exists(from) || QFile::rename(from, to))
        return {};
    return fail(ErrorCode::StorageReadOnly,
                QStringLiteral("%1 cannot be renamed to %2.").arg(from, to));
}

/// With the log that belongs to it.
Result<void> moveDatabase(const QString &from, const QString &to)
{
    return moveFile(from + QLatin1String("-wal"), to + QLatin1String("-wal")).and_then([&] {
        return moveFile(from, to);
    });
}

} // namespace

Result<std::unique_ptr<Administration>> Administration::open(const ServerOptions &options,
                                                             const Clock &clock)
{
    if (auto client = ControlSocketClient::connect(options.dataFolder))
        return std::make_unique<RemoteAdministration>(std::move(client));
    auto direct = std::make_unique<DirectAdministration>(options, clock);
    return direct->open().map([&] { return std::unique_ptr<Administration>(std::move(direct)); });
}

Result<Receipt> Administration::run(const QString &type, const QJsonObject &payload)
{
    QJsonObject json = request("run");
    json.insert(QStringLiteral("type"), type);
    json.insert(QStringLiteral("payload"), payload);
    return call(json).and_then([](const QJsonObject &answer) { return receiptFromJson(answer); });
}

Result<NewToken> Administration::createToken(const QJsonObject &payload)
{
    QJsonObject json = request("create_token");
    json.insert(QStringLiteral("payload"), payload);
    return call(json).and_then([](const QJsonObject &answer) {
        return JsonForm<ApiToken>::read(answer.value(QLatin1String("token")))
            .map([&](const ApiToken &token) {
                return NewToken{token, answer.value(QLatin1String("secret")).toString()};
            });
    });
}

Result<std::vector<Member>> Administration::members()
{
    return itemsOf<Member>(call(request("members")));
}

Result<std::vector<ApiToken>> Administration::tokens()
{
    return itemsOf<ApiToken>(call(request("tokens")));
}

Result<void> Administration::backUp(const QString &file)
{
    QJsonObject json = request("backup");
    json.insert(QStringLiteral("file"), file);
    return call(json).map([](const QJsonObject &) {});
}

Result<QString> restoreWorkspace(const ServerOptions &options, const QString &file,
                                 const Clock &clock)
{
    if (!options.databaseUrl.isEmpty())
        return fail(
            ErrorCode::InvalidValue,
            QStringLiteral("A PostgreSQL database is restored with PostgreSQL's own tools."));
    const QString target = databaseFile(options);
    const QString fresh = target + QLatin1String(".restored");
    if (Result<void> unused = checkNotInUse(target, clock); !unused)
        return tl::unexpected(unused.error());
    QFile::remove(fresh); // of a restore that was cut short
    if (Result<void> restored = restoreBackup(file, fresh, clock); !restored)
        return tl::unexpected(restored.error());
    QString kept;
    if (QFileInfo::exists(target)) {
        QString time = toRfc3339(clock.now());
        kept = target + QLatin1String(".before-") + time.remove(u':');
    }
    Result<void> moved = kept.isEmpty() ? Result<void>() : moveDatabase(target, kept);
    return moved.and_then([&] { return moveFile(fresh, target); }).map([&] { return kept; });
}

} // namespace signalbox
