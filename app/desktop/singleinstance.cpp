// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

constexpr int patience = 1000; ///< milliseconds

/// In the folder itself where its path is short enough for a socket's name; that also tells
/// apart users and machines that share a temporary folder.
QString socketName(const QString &dataFolder)
{
    const QString within = QDir(dataFolder).absoluteFilePath(u"desktop.socket"_s);
    if (within.toLocal8Bit().size() < 100)
        return within;
    const QByteArray hash = QCryptographicHash::hash(within.toUtf8(), QCryptographicHash::Sha256);
    return QString(u"signalbox-"_s + QString::fromLatin1(hash.toHex().left(24)));
}

} // namespace

SingleInstance::SingleInstance(const QString &dataFolder, QObject *parent)
    : QObject(parent)
    , m_name(socketName(dataFolder))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            socket->deleteLater(); // that it came is the whole message
        emit shown();
    });
}

bool SingleInstance::claim()
{
    QLocalSocket other;
    other.connectToServer(m_name);
    if (other.waitForConnected(patience))
        return false;
    QLocalServer::removeServer(m_name); // left behind by one that was killed
    // Not being able to listen only means that a second start is told later, by the database.
    m_server.listen(m_name);
    return true;
}

} // namespace signalbox
