// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

QString settingsFile(const QString &file)
{
    if (!file.isEmpty())
        return file;
    return QString(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                   + u"/signalbox/desktop.ini"_s);
}

/// The index of a setting's word among the enum's, in the order of the enum; 0 if unknown.
template <class E>
E wordToEnum(const QString &word, const QStringList &words)
{
    return static_cast<E>(std::max<qsizetype>(0, words.indexOf(word)));
}

const QStringList &appearanceWords()
{
    static const QStringList words{u"system"_s, u"light"_s, u"dark"_s};
    return words;
}

const QStringList &closeWords()
{
    static const QStringList words{u"ask"_s, u"tray"_s, u"quit"_s};
    return words;
}

const QStringList &connectionWords()
{
    static const QStringList words{u"none"_s, u"embedded"_s, u"remote"_s};
    return words;
}

} // namespace

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent)
    , m_settings(settingsFile(file), QSettings::IniFormat)
{
}

Appearance Preferences::appearance() const
{
    return wordToEnum<Appearance>(m_settings.value(u"look/appearance"_s).toString(),
                                  appearanceWords());
}

void Preferences::setAppearance(Appearance appearance)
{
    set(u"look/appearance"_s, appearanceWords().at(static_cast<int>(appearance)));
    emit lookChanged();
}

double Preferences::textScale() const
{
    const double factor = m_settings.value(u"look/text_scale"_s, 1.0).toDouble();
    return factor > 0 ? factor : 1.0;
}

void Preferences::setTextScale(double factor)
{
    set(u"look/text_scale"_s, factor);
    emit lookChanged();
}

QString Preferences::language() const { return m_settings.value(u"look/language"_s).toString(); }

void Preferences::setLanguage(const QString &language) { set(u"look/language"_s, language); }

OnClose Preferences::onClose() const
{
    return wordToEnum<OnClose>(m_settings.value(u"tray/on_close"_s).toString(), closeWords());
}

void Preferences::setOnClose(OnClose choice)
{
    set(u"tray/on_close"_s, closeWords().at(static_cast<int>(choice)));
}

bool Preferences::notificationsEnabled() const
{
    return m_settings.value(u"tray/notifications"_s, true).toBool();
}

void Preferences::setNotificationsEnabled(bool enabled)
{
    set(u"tray/notifications"_s, enabled);
}

ConnectionChoice Preferences::connection() const
{
    const uint port = m_settings.value(u"connection/port"_s, 8080).toUInt();
    return {wordToEnum<ConnectionChoice::Kind>(m_settings.value(u"connection/kind"_s).toString(),
                                               connectionWords()),
            m_settings.value(u"connection/url"_s).toUrl(),
            static_cast<quint16>(port >= 1 && port <= 65535 ? port : 8080)};
}

void Preferences::setConnection(const ConnectionChoice &choice)
{
    m_settings.setValue(u"connection/url"_s, choice.url);
    m_settings.setValue(u"connection/port"_s, choice.port);
    set(u"connection/kind"_s, connectionWords().at(static_cast<int>(choice.kind)));
}

QVariant Preferences::state(const QString &key) const
{
    return m_settings.value(QString(u"state/"_s + key));
}

void Preferences::setState(const QString &key, const QVariant &value)
{
    m_settings.setValue(QString(u"state/"_s + key), value);
}

void Preferences::set(const QString &key, const QVariant &value)
{
    if (m_settings.value(key) == value)
        return;
    m_settings.setValue(key, value);
    emit changed();
}

} // namespace signalbox
