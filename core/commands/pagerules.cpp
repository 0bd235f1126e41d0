// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/pagerules.h"

#include "core/commands/payload.h"

#include <algorithm>

namespace signalbox {

namespace {

// More domains than that on one page is a mistake or an attack.
constexpr size_t maximumDomains = 100;
constexpr size_t maximumLanguages = 50;

QString at(const char *list, size_t index, const char *field = nullptr)
{
    const QString path = QStringLiteral("%1[%2]").arg(QLatin1StringView(list)).arg(index);
    return field ? QString(path + QLatin1Char('.') + QLatin1StringView(field)) : path;
}

/// No text comes twice, and there are not too many.
template <TextValue T>
Result<void> checkTexts(const char *field, const std::vector<T> &values, size_t maximum)
{
    if (values.size() > maximum)
        return fail(ErrorCode::TooLarge, QStringLiteral("may have at most %1 entries").arg(maximum),
                    QLatin1StringView(field));
    QSet<QString> seen;
    for (size_t i = 0; i < values.size(); ++i) {
        if (seen.contains(values[i].toString()))
            return invalid(at(field, i), QStringLiteral("is there twice"));
        seen.insert(values[i].toString());
    }
    return {};
}

Result<void> checkUnique(const Page &page, const std::vector<Page> &others)
{
    for (const Page &other : others) {
        if (other.slug == page.slug)
            return invalid(
                QStringLiteral("slug"),
                QStringLiteral("is the slug of the page \"%1\"").arg(other.name.toString()));
        for (size_t i = 0; i < page.domains.size(); ++i) {
            if (std::ranges::find(other.domains, page.domains[i]) != other.domains.end())
                return invalid(
                    at("domains", i),
                    QStringLiteral("is a domain of the page \"%1\"").arg(other.name.toString()));
        }
    }
    return {};
}

Result<void> checkServicesExist(const CommandContext &context, const Page &page)
{
    Result<QSet<ServiceId>> known = serviceIds(context.database());
    if (!known)
        return tl::unexpected(known.error());
    QSet<ServiceId> seen;
    for (size_t i = 0; i < page.services.size(); ++i) {
        const ServiceId &id = page.services[i].serviceId;
        if (seen.contains(id))
            return invalid(at("services", i, "service_id"), QStringLiteral("is on the page twice"));
        if (!known->contains(id))
            return invalid(at("services", i, "service_id"), QStringLiteral("is no service"));
        seen.insert(id);
    }
    return {};
}

Result<void> checkArrangement(const Page &page)
{
    QHash<ServiceId, std::optional<ServiceId>> parents;
    for (const PageService &entry : page.services)
        parents.insert(entry.serviceId, entry.parentId);
    for (size_t i = 0; i < page.services.size(); ++i) {
        QSet<ServiceId> seen{page.services[i].serviceId};
        std::optional<ServiceId> next = page.services[i].parentId;
        while (next) {
            if (!parents.contains(*next))
                return invalid(at("services", i, "parent_id"),
                               QStringLiteral("is not on the page"));
            if (seen.contains(*next))
                return invalid(at("services", i, "parent_id"),
                               QStringLiteral("goes round in a circle"));
            seen.insert(*next);
            next = parents.value(*next);
        }
    }
    return {};
}

} // namespace

Result<void> checkPage(const CommandContext &context, const Page &page,
                       const std::vector<Page> &others)
{
    if (page.historyDays != 30 && page.historyDays != 60 && page.historyDays != 90)
        return invalid(QStringLiteral("history_days"), QStringLiteral("must be 30, 60 or 90"));
    Result<void> good = checkTexts("domains", page.domains, maximumDomains);
    if (good)
        good = checkTexts("languages", page.languages, maximumLanguages);
    if (good)
        good = checkUnique(page, others);
    if (good)
        good = checkServicesExist(context, page);
    if (good)
        good = checkArrangement(page);
    return good;
}

} // namespace signalbox
