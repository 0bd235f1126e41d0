// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/options.h"

namespace signalbox {

namespace {

Result<QHostAddress> parseHost(QStringView host)
{
    if (host == u"localhost")
        return QHostAddress(QHostAddress::LocalHost);
    if (host == u"*")
        return QHostAddress(QHostAddress::Any);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    const QHostAddress address((bracketed ? host.sliced(1, host.size() - 2) : host).toString());
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    if (address.isNull() || isIpv6 != bracketed)
        return fail(ErrorCode::InvalidValue, QStringLiteral("has no IP address before the port"));
    return address;
}

} // namespace

Result<ListenAddress> ListenAddress::parse(QStringView text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const uint port = text.sliced(colon + 1).toUInt(&isNumber);
    if (colon < 1 || !isNumber || port > 65'535)
        return fail(ErrorCode::InvalidValue,
                    QStringLiteral("must be ADDRESS:PORT, such as 127.0.0.1:8080 or [::1]:8080"));
    return parseHost(text.first(colon)).map([port](const QHostAddress &address) {
        return ListenAddress{address, static_cast<quint16>(port)};
    });
}

QString ListenAddress::toString() const
{
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = isIpv6 ? u'[' + address.toString() + u']'
                         : address == QHostAddress(QHostAddress::Any) ? QStringLiteral("0.0.0.0")
                                                                      : address.toString();
    return host + u':' + QString::number(port);
}

Result<QString> parseDatabaseUrl(const QString &text)
{
    if (!text.startsWith(QLatin1String("postgresql://")))
        return fail(ErrorCode::InvalidValue,
                    QStringLiteral("must start with postgresql:// (without the setting, SQLite in "
                                   "the data folder is used)"));
    return text;
}

QString databaseFile(const ServerOptions &options)
{
    return options.dataFolder + QLatin1String("/signalbox.db");
}

} // namespace signalbox
