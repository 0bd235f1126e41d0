// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/site.h"

namespace signalbox {

namespace {

/// No copy: good as long as the view is.
QByteArray borrowed(QByteArrayView view)
{
    return QByteArray::fromRawData(view.data(), view.size());
}

/// "Status.Example.org:8443" → "status.example.org"; also without the root's dot.
QByteArray domainOf(QByteArrayView host)
{
    const qsizetype colon = host.lastIndexOf(':');
    if (colon >= 0 && !host.endsWith(']'))
        host.truncate(colon);
    if (host.endsWith('.'))
        host.chop(1);
    return host.toByteArray().toLower();
}

} // namespace

Site::Place Site::find(QByteArrayView host, QByteArrayView path) const
{
    if (!byDomain.isEmpty()) {
        const auto page = byDomain.constFind(domainOf(host));
        if (page != byDomain.constEnd())
            return {page->get(), borrowed(path), By::DomainName, page.key()};
    }
    if (!path.startsWith("/p/"))
        return {fallback.get(), borrowed(path), By::DefaultPage, {}};
    const QByteArrayView rest = path.sliced(3);
    const qsizetype slash = rest.indexOf('/');
    const auto page = bySlug.constFind(borrowed(slash < 0 ? rest : rest.first(slash)));
    if (page == bySlug.constEnd())
        return {};
    return {page->get(), slash < 0 ? QByteArray() : borrowed(rest.sliced(slash)), By::SlugName,
            page.key()};
}

std::optional<IncidentId> Site::incidentAt(QByteArrayView path) const
{
    constexpr QByteArrayView prefix("/incidents/");
    if (!path.startsWith(prefix))
        return std::nullopt;
    const auto id = IncidentId::parse(QString::fromLatin1(path.sliced(prefix.size())));
    return id && incidents.contains(*id) ? std::optional(*id) : std::nullopt;
}

} // namespace signalbox
