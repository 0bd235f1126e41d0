// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringView>

namespace signalbox {

enum class Lines { Single, Many };

namespace text_rules {
/// Trims, puts into Unicode NFC, refuses NUL and other control characters (tabs and line
/// breaks are allowed with Lines::Many; CR LF becomes LF) and unpaired surrogates, and checks
/// the length in UTF-16 units.
[[nodiscard]] Result<QString> checked(QStringView raw, int minimum, int maximum, Lines lines);
} // namespace text_rules

/// Human text within a length. The tag keeps a Name from being used as a Title.
template <class Tag>
class Text
{
public:
    static constexpr int minimum = Tag::minimum;
    static constexpr int maximum = Tag::maximum;

    Text() = default;
    [[nodiscard]] static Result<Text> parse(QStringView raw)
    {
        return text_rules::checked(raw, minimum, maximum, Tag::lines).map([](QString value) {
            return Text(std::move(value));
        });
    }
    [[nodiscard]] const QString &toString() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    friend bool operator==(const Text &, const Text &) = default;

private:
    explicit Text(QString value) : m_value(std::move(value)) {}
    QString m_value;
};

struct NameTag { static constexpr int minimum = 1, maximum = 200; static constexpr Lines lines = Lines::Single; };
struct TitleTag { static constexpr int minimum = 1, maximum = 300; static constexpr Lines lines = Lines::Single; };
struct SummaryTag { static constexpr int minimum = 0, maximum = 2000; static constexpr Lines lines = Lines::Many; };
struct MarkdownTag { static constexpr int minimum = 0, maximum = 50'000; static constexpr Lines lines = Lines::Many; };

using Name = Text<NameTag>;         ///< what services, pages, types, members are called
using Title = Text<TitleTag>;       ///< an incident's headline
using Summary = Text<SummaryTag>;   ///< a short description, plain text
using Markdown = Text<MarkdownTag>; ///< an update's text, CommonMark

/// A value with a syntax of its own. `Rule::parse` gives the canonical text or an error.
template <class Rule>
class Token
{
public:
    Token() = default;
    [[nodiscard]] static Result<Token> parse(QStringView raw)
    {
        return Rule::parse(raw).map([](QString value) { return Token(std::move(value)); });
    }
    [[nodiscard]] const QString &toString() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    friend bool operator==(const Token &, const Token &) = default;

private:
    explicit Token(QString value) : m_value(std::move(value)) {}
    QString m_value;
};

struct SlugRule { [[nodiscard]] static Result<QString> parse(QStringView raw); };
struct ColorRule { [[nodiscard]] static Result<QString> parse(QStringView raw); };
struct DomainRule { [[nodiscard]] static Result<QString> parse(QStringView raw); };
struct WebUrlRule { [[nodiscard]] static Result<QString> parse(QStringView raw); };
struct TimeZoneRule { [[nodiscard]] static Result<QString> parse(QStringView raw); };
struct LanguageRule { [[nodiscard]] static Result<QString> parse(QStringView raw); };
struct EmailRule { [[nodiscard]] static Result<QString> parse(QStringView raw); };

using Slug = Token<SlugRule>;         ///< [a-z0-9] and inner hyphens, 1 to 63 characters
using Color = Token<ColorRule>;       ///< "#rrggbb" in small letters
using Domain = Token<DomainRule>;     ///< a host name in ASCII (IDNA A-labels), no port
using WebUrl = Token<WebUrlRule>;     ///< absolute http or https URL without credentials
using TimeZone = Token<TimeZoneRule>; ///< IANA name that this machine knows
using Language = Token<LanguageRule>; ///< BCP 47 tag: "en", "de", "pt-BR"
using Email = Token<EmailRule>;       ///< an address by RFC 5321 with a dotted domain

} // namespace signalbox
