// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QStringList>
#include <QTranslator>

namespace signalbox {

/// The languages that the program speaks, English first: "en", "de".
[[nodiscard]] QStringList spokenLanguages();

/// Puts the application into a language: its own texts, Qt's, and the form of dates. Made once,
/// before the first window; a change needs a restart.
class LanguageSetup
{
public:
    /// `wanted` empty: the first of the system's languages that is spoken, else English.
    explicit LanguageSetup(const QString &wanted);
    [[nodiscard]] const QString &language() const { return m_language; }

private:
    QString m_language;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace signalbox
