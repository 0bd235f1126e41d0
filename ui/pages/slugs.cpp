// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/slugs.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

/// Letters that do not come apart into a base letter and a mark, and those that German spells out.
QString spelledOut(QChar c)
{
    switch (c.unicode()) {
    case u'ä': return u"ae"_s;
    case u'ö': return u"oe"_s;
    case u'ü': return u"ue"_s;
    case u'ß': return u"ss"_s;
    case u'æ': return u"ae"_s;
    case u'ø': return u"o"_s;
    case u'ð': return u"d"_s;
    case u'þ': return u"th"_s;
    case u'ł': return u"l"_s;
    default: return {};
    }
}

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

} // namespace

QString suggestSlug(const QString &name, const QSet<QString> &taken)
{
    constexpr qsizetype longest = 63;
    QString plain;
    for (const QChar c : name.toLower().normalized(QString::NormalizationForm_C)) {
        const QString spelled = spelledOut(c);
        plain += spelled.isEmpty() ? QString(c) : spelled;
    }
    QString slug;
    for (const QChar c : plain.normalized(QString::NormalizationForm_KD)) {
        const bool fits = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (fits)
            slug += c;
        else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    slug.truncate(longest - 4); // room for a number
    while (slug.endsWith(u'-'))
        slug.chop(1);
    if (slug.isEmpty())
        slug = u"page"_s;
    QString free = slug;
    for (int i = 2; taken.contains(free); ++i)
        free = QString(slug + u'-' + QString::number(i));
    return free;
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace signalbox
