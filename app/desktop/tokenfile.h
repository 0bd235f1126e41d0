// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QUrl>

namespace signalbox {

/// Tokens by server in a JSON file that only its owner may read. Each call opens the file anew
/// and blocks on the disk: not for the GUI thread. Copies refer to the same file.
class TokenFile
{
public:
    explicit TokenFile(QString path) : m_path(std::move(path)) {}
    [[nodiscard]] const QString &path() const { return m_path; }

    /// NotFound when there is none; Forbidden when others may read the file, since what is in
    /// it can no longer be called secret.
    [[nodiscard]] Result<QString> read(const QUrl &server) const;
    [[nodiscard]] Result<void> write(const QUrl &server, const QString &token) const;
    [[nodiscard]] Result<void> remove(const QUrl &server) const;

private:
    [[nodiscard]] Result<QJsonObject> load() const;
    [[nodiscard]] Result<void> save(const QJsonObject &tokens) const;

    QString m_path;
};

} // namespace signalbox
