// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/options.h"

#include <QObject>
#include <QUrl>
#include <memory>

namespace signalbox {

/// The whole server as one object: signalboxd wraps it, the desktop starts one in-process.
///
/// It works on threads of its own (control, render, http); its signals come on the thread that
/// made it, which needs an event loop. Life: start(), then either started() or failed(); later
/// stopped() after stop(), or failed() if the disk gave up. Once over, make a new one.
class Server : public QObject
{
    Q_OBJECT
public:
    /// `clock` must outlive the server.
    Server(ServerOptions options, const Clock &clock, QObject *parent = nullptr);
    /// Stops at once if it still runs: requests in flight are cut, commands under way finish.
    ~Server() override;

    /// Opens the database, renders the pages, then listens. Returns at once.
    void start();

    /// Takes no new connections, answers what is in flight, ends the event streams, closes the
    /// database; stopped() follows within five seconds. Returns at once; again: nothing.
    void stop();

    /// Where it listens, ports filled in; empty unless it runs.
    [[nodiscard]] std::vector<QUrl> urls() const;

    /// With ServerOptions::starterToken: a bearer token that may do everything, valid until the
    /// server stops and kept in memory only. Empty otherwise.
    [[nodiscard]] QString starterToken() const;

    /// No token has ever been made here, so nobody can manage it from outside yet.
    [[nodiscard]] bool hasNoTokens() const;

signals:
    void started();
    /// One sentence for the admin in `detail`. Nothing of the server runs any more.
    void failed(const signalbox::Error &error);
    void stopped();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox
