// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/theme.h"

#include <QSettings>
#include <QUrl>

namespace signalbox {

/// Where the workspace is.
struct ConnectionChoice
{
    enum class Kind {
        None,     ///< not chosen yet: the first start
        Embedded, ///< on this computer
        Remote
    };
    Kind kind = Kind::None;
    QUrl url; ///< of the remote server
    quint16 port = 8080; ///< of the embedded one

    friend bool operator==(const ConnectionChoice &, const ConnectionChoice &) = default;
};

enum class OnClose { Ask, KeepTray, Quit };

/// This machine's settings of the program; nothing of the workspace. Written by Qt behind the
/// event loop. Secrets are not among them: see CredentialStore.
class Preferences : public QObject
{
    Q_OBJECT
public:
    /// `file` empty: the user's own settings.
    explicit Preferences(const QString &file = {}, QObject *parent = nullptr);

    [[nodiscard]] Appearance appearance() const;
    void setAppearance(Appearance appearance);
    [[nodiscard]] double textScale() const;
    void setTextScale(double factor);
    [[nodiscard]] QString language() const; ///< "de"; empty: the system's
    void setLanguage(const QString &language);
    [[nodiscard]] OnClose onClose() const;
    void setOnClose(OnClose choice);
    [[nodiscard]] bool notificationsEnabled() const;
    void setNotificationsEnabled(bool enabled);
    [[nodiscard]] ConnectionChoice connection() const;
    void setConnection(const ConnectionChoice &choice);

    /// Window geometry, splitters, last view: opaque to this class.
    [[nodiscard]] QVariant state(const QString &key) const;
    void setState(const QString &key, const QVariant &value);

signals:
    void lookChanged();
    void changed();

private:
    void set(const QString &key, const QVariant &value);

    QSettings m_settings;
};

} // namespace signalbox
