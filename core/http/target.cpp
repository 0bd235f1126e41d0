// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/target.h"

#include <QStringDecoder>
#include <QUtf8StringView>
#include <algorithm>
#include <array>

namespace signalbox::http {

namespace {

constexpr bool isAlnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

enum CharClass : quint8 { Refused = 0, InQuery = 1, InPath = 2, Plain = 4 };

/// What each byte may be part of. Browsers leave a few characters unencoded in a query that
/// RFC 3986 would have encoded (the WHATWG query set), so those pass there and only there.
constexpr std::array<quint8, 256> makeClasses()
{
    std::array<quint8, 256> classes{};
    for (int c = 0x21; c < 0x7f; ++c)
        classes[static_cast<size_t>(c)] = InQuery | InPath | Plain;
    for (const char c : {'"', '<', '>', '#'})
        classes[static_cast<size_t>(c)] = Refused;
    for (const char c : {'\\', '^', '`', '{', '|', '}'})
        classes[static_cast<size_t>(c)] = InQuery;
    // These need a closer look before the path can be used as it is.
    classes[static_cast<size_t>('%')] = InQuery | InPath;
    classes[static_cast<size_t>('.')] = InQuery | InPath;
    return classes;
}

constexpr std::array<quint8, 256> charClasses = makeClasses();

bool allAre(QByteArrayView text, quint8 wanted)
{
    return std::all_of(text.begin(), text.end(), [wanted](char c) {
        return (charClasses[static_cast<unsigned char>(c)] & wanted) != 0;
    });
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The byte that an escape at `at` stands for, or -1 if there is none.
int escapedByte(QByteArrayView text, qsizetype at)
{
    if (at + 2 >= text.size())
        return -1;
    const int high = hexValue(text[at + 1]);
    const int low = hexValue(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool hasDotSegment(QByteArrayView path)
{
    for (qsizetype start = 1; start <= path.size();) {
        qsizetype end = path.indexOf('/', start);
        if (end < 0)
            end = path.size();
        const QByteArrayView segment = path.sliced(start, end - start);
        if (segment == QByteArrayView(".") || segment == QByteArrayView(".."))
            return true;
        start = end + 1;
    }
    return false;
}

QString decodeFormText(QByteArrayView raw)
{
    QByteArray bytes;
    bytes.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const int escaped = raw[i] == '%' ? escapedByte(raw, i) : -1;
        if (escaped >= 0) {
            bytes += static_cast<char>(escaped);
            i += 2;
        } else {
            bytes += raw[i] == '+' ? ' ' : raw[i];
        }
    }
    return QString::fromUtf8(bytes);
}

bool isPort(QByteArrayView port)
{
    return port.size() <= 5 &&
           std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<Target> splitTarget(QByteArrayView raw)
{
    Target target;
    if (raw == QByteArrayView("*")) {
        target.path = raw;
        return target;
    }
    if (!raw.startsWith('/')) {
        const qsizetype scheme = raw.startsWith("http://") ? 7 : raw.startsWith("https://") ? 8 : 0;
        if (scheme == 0)
            return std::nullopt;
        raw = raw.sliced(scheme);
        const auto *const end =
            std::find_if(raw.begin(), raw.end(), [](char c) { return c == '/' || c == '?'; });
        target.authority = raw.first(end - raw.begin());
        raw = raw.sliced(target.authority.size());
        if (!isHost(target.authority))
            return std::nullopt;
    }
    const qsizetype mark = raw.indexOf('?');
    target.path = mark < 0 ? raw : raw.first(mark);
    target.query = mark < 0 ? QByteArrayView() : raw.sliced(mark + 1);
    if (!allAre(target.path, InPath) || !allAre(target.query, InQuery))
        return std::nullopt;
    if (target.path.isEmpty())
        target.path = "/";
    return target;
}

bool isPlainPath(QByteArrayView raw)
{
    return allAre(raw, Plain);
}

std::optional<QByteArray> decodePath(QByteArrayView raw)
{
    QByteArray path;
    path.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] != '%') {
            path += raw[i];
            continue;
        }
        const int byte = escapedByte(raw, i);
        if (byte < 0x20 || byte == 0x7f || byte == '/' || byte == '\\')
            return std::nullopt;
        path += static_cast<char>(byte);
        i += 2;
    }
    if (hasDotSegment(path) || !QUtf8StringView(path).isValidUtf8())
        return std::nullopt;
    return path;
}

std::vector<std::pair<QString, QString>> decodeQuery(QByteArrayView raw)
{
    std::vector<std::pair<QString, QString>> items;
    for (qsizetype start = 0; start < raw.size();) {
        qsizetype end = raw.indexOf('&', start);
        if (end < 0)
            end = raw.size();
        const QByteArrayView item = raw.sliced(start, end - start);
        start = end + 1;
        if (item.isEmpty())
            continue;
        const qsizetype equals = item.indexOf('=');
        if (equals < 0)
            items.emplace_back(decodeFormText(item), QString());
        else
            items.emplace_back(decodeFormText(item.first(equals)),
                               decodeFormText(item.sliced(equals + 1)));
    }
    return items;
}

bool isHost(QByteArrayView host)
{
    if (host.isEmpty())
        return false;
    if (host.startsWith('[')) {
        const qsizetype end = host.indexOf(']');
        if (end < 3)
            return false;
        const QByteArrayView address = host.sliced(1, end - 1);
        const QByteArrayView rest = host.sliced(end + 1);
        return std::all_of(address.begin(), address.end(),
                           [](char c) { return hexValue(c) >= 0 || c == ':' || c == '.'; }) &&
               (rest.isEmpty() || (rest.startsWith(':') && isPort(rest.sliced(1))));
    }
    const qsizetype colon = host.indexOf(':');
    const QByteArrayView name = colon < 0 ? host : host.first(colon);
    return !name.isEmpty() && (colon < 0 || isPort(host.sliced(colon + 1))) &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return isAlnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
           });
}

} // namespace signalbox::http
