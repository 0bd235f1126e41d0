// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/assets.h"
#include "core/publish/pageview.h"

namespace signalbox::publish {

/// Where the parts of a page lie.
struct Links
{
    QString prefix; ///< "" or "/p/slug"

    [[nodiscard]] QString home() const { return prefix.isEmpty() ? QStringLiteral("/") : prefix; }
    [[nodiscard]] QString incident(const IncidentId &id) const
    {
        return prefix + QStringLiteral("/incidents/") + id.toString();
    }
    /// The script that listens to prefix/events; `version` so that caches never give an old one.
    [[nodiscard]] QString worker(const QByteArray &version) const
    {
        return prefix + QStringLiteral("/live.js?") + QString::fromLatin1(version);
    }
    [[nodiscard]] QString api() const { return prefix + QStringLiteral("/api/v2/summary.json"); }
};

/// What all pages of one rendering share beside their data.
struct Dress
{
    /// `page` may be null: a server without pages has error pages, too.
    Dress(const Assets &assets, const Page *page, Links links, bool live);

    const Assets &assets;
    const Page *page;
    const Texts &texts;
    Links links;
    bool live; ///< there are events to listen to
    QByteArray style;
    QByteArray csp;      ///< Content-Security-Policy of a page with the script
    QByteArray quietCsp; ///< of one without
};

/// What is around the content, the same on every page.
struct Shell
{
    QString title;
    QString description;
    QString tone; ///< of the favicon
    std::string content;
    QByteArray revision; ///< that the content shows; empty: not known, so asked for once
    bool scripted = true; ///< false on pages that neither change nor show times
};

struct Html
{
    QByteArray body;
    QByteArray csp; ///< the Content-Security-Policy to send with it
};

/// A whole page.
[[nodiscard]] Html wrap(const Dress &dress, const Shell &shell);

/// What stands in <main>.
[[nodiscard]] std::string homeContent(const Dress &dress, const PageView &page);
[[nodiscard]] std::string incidentContent(const Dress &dress, const PageView &page,
                                          const IncidentView &incident);

struct Message
{
    QString tone = QStringLiteral("none");
    QString heading;
    QString text;
    QStringList steps;
    bool linksHome = false;
};
[[nodiscard]] std::string messageContent(const Dress &dress, const Message &message);

/// The page's one sentence.
[[nodiscard]] QString headlineText(const Texts &texts, Headline headline);
/// The colour of an incident: of its worst impact, while it is open of its present one.
[[nodiscard]] QString toneOf(const IncidentView &incident);
/// "ok", "maint", "degraded", "partial", "major".
[[nodiscard]] QString toneOf(ServiceStatus status);
[[nodiscard]] QString toneOf(RollUp rollUp);

} // namespace signalbox::publish
