// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/jsonbody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <vector>

namespace signalbox {

namespace {

constexpr size_t deepest = 64;

/// Walks over text that QJsonDocument has found to be JSON, to see what it does not tell.
class Scan
{
public:
    explicit Scan(const QByteArray &text)
        : m_text(text)
    {}

    [[nodiscard]] Result<void> run()
    {
        for (m_at = 0; m_at < m_text.size(); ++m_at) {
            Result<void> step;
            switch (m_text.at(m_at)) {
            case '{':
            case '[':
                step = open(m_text.at(m_at) == '{');
                break;
            case '}':
            case ']':
                m_levels.pop_back();
                break;
            case ',':
                m_levels.back().atName = m_levels.back().isObject;
                break;
            case '"':
                step = string();
                break;
            default:
                break;
            }
            if (!step)
                return step;
        }
        return {};
    }

private:
    struct Level
    {
        bool isObject = false;
        bool atName = false; ///< the next string is a name
        QSet<QString> names;
    };

    Result<void> open(bool isObject)
    {
        if (m_levels.size() == deepest)
            return fail(ErrorCode::MalformedInput,
                        QStringLiteral("The JSON is nested deeper than %1.").arg(deepest));
        m_levels.push_back({isObject, isObject, {}});
        return {};
    }

    Result<void> string()
    {
        const qsizetype start = m_at++;
        while (m_text.at(m_at) != '"')
            m_at += m_text.at(m_at) == '\\' ? 2 : 1;
        Level &level = m_levels.back();
        if (!level.atName)
            return {};
        level.atName = false;
        const QString name = decoded(m_text.sliced(start, m_at + 1 - start));
        if (level.names.contains(name))
            return fail(ErrorCode::MalformedInput,
                        QStringLiteral("The JSON has a name twice in one object."), name);
        level.names.insert(name);
        return {};
    }

    /// "na\u006de" and "name" are the same name.
    [[nodiscard]] static QString decoded(const QByteArray &quoted)
    {
        return QJsonDocument::fromJson('[' + quoted + ']').array().at(0).toString();
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
};

} // namespace

Result<QJsonValue> parseJson(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::MalformedInput,
                    QStringLiteral("The body is not JSON: %1 at byte %2.")
                        .arg(error.errorString())
                        .arg(error.offset));
    if (Result<void> scanned = Scan(bytes).run(); !scanned)
        return tl::unexpected(scanned.error());
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace signalbox
