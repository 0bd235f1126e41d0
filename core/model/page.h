// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/service.h"

namespace signalbox {

using PageId = Id<struct Page>;

/// One service as a page shows it: under which other service of the page, and where.
struct PageService
{
    ServiceId serviceId;
    std::optional<ServiceId> parentId; ///< must be on the same page
    int position = 0;

    friend bool operator==(const PageService &, const PageService &) = default;
};

template <>
struct Shape<PageService>
{
    static constexpr QLatin1StringView name{"page_service"};
    static constexpr auto fields = std::make_tuple(
        field("service_id", &PageService::serviceId), field("parent_id", &PageService::parentId),
        field("position", &PageService::position));
};

/// One public status page: its name, look and arrangement of services.
struct Page
{
    PageId id;
    Name name;
    Slug slug; ///< the page lies under /p/SLUG; unique
    Summary description;
    std::vector<Domain> domains; ///< requests with these Hosts get this page; unique over all pages
    std::optional<WebUrl> website; ///< "Go to ..." on the page
    Color brand = Color::parse(u"#3b3a8f").value();
    TimeZone timeZone = TimeZone::parse(u"UTC").value(); ///< whose days the bars show
    std::vector<Language> languages; ///< the first is the fall-back; empty means English
    bool isDefault = false; ///< also served at "/"; exactly one page of a workspace is
    int historyDays = 90; ///< bars: 30, 60 or 90
    std::vector<PageService> services;
    Timestamp createdAt;

    friend bool operator==(const Page &, const Page &) = default;
};

template <>
struct Shape<Page>
{
    static constexpr QLatin1StringView name{"page"};
    static constexpr auto fields = std::make_tuple(
        field("id", &Page::id, Access::Once), field("name", &Page::name),
        field("slug", &Page::slug), field("description", &Page::description),
        field("domains", &Page::domains), field("website", &Page::website),
        field("brand", &Page::brand), field("time_zone", &Page::timeZone),
        field("languages", &Page::languages), field("is_default", &Page::isDefault),
        field("history_days", &Page::historyDays), field("services", &Page::services),
        field("created_at", &Page::createdAt, Access::Derived));
};

} // namespace signalbox
