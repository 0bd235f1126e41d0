// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/actor.h"
#include "core/commands/command.h"
#include "core/storage/transaction.h"

namespace signalbox {

/// What came of a command.
struct Outcome
{
    Receipt receipt;
    /// What it changed, for bringing a Workspace in memory up to date and for knowing which
    /// pages to render. Empty when the receipt is a repeated one.
    std::vector<Change> changes;
};

/// Runs commands on the authority. Each is one transaction: when run() has given an outcome,
/// rows, change log, audit, outbox and receipt are on the disk; when it has given an error,
/// nothing has changed. Errors:
///
///   CommandReused  the id was used before for something else
///   Forbidden      the actor's scope is too small
///   InvalidValue, TooLarge   `field` is the JSON path within the payload, or "type"
///   NotFound       the thing to change is not there (`field` names the id that found nothing)
///   InUse          something refers to it
///   Conflict       somebody else has changed a field that this edit sets, since the revision
///                  that the command names. extra = {"revision": the row's revision now,
///                  "conflicts": [{"field", "mine", "theirs"}]}. Fields that nobody touched
///                  merge; so does a field that both set to the same value, or that the same
///                  client changed last.
///   Storage...     nothing was written; the next command may work
///
/// The refusal of a desktop's command (one with a client) is kept like a receipt: a copy that
/// was held up on the way gets the same answer, and is not applied behind the admin's back
/// once the rows would allow it.
class CommandRunner
{
public:
    CommandRunner(Database &database, const Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {}

    [[nodiscard]] Result<Outcome> run(const Command &command, const Actor &actor);

private:
    [[nodiscard]] Result<Outcome> attempt(const Command &command, const Actor &actor);
    [[nodiscard]] Result<Outcome> remember(const Command &command, const Error &refusal);

    Database &m_database;
    const Clock &m_clock;
};

/// Applies a command to a replica within `transaction`, with the same checks except for roles
/// and conflicts, which only the authority can judge; no receipt, audit or outbox. Gives what it
/// changed, which undoes it (Transaction::restore, newest first). After an error the transaction
/// is as it was before the call and can go on, unless the error is one of storage.
/// Commands about what a replica has no copy of (tokens, settings) do nothing there.
/// What the transaction had recorded before the call is forgotten: take it first.
/// The payload must name the ids of what it makes: see completed() in command.h.
[[nodiscard]] Result<std::vector<Change>> applyTentatively(Transaction &transaction,
                                                           const Command &command,
                                                           const Actor &actor, const Clock &clock);

} // namespace signalbox
