// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/context.h"

#include "core/storage/settings.h"

namespace signalbox {

CommandContext::CommandContext(Transaction &transaction, const Command &command, const Actor &actor,
                               const Clock &clock, bool tentative)
    : m_transaction(transaction)
    , m_command(command)
    , m_actor(actor)
    , m_clock(clock)
    , m_now(clock.now())
    , m_tentative(tentative)
{}

Result<void> CommandContext::tellSubscribers(OutboxEvent event, const IncidentUpdate &update) const
{
    if (m_tentative)
        return {};
    Result<WorkspaceSettings> settings = loadSettings(database());
    if (!settings)
        return tl::unexpected(settings.error());
    return addOutbox(m_transaction, {makeUuid(m_now), event, update.incidentId, update.id,
                                     m_now + settings->undoWindow, m_now});
}

} // namespace signalbox
