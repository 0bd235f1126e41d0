// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/platform.h"

#include <QHash>
#include <QPointer>

namespace signalbox::test {

/// An embedded server that starts when it is told to, by the test's own choice of outcome.
class FakeServerHost final : public ServerHost
{
    Q_OBJECT
public:
    using ServerHost::ServerHost;

    void start(quint16) override
    {
        if (m_state == State::Running)
            return;
        go(State::Starting);
        QMetaObject::invokeMethod(
            this, [this] { go(failure ? State::Failed : State::Running); }, Qt::QueuedConnection);
    }
    void stop() override { go(State::Stopped); }
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] QUrl url() const override { return QUrl(QStringLiteral("http://127.0.0.1:8080")); }
    [[nodiscard]] QString token() const override { return QStringLiteral("token"); }
    [[nodiscard]] QString dataFolder() const override { return QStringLiteral("/tmp/signalbox"); }
    [[nodiscard]] Error error() const override { return failure.value_or(Error{}); }

    std::optional<Error> failure;

private:
    void go(State state)
    {
        m_state = state;
        emit stateChanged(state);
    }

    State m_state = State::Stopped;
};

class FakeCredentials final : public CredentialStore
{
public:
    void read(const QUrl &server, QObject *context, Then<QString> then) override
    {
        later(context, [this, server, then = std::move(then)] {
            const auto found = tokens.constFind(server);
            if (found == tokens.constEnd())
                then(fail(ErrorCode::NotFound));
            else
                then(found.value());
        });
    }
    void write(const QUrl &server, const QString &token, QObject *context,
               Then<Place> then) override
    {
        tokens.insert(server, token);
        later(context, [this, then = std::move(then)] { then(place); });
    }
    void remove(const QUrl &server, QObject *context, Then<void> then) override
    {
        tokens.remove(server);
        later(context, [then = std::move(then)] { then({}); });
    }
    [[nodiscard]] QString fallbackFile() const override { return QStringLiteral("/tmp/tokens"); }

    QHash<QUrl, QString> tokens;
    Place place = Place::Keychain;

private:
    static void later(QObject *context, std::function<void()> act)
    {
        QMetaObject::invokeMethod(context, std::move(act), Qt::QueuedConnection);
    }
};

class FakePreview final : public PreviewRenderer
{
public:
    void render(const Workspace &workspace, const PageId &page, QObject *context,
                std::function<void(Result<QString>)> then) override
    {
        const QString name = workspace.pages.value(page).name.toString().toHtmlEscaped();
        QMetaObject::invokeMethod(
            context,
            [name, then = std::move(then)] {
                then(QString(QStringLiteral("<h1>") + name + QStringLiteral("</h1>")));
            },
            Qt::QueuedConnection);
    }
};

/// The connector's replicas are left out unless a test sets makeReplica.
struct FakePlatform
{
    FakeServerHost server;
    FakeCredentials credentials;
    FakePreview preview;
    Platform platform{server, credentials, preview, {}};
};

} // namespace signalbox::test
