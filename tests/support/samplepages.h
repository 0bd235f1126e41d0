// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/workspacebuilder.h"

#include <QRandomGenerator>

namespace signalbox::test {

/// A page with as many services as asked for, in groups of about six, and a history like a
/// real one's: an incident or so a service and quarter, a few days of trouble each.
inline WorkspaceBuilder samplePage(int services, Timestamp now, quint32 seed = 7)
{
    using namespace std::chrono_literals;
    static const QStringList words{
        QStringLiteral("Website"), QStringLiteral("Checkout"), QStringLiteral("Search"),
        QStringLiteral("Payments API"), QStringLiteral("Orders API"), QStringLiteral("Webhooks"),
        QStringLiteral("E-mail delivery"), QStringLiteral("Mobile app"), QStringLiteral("Sign-in"),
        QStringLiteral("Image storage"), QStringLiteral("Exports"), QStringLiteral("Push messages"),
    };
    static const QStringList titles{
        QStringLiteral("Raised error rates"), QStringLiteral("Slow responses in Europe"),
        QStringLiteral("Card payments are declined for some customers"),
        QStringLiteral("Delayed deliveries"), QStringLiteral("Sign-in fails for new sessions"),
    };
    QRandomGenerator random(seed);
    WorkspaceBuilder builder(now - 24h * 200);
    std::vector<ServiceId> leaves;
    std::optional<ServiceId> group;
    for (int i = 0; i < services; ++i) {
        if (i >= 6 && i % 7 == 6 && i + 1 < services) {
            group = builder.service(QStringLiteral("Region %1").arg(i / 7 + 1));
            continue;
        }
        const QString name = words[i % words.size()]
                             + (i < words.size() ? QString() : QStringLiteral(" %1").arg(i / words.size()));
        const bool young = random.bounded(12) == 0;
        leaves.push_back(builder.service(name, group, young ? now - 24h * random.bounded(5, 80)
                                                            : now - 24h * 200));
        if (random.bounded(3) == 0)
            builder.workspace.services[leaves.back()].description =
                Summary::parse(QStringLiteral("What people use to get to %1").arg(name)).value();
    }
    const int incidents = std::max(3, services);
    for (int i = 0; i < incidents; ++i) {
        const auto began = now - std::chrono::minutes(random.bounded(60 * 24 * 90) + 60);
        std::vector<Impact> impacts;
        for (int n = random.bounded(1, 4); n > 0; --n) {
            const auto impact = ServiceStatus(random.bounded(2, 5));
            impacts.push_back({leaves[random.bounded(quint32(leaves.size()))], impact});
        }
        const auto id = builder.incident(titles[random.bounded(titles.size())], began, impacts,
                                         random.bounded(2) ? majorType().id : minorType().id);
        auto at = began;
        for (const auto status : {IncidentStatus::Investigating, IncidentStatus::Identified,
                                  IncidentStatus::Monitoring, IncidentStatus::Resolved}) {
            builder.update(id, status, at, QStringLiteral("We see a raised rate of errors since %1 and "
                                                          "are working on it.").arg(i));
            at = std::min(now, at + std::chrono::minutes(random.bounded(3, 90)));
        }
    }
    builder.page(QStringLiteral("Northwind"), QStringLiteral("northwind"));
    return builder;
}

} // namespace signalbox::test
