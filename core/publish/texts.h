// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/text.h"
#include "core/base/clock.h"

#include <QDate>
#include <QHash>
#include <QLocale>
#include <QTimeZone>

namespace signalbox::publish {

/// The page's own words in one language, read from a file such as resources/page/i18n/en.json:
///
///     { "plurals": "one_other",
///       "formats": { "date": "d MMMM", "long_date": ..., "time": ..., "date_time": ... },
///       "texts": { "services": "Services", "lasted": "lasted {duration}",
///                  "services_count": { "one": "{n} service", "other": "{n} services" } } }
///
/// "plurals" names the rule by which counts choose a form (see pluralForm); formats are those
/// of QLocale::toString, with the language's own names of days and months.
class Texts
{
public:
    using Values = std::initializer_list<std::pair<QLatin1StringView, QString>>;

    /// Texts that are missing are those of `fallback`.
    [[nodiscard]] static Result<Texts> parse(const QString &tag, const QByteArray &json,
                                             const Texts *fallback);

    [[nodiscard]] const QString &tag() const { return m_tag; }
    [[nodiscard]] bool isRightToLeft() const
    {
        return m_locale.textDirection() == Qt::RightToLeft;
    }
    [[nodiscard]] QString text(QLatin1StringView key, Values values = {}) const;
    /// The form for `n`, which stands for {n}, too.
    [[nodiscard]] QString count(QLatin1StringView key, qint64 n, Values values = {}) const;
    [[nodiscard]] const QHash<QString, QString> &all() const { return m_texts; }

    [[nodiscard]] QString date(QDate date) const { return m_locale.toString(date, m_date); }
    [[nodiscard]] QString longDate(QDate date) const { return m_locale.toString(date, m_longDate); }
    /// "23 Nov, 14:21 CET"
    [[nodiscard]] QString dateTime(Timestamp at, const QTimeZone &zone) const;
    /// "2 hours 5 minutes": the two largest units.
    [[nodiscard]] QString duration(Milliseconds duration) const;
    /// 0.99996 as "99.99": never rounded up, so that 100 means 100.
    [[nodiscard]] QString percent(double share) const;

private:
    QString m_tag;
    QLocale m_locale;
    QString m_plurals;
    QString m_date;
    QString m_longDate;
    QString m_dateTime;
    QHash<QString, QString> m_texts; ///< plural forms as "key#one"
};

/// Which form ("one", "few", "many", "other", ...) a count takes by one of the rules that
/// languages share, after Unicode CLDR's for whole numbers: "one_other" (English, German, ...),
/// "zero_one_other" (French, Portuguese), "other" (Chinese, Japanese), "slavic_east" (Russian,
/// Ukrainian), "slavic_polish", "slavic_czech", "arabic", "hebrew". Empty if the rule is unknown.
[[nodiscard]] QString pluralForm(const QString &rule, qint64 n);

} // namespace signalbox::publish
