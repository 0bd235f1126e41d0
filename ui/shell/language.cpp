// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QLibraryInfo>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

QString choose(const QString &wanted)
{
    QStringList candidates = QLocale::system().uiLanguages();
    if (!wanted.isEmpty())
        candidates.prepend(wanted);
    for (const QString &candidate : candidates) {
        const QString base = candidate.section(u'-', 0, 0);
        if (spokenLanguages().contains(base))
            return base;
    }
    return spokenLanguages().first();
}

/// The system's own locale where it is of that language, so that dates look as everywhere else
/// on this machine (de-AT); otherwise the language's usual one.
QLocale localeFor(const QString &language)
{
    const QLocale system = QLocale::system();
    if (system.language() != QLocale::C && system.name().section(u'_', 0, 0) == language)
        return system;
    return language == "en"_L1 ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                               : QLocale(language);
}

} // namespace

QStringList spokenLanguages() { return {u"en"_s, u"de"_s}; }

LanguageSetup::LanguageSetup(const QString &wanted)
    : m_language(choose(wanted))
{
    QLocale::setDefault(localeFor(m_language));
    // English too has a file: it makes "1 change" and "2 changes" of "%n change(s)".
    if (m_own.load(u":/i18n/signalbox_%1.qm"_s.arg(m_language)))
        QCoreApplication::installTranslator(&m_own);
    else
        qCWarning(logUi, "no texts in language %s", qPrintable(m_language));
    // Qt's own texts for its standard dialogs; for English there are none to load.
    if (m_qt.load(u"qtbase_"_s + m_language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace signalbox
