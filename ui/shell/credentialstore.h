// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QUrl>
#include <functional>

namespace signalbox {

/// Where tokens of remote servers are kept, by the server's URL. Asynchronous: a keychain may
/// ask the user to unlock it. A callback is not called when its context has gone.
class CredentialStore
{
public:
    enum class Place {
        Keychain,
        File ///< there is no keychain here: a file that only this user may read
    };
    template <class T>
    using Then = std::function<void(Result<T>)>;

    virtual ~CredentialStore() = default;
    /// NotFound when there is none for that server.
    virtual void read(const QUrl &server, QObject *context, Then<QString> then) = 0;
    /// Tells where it went, so that the window can say so.
    virtual void write(const QUrl &server, const QString &token, QObject *context,
                       Then<Place> then) = 0;
    virtual void remove(const QUrl &server, QObject *context, Then<void> then) = 0;
    /// The file that is used without a keychain.
    [[nodiscard]] virtual QString fallbackFile() const = 0;
};

} // namespace signalbox
