// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/commandrunner.h"
#include "core/server/accesslist.h"
#include "core/server/metrics.h"
#include "core/server/options.h"
#include "core/server/published.h"
#include "core/storage/repository.h"
#include "core/storage/settings.h"

#include <QObject>
#include <functional>
#include <mutex>

namespace signalbox {

/// The one place where the workspace changes: owns the database, runs the commands, keeps the
/// rows in memory, and tells what came of it. Lives in the control thread; only what says so
/// may be called from elsewhere.
class Control : public QObject
{
    Q_OBJECT
public:
    using Task = std::function<void(Control &)>;

    Control(const ServerOptions &options, const Clock &clock);
    ~Control() override;

    // --- From any thread ------------------------------------------------------------------

    /// Has the task run on the control thread, after those before it. False if too many wait
    /// already: then the caller tells its own caller to come back later.
    [[nodiscard]] bool post(Task task);
    /// Whose secret (the part after "Bearer ") it is; Unauthorized unless it is a valid token.
    [[nodiscard]] Result<Actor> authenticate(QByteArrayView secret) const;
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] ControlFigures figures() const;
    /// Of the newest commit.
    [[nodiscard]] qint64 sequence() const { return m_sequence.load(std::memory_order_acquire); }

    // --- On the control thread ------------------------------------------------------------

    /// Opens the database and reads the workspace.
    [[nodiscard]] Result<void> open();
    /// Runs what still waits, then closes the database.
    void close();

    [[nodiscard]] const Workspace &workspace() const { return m_workspace; }
    /// Of a row that is there; 0 of others.
    [[nodiscard]] qint64 revision(const QUuid &id) const { return m_revisions.value(id); }
    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] const ServerOptions &options() const { return m_options; }
    /// Names the history that the sequence numbers belong to.
    [[nodiscard]] const QUuid &workspaceId() const { return m_workspaceId; }
    [[nodiscard]] const WorkspaceSettings &settings() const { return m_settings; }
    /// Nobody was ever given a token.
    [[nodiscard]] bool hasNoTokens() const { return m_hasNoTokens; }

    /// Runs it in a transaction of its own. After success the workspace has it and changed()
    /// was emitted.
    [[nodiscard]] Result<Receipt> run(const Command &command, const Actor &actor);

    /// A token that lives in memory alone, until the server stops.
    void admitStarter(const QString &secret);

signals:
    /// After each commit, on the control thread.
    void changed(const std::vector<signalbox::Change> &changes);
    /// The disk failed: the database must not be used any more.
    void failed(const signalbox::Error &error);

private:
    template <Shaped T>
    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<void> loadWorkspaceRows();
    [[nodiscard]] Result<void> loadAccess();
    [[nodiscard]] Result<void> loadAllSettings();
    [[nodiscard]] Result<void> take(const Outcome &outcome);
    void drain();

    const ServerOptions m_options;
    const Clock &m_clock;
    std::unique_ptr<Database> m_database;
    Workspace m_workspace;
    QUuid m_workspaceId;
    QHash<QUuid, qint64> m_revisions;
    WorkspaceSettings m_settings;
    QByteArray m_starterHash;
    bool m_hasNoTokens = false;
    std::atomic<qint64> m_sequence{0};
    Published<AccessList> m_access;

    std::atomic<quint64> m_commands{0};
    std::atomic<quint64> m_refusals{0};
    std::atomic<qint64> m_commandNanoseconds{0};

    mutable std::mutex m_mutex;
    std::vector<Task> m_tasks; ///< guarded by m_mutex
};

} // namespace signalbox
