// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/edits.h"
#include "core/sync/pull.h"
#include "core/sync/replicafile.h"
#include "tests/core/sync/support/serverengine.h"
#include "tests/support/manualclock.h"

#include <QJsonDocument>
#include <QtTest>

namespace signalbox::test {

/// A desktop without network: what it posts and pulls arrives at once, when it is told to.
class Desk
{
public:
    Desk(const QString &file, ServerEngine &server, ManualClock &clock)
        : m_file(file)
        , m_server(server)
        , m_clock(clock)
    {
        restart();
    }

    void restart()
    {
        open.reset();
        open = std::move(ReplicaFile::open(m_file, m_clock).value());
        image = store().image().value();
    }
    ReplicaStore &store() { return open->store(); }

    /// Remembers what is different now, as the windows are told.
    void take(const Result<ReplicaChange> &change)
    {
        QVERIFY2(change, change ? "" : qPrintable(change.error().detail));
        changed = change->everything ? std::vector<EntityRef>() : applyChange(image, *change);
        if (change->everything)
            image = store().image().value();
    }

    Command submit(const char *type, const QJsonObject &payload)
    {
        m_clock.advance(Milliseconds(1));
        const Command command = commandFor(QString::fromLatin1(type), payload, image, m_clock);
        take(store().submit(command));
        return command;
    }

    /// Posts the next one; true if the server took it.
    bool post()
    {
        const Command command = store().nextPending().value();
        const EngineAnswer answer = m_server.post(toJson(command));
        if (answer.status == 200)
            take(store().acknowledge(command.id, receiptFromJson(answer.body).value().sequence));
        else
            take(store().reject(command.id,
                                problemFromJson(QJsonDocument(answer.body).toJson()).value()));
        return answer.status == 200;
    }

    ChangeBatch ask()
    {
        Pull pull(store().cursor());
        while (!pull.take(m_server.changes(pull.since(), 3, pull.isSnapshot()).body).value()) {
        }
        return pull.batch();
    }
    void pull() { take(store().apply(ask())); }
    void sync()
    {
        while (store().pendingCount() > 0)
            (void)post();
        pull();
    }

    [[nodiscard]] QString nameOf(const ServiceId &id) const
    {
        return image.workspace.services.value(id).name.toString();
    }

    std::unique_ptr<ReplicaFile> open;
    ReplicaImage image;
    std::vector<EntityRef> changed;

private:
    QString m_file;
    ServerEngine &m_server;
    ManualClock &m_clock;
};

} // namespace signalbox::test
