// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tokenfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

} // namespace

Result<QJsonObject> TokenFile::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return QJsonObject();
    if (QFileInfo(file).permissions() & others)
        return fail(ErrorCode::Forbidden,
                    u"others may read %1; make it yours alone (chmod 600) and enter a new token"_s
                        .arg(m_path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::StorageReadOnly, file.errorString());
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return fail(ErrorCode::StorageDamaged, u"%1 is damaged"_s.arg(m_path));
    return document.object();
}

Result<void> TokenFile::save(const QJsonObject &tokens) const
{
    // QSaveFile makes its file with the usual mode and is private only after that; in a folder
    // that is nobody else's, nobody can have opened it in between.
    const QString folder = QFileInfo(m_path).path();
    if (!QDir().mkpath(folder)
        || !QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner))
        return fail(ErrorCode::StorageReadOnly, u"%1 cannot be made private"_s.arg(folder));
    QSaveFile file(m_path);
    const bool open = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly);
    if (!open || file.write(QJsonDocument(tokens).toJson()) < 0 || !file.commit())
        return fail(ErrorCode::StorageReadOnly, file.errorString());
    return {};
}

Result<QString> TokenFile::read(const QUrl &server) const
{
    return load().and_then([&](const QJsonObject &tokens) -> Result<QString> {
        const QString token = tokens.value(server.toString()).toString();
        if (token.isEmpty())
            return fail(ErrorCode::NotFound, u"there is no token for this server"_s);
        return token;
    });
}

Result<void> TokenFile::write(const QUrl &server, const QString &token) const
{
    Result<QJsonObject> tokens = load();
    // A damaged or opened file holds nothing worth keeping: it is replaced by a private one.
    QJsonObject kept = tokens.value_or(QJsonObject());
    kept.insert(server.toString(), token);
    return save(kept);
}

Result<void> TokenFile::remove(const QUrl &server) const
{
    return load().and_then([&](QJsonObject tokens) -> Result<void> {
        if (!tokens.contains(server.toString()))
            return {};
        tokens.remove(server.toString());
        return save(tokens);
    });
}

} // namespace signalbox
