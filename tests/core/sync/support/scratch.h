// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace signalbox::test {

/// A folder that goes when the test ends; in memory where the machine has such a place, since
/// thousands of databases that wait for a disk would take the test an hour.
class Scratch
{
public:
    Scratch()
        : m_folder(parent() + QStringLiteral("/signalbox-XXXXXX"))
    {}
    [[nodiscard]] bool isValid() const { return m_folder.isValid(); }
    [[nodiscard]] QString file(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    static QString parent()
    {
        const QString memory = QStringLiteral("/dev/shm");
        return QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    }

    QTemporaryDir m_folder;
};

} // namespace signalbox::test
