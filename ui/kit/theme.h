// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QFont>
#include <QObject>

class QApplication;
class QDBusVariant;

namespace signalbox {

enum class Appearance { System, Light, Dark };

/// The style sheet of a scheme; exposed for tests.
[[nodiscard]] QString styleSheetFor(const Tokens &tokens);

/// Dresses the whole application: palette, style sheet, font size. Follows the desktop's
/// light or dark setting (the org.freedesktop.appearance portal, else the platform's palette)
/// unless told otherwise.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QApplication &application, Appearance appearance = Appearance::System,
                   double textScale = 1);

    void setAppearance(Appearance appearance);
    /// A factor on the system's text size, 0.8 to 2.
    void setTextScale(double factor);
    [[nodiscard]] bool isDark() const { return m_dark; }

signals:
    void changed();

private:
    void askPortal();
    void apply();
    Q_SLOT void onPortalSetting(const QString &group, const QString &key,
                                const QDBusVariant &value);

    QApplication &m_application;
    QFont m_systemFont;
    Appearance m_appearance = Appearance::System;
    double m_textScale = 1;
    bool m_systemDark = false;
    bool m_dark = false;
};

} // namespace signalbox
