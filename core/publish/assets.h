// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/texts.h"

#include <map>
#include <memory>

namespace signalbox::publish {

/// The files of resources/page, read once and ready to use.
class Assets
{
public:
    [[nodiscard]] static Result<std::unique_ptr<const Assets>> load(const QString &folder);

    /// A Mustache template by its file's name, with the partials that it names put in.
    [[nodiscard]] const std::string &pattern(const char *name) const;
    /// A status icon as inline SVG, by tone: "ok", "maint", "degraded", "partial", "major", "none".
    [[nodiscard]] const QByteArray &icon(const QString &tone) const;
    /// The same as a data: URL for a favicon, in its status colour.
    [[nodiscard]] QByteArray favicon(const QString &tone) const;
    /// The style sheet with a page's brand colour in it.
    [[nodiscard]] QByteArray style(const Color &brand) const;
    [[nodiscard]] const QByteArray &script() const { return m_script; }
    /// What listens to the events, a script of its own in a worker.
    [[nodiscard]] const QByteArray &worker() const { return m_worker; }
    /// Changes with the program's style sheet and scripts: open pages then reload themselves.
    [[nodiscard]] const QByteArray &version() const { return m_version; }

    /// The first of the languages that there are texts for, by "pt-BR", then "pt"; else English.
    [[nodiscard]] const Texts &texts(const std::vector<Language> &wanted) const;
    [[nodiscard]] const std::map<QString, Texts> &languages() const { return m_texts; }

    /// Value of a design token such as "--ok", on light or dark ground.
    [[nodiscard]] QString lightToken(const QString &name) const { return m_light.value(name); }
    [[nodiscard]] QString darkToken(const QString &name) const { return m_dark.value(name); }

private:
    Assets() = default;
    [[nodiscard]] Result<void> loadTexts(const QString &folder);
    [[nodiscard]] Result<void> loadTemplates(const QString &folder);
    [[nodiscard]] Result<void> loadIcons(const QString &folder);

    std::map<std::string, std::string, std::less<>> m_patterns;
    QHash<QString, QByteArray> m_icons;
    std::map<QString, Texts> m_texts;
    QHash<QString, QString> m_light;
    QHash<QString, QString> m_dark;
    QByteArray m_style;
    QByteArray m_script;
    QByteArray m_worker;
    QByteArray m_version;
};

/// "'sha256-...'" as a Content-Security-Policy lists an inline style or script.
[[nodiscard]] QByteArray cspHash(const QByteArray &content);

/// Nothing is allowed but this very style and script, data: images, and requests to ourselves,
/// the worker's script among them.
/// An empty script allows none.
[[nodiscard]] QByteArray contentSecurityPolicy(const QByteArray &style, const QByteArray &script);

} // namespace signalbox::publish
