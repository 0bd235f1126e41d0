// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/conditional.h"

#include "core/http/httpdate.h"
#include "core/http/request.h"

namespace signalbox::http {

namespace {

QByteArrayView withoutWeakMark(QByteArrayView tag)
{
    return tag.startsWith("W/") ? tag.sliced(2) : tag;
}

} // namespace

Preconditions Preconditions::of(const Request &request)
{
    Preconditions preconditions{request.headerList("If-None-Match"), {}};
    if (preconditions.ifNoneMatch.isEmpty())
        preconditions.ifModifiedSince = request.header("If-Modified-Since").toByteArray();
    return preconditions;
}

bool matchesTag(QByteArrayView ifNoneMatch, QByteArrayView etag)
{
    QByteArrayView rest = ifNoneMatch.trimmed();
    if (rest == QByteArrayView("*"))
        return true;
    const QByteArrayView wanted = withoutWeakMark(etag);
    while (!rest.isEmpty()) {
        if (rest[0] == ',' || rest[0] == ' ' || rest[0] == '\t') {
            rest = rest.sliced(1);
            continue;
        }
        rest = withoutWeakMark(rest);
        const qsizetype end = rest.startsWith('"') ? rest.indexOf('"', 1) : -1;
        if (end < 0)
            return false;
        if (rest.first(end + 1) == wanted)
            return true;
        rest = rest.sliced(end + 1);
    }
    return false;
}

bool isNotModified(const Preconditions &preconditions, QByteArrayView etag,
                   std::optional<Timestamp> lastModified)
{
    if (!preconditions.ifNoneMatch.isEmpty())
        return !etag.isEmpty() && matchesTag(preconditions.ifNoneMatch, etag);
    if (preconditions.ifModifiedSince.isEmpty() || !lastModified)
        return false;
    const std::optional<Timestamp> since = parseHttpDate(preconditions.ifModifiedSince);
    return since && std::chrono::floor<std::chrono::seconds>(*lastModified) <= *since;
}

} // namespace signalbox::http
