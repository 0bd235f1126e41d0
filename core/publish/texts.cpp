// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/texts.h"

#include <QDateTime>
#include <QJsonDocument>
#include <cmath>

namespace signalbox::publish {

namespace {

QString filled(QString text, Texts::Values values)
{
    // One pass: a value that has braces of its own is not filled again.
    QString result;
    qsizetype from = 0;
    while (true) {
        const qsizetype open = text.indexOf(u'{', from);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0)
            return result + QStringView(text).mid(from);
        result += QStringView(text).mid(from, open - from);
        const QStringView name = QStringView(text).mid(open + 1, close - open - 1);
        const auto found = std::ranges::find_if(values, [&](const auto &v) { return name == v.first; });
        result += found != values.end() ? found->second : QString();
        from = close + 1;
    }
}

bool between(qint64 n, qint64 low, qint64 high)
{
    return n >= low && n <= high;
}

QString slavicEast(qint64 n)
{
    if (n % 10 == 1 && n % 100 != 11)
        return QStringLiteral("one");
    const bool few = between(n % 10, 2, 4) && !between(n % 100, 12, 14);
    return few ? QStringLiteral("few") : QStringLiteral("many");
}

QString slavicPolish(qint64 n)
{
    if (n == 1)
        return QStringLiteral("one");
    const bool few = between(n % 10, 2, 4) && !between(n % 100, 12, 14);
    return few ? QStringLiteral("few") : QStringLiteral("many");
}

QString slavicCzech(qint64 n)
{
    if (n == 1)
        return QStringLiteral("one");
    return between(n, 2, 4) ? QStringLiteral("few") : QStringLiteral("other");
}

QString arabic(qint64 n)
{
    if (n <= 2)
        return n == 0 ? QStringLiteral("zero") : n == 1 ? QStringLiteral("one") : QStringLiteral("two");
    if (between(n % 100, 3, 10))
        return QStringLiteral("few");
    return between(n % 100, 11, 99) ? QStringLiteral("many") : QStringLiteral("other");
}

tl::unexpected<Error> malformed(const QString &tag, const QString &what)
{
    return fail(ErrorCode::Internal, QStringLiteral("page texts in \"%1\": %2").arg(tag, what));
}

} // namespace

QString pluralForm(const QString &rule, qint64 n)
{
    const auto oneIf = [](bool one) { return one ? QStringLiteral("one") : QStringLiteral("other"); };
    if (rule == QLatin1String("one_other"))
        return oneIf(n == 1);
    if (rule == QLatin1String("zero_one_other"))
        return oneIf(n <= 1);
    if (rule == QLatin1String("other"))
        return QStringLiteral("other");
    if (rule == QLatin1String("slavic_east"))
        return slavicEast(n);
    if (rule == QLatin1String("slavic_polish"))
        return slavicPolish(n);
    if (rule == QLatin1String("slavic_czech"))
        return slavicCzech(n);
    if (rule == QLatin1String("arabic"))
        return arabic(n);
    if (rule == QLatin1String("hebrew"))
        return n == 2 ? QStringLiteral("two") : oneIf(n == 1);
    return {};
}

Result<Texts> Texts::parse(const QString &tag, const QByteArray &json, const Texts *fallback)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return malformed(tag, error.errorString());
    Texts texts;
    texts.m_tag = tag;
    texts.m_locale = QLocale(tag);
    texts.m_locale.setNumberOptions(QLocale::OmitGroupSeparator);
    texts.m_plurals = root[QLatin1String("plurals")].toString();
    if (pluralForm(texts.m_plurals, 1).isEmpty())
        return malformed(tag, QStringLiteral("unknown plural rule"));
    const QJsonObject formats = root[QLatin1String("formats")].toObject();
    texts.m_date = formats[QLatin1String("date")].toString();
    texts.m_longDate = formats[QLatin1String("long_date")].toString();
    texts.m_dateTime = formats[QLatin1String("date_time")].toString();
    if (texts.m_date.isEmpty() || texts.m_longDate.isEmpty() || texts.m_dateTime.isEmpty())
        return malformed(tag, QStringLiteral("a format is missing"));
    if (fallback)
        texts.m_texts = fallback->m_texts;
    const QJsonObject entries = root[QLatin1String("texts")].toObject();
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        if (it->isString())
            texts.m_texts.insert(it.key(), it->toString());
        const QJsonObject forms = it->toObject();
        for (auto form = forms.begin(); form != forms.end(); ++form)
            texts.m_texts.insert(it.key() + QLatin1Char('#') + form.key(), form->toString());
    }
    return texts;
}

QString Texts::text(QLatin1StringView key, Values values) const
{
    const QString text = m_texts.value(key);
    return values.size() == 0 ? text : filled(text, values);
}

QString Texts::count(QLatin1StringView key, qint64 n, Values values) const
{
    const QString other = QStringLiteral("%1#other").arg(key);
    const QString text = m_texts.value(key + QLatin1Char('#') + pluralForm(m_plurals, n),
                                       m_texts.value(other));
    const QString number = QLatin1String("{n}");
    return filled(QString(text).replace(number, m_locale.toString(n)), values);
}

QString Texts::dateTime(Timestamp at, const QTimeZone &zone) const
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMillis(at), zone);
    return m_locale.toString(local, m_dateTime) + QLatin1Char(' ') + zone.abbreviation(local);
}

QString Texts::duration(Milliseconds duration) const
{
    const qint64 minutes = duration.count() / 60'000;
    const std::pair<QLatin1StringView, qint64> parts[] = {
        {QLatin1StringView("duration_days"), minutes / 1440},
        {QLatin1StringView("duration_hours"), minutes / 60 % 24},
        {QLatin1StringView("duration_minutes"), minutes % 60},
    };
    for (size_t i = 0; i < std::size(parts); ++i) {
        if (parts[i].second == 0)
            continue;
        const QString large = count(parts[i].first, parts[i].second);
        if (i + 1 == std::size(parts) || parts[i + 1].second == 0)
            return large;
        return text(QLatin1StringView("duration_pair"),
                    {{QLatin1StringView("large"), large},
                     {QLatin1StringView("small"), count(parts[i + 1].first, parts[i + 1].second)}});
    }
    return text(QLatin1StringView("duration_moment"));
}

QString Texts::percent(double share) const
{
    if (share >= 1)
        return m_locale.toString(100);
    // A billionth makes up for what binary fractions lose: 0.9 of 100 is not 89.99.
    return m_locale.toString(std::floor(share * 10'000 + 1e-6) / 100, 'f', 2);
}

} // namespace signalbox::publish
