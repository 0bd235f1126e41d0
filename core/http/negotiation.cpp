// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/negotiation.h"

#include "core/http/headers.h"

#include <algorithm>
#include <array>
#include <optional>

namespace signalbox::http {

namespace {

constexpr int fullWeight = 200;

/// "q=0.5" in 1/200; RFC 9110 §12.4.2 gives at most three decimals.
std::optional<int> parseWeight(QByteArrayView text)
{
    text = text.trimmed();
    if (text.size() < 3 || text.size() > 7 || (text[0] | 0x20) != 'q' || text[1] != '=')
        return std::nullopt;
    text = text.sliced(2);
    if ((text[0] != '0' && text[0] != '1') || (text.size() > 1 && text[1] != '.'))
        return std::nullopt;
    int thousandths = (text[0] - '0') * 1000;
    int scale = 100;
    for (const char c : text.sliced(std::min<qsizetype>(2, text.size()))) {
        if (c < '0' || c > '9')
            return std::nullopt;
        thousandths += (c - '0') * scale;
        scale /= 10;
    }
    if (thousandths > 1000)
        return std::nullopt;
    // The smallest weight above zero must not become "never".
    return thousandths == 0 ? 0 : std::max(1, thousandths * fullWeight / 1000);
}

struct Item
{
    QByteArrayView coding;
    int weight = fullWeight;
};

std::optional<Item> parseItem(QByteArrayView text)
{
    const qsizetype semicolon = text.indexOf(';');
    Item item{(semicolon < 0 ? text : text.first(semicolon)).trimmed()};
    if (semicolon >= 0) {
        const std::optional<int> weight = parseWeight(text.sliced(semicolon + 1));
        if (!weight)
            return std::nullopt;
        item.weight = *weight;
    }
    return item;
}

int indexOf(QByteArrayView coding)
{
    if (equalNames(coding, "identity"))
        return static_cast<int>(Coding::Identity);
    if (equalNames(coding, "gzip") || equalNames(coding, "x-gzip"))
        return static_cast<int>(Coding::Gzip);
    return equalNames(coding, "br") ? static_cast<int>(Coding::Brotli) : -1;
}

} // namespace

AcceptedCodings AcceptedCodings::parse(QByteArrayView acceptEncoding)
{
    std::array<int, codingCount> named{-1, -1, -1};
    int anyOther = -1;
    for (qsizetype start = 0; start < acceptEncoding.size();) {
        qsizetype end = acceptEncoding.indexOf(',', start);
        if (end < 0)
            end = acceptEncoding.size();
        const std::optional<Item> item = parseItem(acceptEncoding.sliced(start, end - start));
        start = end + 1;
        if (!item)
            return {};
        const int index = indexOf(item->coding);
        if (index >= 0)
            named.at(static_cast<size_t>(index)) = item->weight;
        else if (item->coding == QByteArrayView("*"))
            anyOther = item->weight;
    }
    AcceptedCodings accepted;
    for (size_t i = 0; i < named.size(); ++i) {
        if (named.at(i) >= 0)
            accepted.m_weights[i] = static_cast<quint8>(named.at(i));
        else if (anyOther >= 0)
            accepted.m_weights[i] = static_cast<quint8>(anyOther);
    }
    return accepted;
}

Coding AcceptedCodings::best(unsigned available) const
{
    Coding best = Coding::Identity;
    int bestWeight = 0;
    for (const Coding coding : {Coding::Brotli, Coding::Gzip, Coding::Identity}) {
        const bool have = (available & (1U << static_cast<unsigned>(coding))) != 0;
        if (have && weight(coding) > bestWeight) {
            best = coding;
            bestWeight = weight(coding);
        }
    }
    return best;
}

} // namespace signalbox::http
