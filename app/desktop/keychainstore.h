// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/tokenfile.h"
#include "ui/shell/credentialstore.h"

#include <QPointer>

namespace signalbox {

/// Tokens in the system's keychain; where there is none, in a file of mode 0600 (TokenFile),
/// and the windows say so. A keychain that is there but refuses is an error, no reason to
/// write the token into a file behind the user's back.
class KeychainStore final : public QObject, public CredentialStore
{
    Q_OBJECT
public:
    explicit KeychainStore(const QString &dataFolder, QObject *parent = nullptr);
    ~KeychainStore() override;

    void read(const QUrl &server, QObject *context, Then<QString> then) override;
    void write(const QUrl &server, const QString &token, QObject *context,
               Then<Place> then) override;
    void remove(const QUrl &server, QObject *context, Then<void> then) override;
    [[nodiscard]] QString fallbackFile() const override { return m_file.path(); }

private:
    /// Runs `work` in another thread and `then` with its result here.
    template <class T>
    void elsewhere(std::function<Result<T>()> work, QObject *context, Then<T> then);

    TokenFile m_file;
};

} // namespace signalbox
