// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/datafile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox {

namespace {

tl::unexpected<Error> cannotWrite(const QString &path, int code)
{
    const bool full = code == ENOSPC || code == EDQUOT;
    return fail(full ? ErrorCode::StorageFull : ErrorCode::StorageReadOnly,
                QStringLiteral("%1 cannot be written: %2.").arg(path, qt_error_string(code)));
}

Result<void> makeFolder(const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder);
    if (!QFileInfo::exists(folder)) {
        const QString above = QFileInfo(folder).absolutePath();
        if (!QDir().mkpath(above))
            return cannotWrite(above, errno);
        if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
            return cannotWrite(folder, errno);
    }
    if (::faccessat(AT_FDCWD, name.constData(), W_OK | X_OK, AT_EACCESS) != 0)
        return cannotWrite(folder, errno);
    return {};
}

Result<void> flush(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return cannotWrite(path, errno);
    const bool good = ::fsync(file) == 0;
    const int code = errno;
    ::close(file);
    return good ? Result<void>() : cannotWrite(path, code);
}

} // namespace

Result<void> makeDatabaseFile(const QString &path)
{
    if (Result<void> made = makeFolder(QFileInfo(path).absolutePath()); !made)
        return made;
    const int file =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return cannotWrite(path, errno);
    ::close(file);
    return {};
}

bool isDatabaseFile(const QString &path)
{
    // https://www.sqlite.org/fileformat.html §1.3: 16 bytes of magic, application_id at 68.
    constexpr qsizetype idOffset = 68;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(100);
    return header.size() == 100 && header.startsWith("SQLite format 3") &&
           qFromBigEndian<quint32>(header.constData() + idOffset) == databaseApplicationId;
}

Result<void> publishFile(const QString &part, const QString &name)
{
    if (Result<void> flushed = flush(part); !flushed)
        return flushed;
    if (::rename(QFile::encodeName(part).constData(), QFile::encodeName(name).constData()) != 0)
        return cannotWrite(name, errno);
    return flush(QFileInfo(name).absolutePath());
}

} // namespace signalbox
