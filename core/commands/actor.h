// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/member.h"

namespace signalbox {

/// Who wants something, once it is known who it is.
struct Actor
{
    Name name;                        ///< goes into the audit and is an update's author
    std::optional<MemberId> memberId; ///< none: an automation or the machine's owner
    Role scope = Role::Viewer;
    QString origin; ///< where from, for the audit: an address, "command line", "maintenance"
};

/// The machine's owner at its own keyboard: may everything.
[[nodiscard]] inline Actor machineOwner(const QString &origin)
{
    return {Name::parse(u"Owner").value(), {}, Role::Owner, origin};
}

} // namespace signalbox
