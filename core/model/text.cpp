// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/text.h"

#include <QRegularExpression>
#include <QTimeZone>
#include <QUrl>

namespace signalbox {

namespace {

bool isAllowed(QChar c, Lines lines)
{
    if (lines == Lines::Many && (c == QLatin1Char('\n') || c == QLatin1Char('\t')))
        return true;
    return c.category() != QChar::Other_Control;
}

bool hasLoneSurrogate(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate())
            continue;
        if (!text[i].isHighSurrogate() || i + 1 == text.size() || !text[i + 1].isLowSurrogate())
            return true;
        ++i;
    }
    return false;
}

tl::unexpected<Error> invalid(const char *why)
{
    return fail(ErrorCode::InvalidValue, QString::fromUtf8(why));
}

} // namespace

Result<QString> text_rules::checked(QStringView raw, int minimum, int maximum, Lines lines)
{
    // Refused before any work is done on it: normalising megabytes is work.
    if (raw.size() > 4 * qsizetype(maximum) + 64)
        return fail(ErrorCode::TooLarge,
                    QStringLiteral("may have at most %1 characters").arg(maximum));
    QString value = raw.toString();
    value.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    value = value.normalized(QString::NormalizationForm_C).trimmed();
    if (value.size() < minimum)
        return invalid("must not be empty");
    if (value.size() > maximum)
        return fail(ErrorCode::TooLarge,
                    QStringLiteral("may have at most %1 characters").arg(maximum));
    if (hasLoneSurrogate(value))
        return invalid("is not valid Unicode");
    for (const QChar c : std::as_const(value)) {
        if (!isAllowed(c, lines))
            return invalid(lines == Lines::Single ? "must be one line without control characters"
                                                  : "must not have control characters");
    }
    return value;
}

Result<QString> SlugRule::parse(QStringView raw)
{
    static const QRegularExpression shape(QStringLiteral("\\A[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\z"));
    if (!shape.match(raw).hasMatch())
        return invalid("must be 1 to 63 small letters, digits and inner hyphens");
    return raw.toString();
}

Result<QString> ColorRule::parse(QStringView raw)
{
    static const QRegularExpression shape(QStringLiteral("\\A#[0-9a-fA-F]{6}\\z"));
    if (!shape.match(raw).hasMatch())
        return invalid("must be a colour like #3b5bdb");
    return raw.toString().toLower();
}

Result<QString> DomainRule::parse(QStringView raw)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*"
                       "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\z"));
    const QString ascii = QString::fromLatin1(QUrl::toAce(raw.toString().trimmed().toLower()));
    if (!shape.match(ascii).hasMatch())
        return invalid("must be a host name like status.example.com");
    return ascii;
}

Result<QString> WebUrlRule::parse(QStringView raw)
{
    const QUrl url(raw.toString().trimmed(), QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (raw.size() > 2000 || !url.isValid() || !web || url.host().isEmpty())
        return invalid("must be an address like https://www.example.com/");
    if (!url.userInfo().isEmpty())
        return invalid("must not hold a user name or password");
    return url.toString(QUrl::FullyEncoded);
}

Result<QString> TimeZoneRule::parse(QStringView raw)
{
    const QString name = raw.toString();
    if (name.size() > 64 || !QTimeZone::isTimeZoneIdAvailable(name.toUtf8()))
        return invalid("must be a time zone's IANA name like Europe/Berlin");
    return name;
}

Result<QString> LanguageRule::parse(QStringView raw)
{
    static const QRegularExpression shape(QStringLiteral("\\A[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}\\z"));
    if (!shape.match(raw).hasMatch())
        return invalid("must be a language tag like en or pt-BR");
    return raw.toString();
}

Result<QString> EmailRule::parse(QStringView raw)
{
    static const QRegularExpression local(QStringLiteral("\\A[^\\s@<>()\\[\\],;:\\\\\"\\x00-\\x1f\\x7f]{1,64}\\z"));
    const QString text = raw.toString().trimmed();
    const qsizetype at = text.lastIndexOf(QLatin1Char('@'));
    if (at <= 0 || text.size() > 254 || !local.match(text.left(at)).hasMatch())
        return invalid("must be an e-mail address");
    const Result<QString> domain = DomainRule::parse(QStringView(text).mid(at + 1));
    if (!domain || !domain->contains(QLatin1Char('.')))
        return invalid("must be an e-mail address");
    return QString(text.left(at) + QLatin1Char('@') + *domain);
}

} // namespace signalbox
