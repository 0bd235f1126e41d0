// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <QJsonObject>

namespace signalbox {

/// A command's type and payload.
using Order = std::pair<QString, QJsonObject>;

/// What deleting a service takes: what is below it moves up to its place first, so that nothing
/// else is lost with it.
struct ServiceRemoval
{
    QString name;
    std::vector<Order> commands; ///< empty: there is no such service

    /// Puts it back as a new service with the same name, status, place, children and pages.
    /// What incidents said about the old one stays with the old one.
    [[nodiscard]] std::vector<Order> undo(const Clock &clock) const;

    Service service;
    std::vector<Service> children;
    std::vector<Page> pages; ///< those that showed it, as they were
};

[[nodiscard]] ServiceRemoval planRemoval(const Workspace &workspace, const ServiceId &id);

} // namespace signalbox
