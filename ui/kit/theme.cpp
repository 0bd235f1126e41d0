// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>
#include <QHash>
#include <QStyleFactory>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

constexpr auto portalService = "org.freedesktop.portal.Desktop"_L1;
constexpr auto portalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto portalInterface = "org.freedesktop.portal.Settings"_L1;
constexpr auto appearanceGroup = "org.freedesktop.appearance"_L1;
constexpr double smallestText = 0.8;
constexpr double biggestText = 2;
constexpr auto schemeKey = "color-scheme"_L1;

/// The portal's color-scheme: 0 no preference, 1 dark, 2 light. Read() wraps it twice.
bool meansDark(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt() == 1;
}

QHash<QString, QColor> namedColors(const Tokens &t)
{
    const QColor hover = mix(t.ink, t.card, 0.06);
    return {
        {u"background"_s, t.background}, {u"side"_s, t.side}, {u"card"_s, t.card},
        {u"ink"_s, t.ink}, {u"soft"_s, t.soft}, {u"line"_s, t.line}, {u"hair"_s, t.hair},
        {u"accent"_s, t.accent}, {u"accentInk"_s, t.accentInk}, {u"selection"_s, t.selection},
        {u"accentHover"_s, mix(t.accent, t.ink, 0.9)},
        {u"accentPressed"_s, mix(t.accent, t.ink, 0.8)},
        {u"hover"_s, hover}, {u"pressed"_s, mix(t.ink, t.card, 0.12)},
        {u"faint"_s, mix(t.soft, t.card, 0.6)},
        {u"field"_s, mix(t.soft, t.card, 0.75)}, {u"handle"_s, mix(t.soft, t.card, 0.4)},
        {u"major"_s, t.major}, {u"majorInk"_s, statusInk(t, ServiceStatus::MajorOutage)},
        {u"majorWash"_s, mix(t.major, t.card, 0.1)},
    };
}

} // namespace

QString styleSheetFor(const Tokens &tokens)
{
    QFile file(u":/style/style.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the style sheet is missing from the program");
    QString sheet = QString::fromUtf8(file.readAll());
    const QHash<QString, QColor> colors = namedColors(tokens);
    for (auto it = colors.begin(); it != colors.end(); ++it)
        sheet.replace(QString(u'@' + it.key() + u'@'), it.value().name());
    return sheet.replace("@scheme@"_L1, tokens.dark ? "dark"_L1 : "light"_L1);
}

Theme::Theme(QApplication &application, Appearance appearance, double textScale)
    : QObject(nullptr)
    , m_application(application)
    , m_systemFont(QApplication::font())
    , m_appearance(appearance)
    , m_textScale(std::clamp(textScale, smallestText, biggestText))
    , m_systemDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    // Without a desktop's settings Qt takes 9 points, which is small on today's screens.
    if (m_systemFont.pointSizeF() > 0)
        m_systemFont.setPointSizeF(std::max(m_systemFont.pointSizeF(), 9.75));
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    askPortal();
    apply();
}

void Theme::setAppearance(Appearance appearance)
{
    if (std::exchange(m_appearance, appearance) != appearance)
        apply();
}

void Theme::setTextScale(double factor)
{
    const double scale = std::clamp(factor, smallestText, biggestText);
    if (!qFuzzyCompare(std::exchange(m_textScale, scale), scale))
        apply();
}

void Theme::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portalService, portalPath, portalInterface, u"SettingChanged"_s, this,
                SLOT(onPortalSetting(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(portalService, portalPath, portalInterface,
                                                       u"Read"_s);
    read << QString(appearanceGroup) << QString(schemeKey);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher *call) {
                const QDBusPendingReply<QDBusVariant> reply = *call;
                if (reply.isValid()) // no portal: the platform's palette has decided already
                    onPortalSetting(appearanceGroup, schemeKey, reply.value());
                call->deleteLater();
            });
}

void Theme::onPortalSetting(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != appearanceGroup || key != schemeKey)
        return;
    m_systemDark = meansDark(value.variant());
    if (m_appearance == Appearance::System && m_systemDark != m_dark)
        apply();
}

void Theme::apply()
{
    m_dark = m_appearance == Appearance::System ? m_systemDark : m_appearance == Appearance::Dark;
    const Tokens &tokens = m_dark ? darkTokens() : lightTokens();
    QFont font = m_systemFont;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * m_textScale);
    if (QApplication::font() != font)
        QApplication::setFont(font);
    QApplication::setPalette(paletteFor(tokens));
    m_application.setStyleSheet(styleSheetFor(tokens));
    emit changed();
}

} // namespace signalbox
