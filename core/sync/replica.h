// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/command.h"

#include <QObject>

namespace signalbox {

/// Something of the workspace that came, changed or went.
struct EntityRef
{
    EntityKind kind = EntityKind::Page;
    QUuid id;

    friend bool operator==(const EntityRef &, const EntityRef &) = default;
};

/// One field of a rejected edit that somebody else had changed meanwhile.
struct FieldConflict
{
    QString field;
    QJsonValue mine;
    QJsonValue theirs;

    friend bool operator==(const FieldConflict &, const FieldConflict &) = default;
};

/// A command that the server refused, kept until the admin has decided.
struct RejectedCommand
{
    Command command;
    Error error;
    std::vector<FieldConflict> conflicts; ///< empty unless error.code is Conflict
};

enum class ConnectionState {
    Offline,    ///< no server reached; edits wait
    Connecting, ///< a first or another try is under way
    Online,     ///< the event stream is open and the replica is up to date
    Refused     ///< the server answers, but not to this token, or it holds another workspace
};

/// What the windows see of the workspace: the server's rows with the pending commands applied
/// on top. Lives in the GUI thread and holds everything in memory, so reading never blocks; the
/// file and the network are worked on in a thread of its own behind it.
class Replica : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual const Workspace &workspace() const = 0;
    /// The revision to put into an edit of that row; none while the server has not seen it.
    [[nodiscard]] virtual std::optional<qint64> revision(const EntityRef &entity) const = 0;
    /// A pending command touches it.
    [[nodiscard]] virtual bool isPending(const EntityRef &entity) const = 0;
    [[nodiscard]] virtual int pendingCount() const = 0;
    [[nodiscard]] virtual std::vector<RejectedCommand> rejected() const = 0;
    [[nodiscard]] virtual ConnectionState connectionState() const = 0;
    /// A sentence for the status line while not online: what failed and what happens next.
    [[nodiscard]] virtual QString connectionDetail() const = 0;

    /// Makes a command of it (id, client, revision of the row named by payload "id" for edits),
    /// checks and applies it to the replica, and stores it durably before submitted() says so.
    /// Ends in exactly one of submitted() and submitFailed() with the returned id.
    virtual CommandId submit(const QString &type, const QJsonObject &payload) = 0;

    /// Settles a rejected command: send it again over what is there now, or drop it.
    virtual void keepMine(const CommandId &id) = 0;
    virtual void takeTheirs(const CommandId &id) = 0;

    /// Try now instead of at the end of the back-off.
    virtual void reconnect() = 0;
    /// When Refused because the server holds another workspace than the pending commands were
    /// made for: takes that workspace. The commands become rejected ones, to be settled one by
    /// one. Does nothing at any other time; with nothing pending it happens by itself.
    virtual void adoptServer() = 0;

    /// What was typed into a form and not yet submitted, by a name that the form chooses. Kept
    /// on the disk soon after; an empty object when there is none.
    virtual void saveDraft(const QString &key, const QJsonObject &draft) = 0;
    [[nodiscard]] virtual QJsonObject draft(const QString &key) const = 0;
    virtual void dropDraft(const QString &key) = 0;

signals:
    /// Rows that are different now; the workspace has them already. Empty list never comes.
    void changed(const std::vector<signalbox::EntityRef> &entities);
    /// Everything may be different (first load, other server).
    void reset();
    void submitted(const signalbox::CommandId &id);
    void submitFailed(const signalbox::CommandId &id, const signalbox::Error &error);
    /// The server has it: acknowledged and on its disk.
    void acknowledged(const signalbox::CommandId &id);
    void pendingChanged(int count);
    void rejectedChanged();
    void connectionChanged(signalbox::ConnectionState state);
};

} // namespace signalbox
