// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/assets.h"

#include "core/publish/brand.h"
#include "core/publish/documentbuilder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

// Must be outside any namespace: the resources lie in a static library, whose initialisers the
// linker would leave out.
static void registerResources()
{
    Q_INIT_RESOURCE(signalbox_page);
}

namespace signalbox::publish {

namespace {

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    return file.readAll();
}

/// Leaves out comments that have lines of their own, and indentation. The files are written so
/// that nothing else is needed for a small result.
QByteArray shrunk(const QByteArray &source)
{
    QByteArray result;
    bool inComment = false;
    for (const QByteArray &line : source.split('\n')) {
        const QByteArray text = line.trimmed();
        const bool begins = text.startsWith("/*");
        const bool skip = inComment || begins || text.startsWith("//") || text.isEmpty();
        inComment = (inComment || begins) && !text.contains("*/");
        if (!skip)
            result += text + '\n';
    }
    return result.trimmed();
}

QHash<QString, QString> tokensOf(const QString &css)
{
    static const QRegularExpression token(QStringLiteral("(--[a-z-]+):(#[0-9a-f]{6})"));
    QHash<QString, QString> tokens;
    for (auto it = token.globalMatch(css); it.hasNext();) {
        const auto match = it.next();
        if (!tokens.contains(match.captured(1)))
            tokens.insert(match.captured(1), match.captured(2));
    }
    return tokens;
}

QString iconName(const QString &tone)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("ok"), QStringLiteral("operational")},
        {QStringLiteral("maint"), QStringLiteral("maintenance")},
    };
    return names.value(tone, tone);
}

} // namespace

Result<std::unique_ptr<const Assets>> Assets::load(const QString &folder)
{
    registerResources();
    std::unique_ptr<Assets> assets(new Assets);
    const auto style = readFile(folder + QStringLiteral("/page.css"));
    const auto script = readFile(folder + QStringLiteral("/page.js"));
    const auto worker = readFile(folder + QStringLiteral("/live.js"));
    for (const auto &file : {style, script, worker}) {
        if (!file)
            return tl::unexpected(file.error());
    }
    assets->m_style = shrunk(*style);
    assets->m_script = shrunk(*script);
    assets->m_worker = shrunk(*worker);
    assets->m_version
        = shortHash(assets->m_style + assets->m_script + assets->m_worker).left(8);
    const QString css = QString::fromUtf8(assets->m_style);
    assets->m_light = tokensOf(css);
    assets->m_dark = tokensOf(css.mid(css.indexOf(QLatin1String("prefers-color-scheme:dark"))));
    for (const auto &loaded : {assets->loadTexts(folder + QStringLiteral("/i18n")),
                               assets->loadTemplates(folder + QStringLiteral("/templates")),
                               assets->loadIcons(folder + QStringLiteral("/icons"))}) {
        if (!loaded)
            return tl::unexpected(loaded.error());
    }
    return std::unique_ptr<const Assets>(std::move(assets));
}

Result<void> Assets::loadTexts(const QString &folder)
{
    const QString english = QStringLiteral("en");
    QStringList tags = QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files);
    for (QString &tag : tags)
        tag.chop(5);
    tags.removeAll(english);
    tags.prepend(english); // the others fall back to it
    for (const QString &tag : std::as_const(tags)) {
        const auto json = readFile(folder + QLatin1Char('/') + tag + QStringLiteral(".json"));
        if (!json)
            return tl::unexpected(json.error());
        const auto found = m_texts.find(english);
        auto texts = Texts::parse(tag, *json, found == m_texts.end() ? nullptr : &found->second);
        if (!texts)
            return tl::unexpected(texts.error());
        m_texts.insert({tag, std::move(*texts)});
    }
    return {};
}

Result<void> Assets::loadTemplates(const QString &folder)
{
    const QString suffix = QStringLiteral(".mustache");
    std::map<QString, QString> sources;
    for (const QString &name : QDir(folder).entryList({QLatin1Char('*') + suffix}, QDir::Files)) {
        const auto source = readFile(folder + QLatin1Char('/') + name);
        if (!source)
            return tl::unexpected(source.error());
        sources.insert({name.chopped(suffix.size()), QString::fromUtf8(*source).trimmed()});
    }
    // Partials are put in here, once; the library would parse them again at every use.
    for (const auto &[name, source] : sources) {
        QString text = source;
        for (int depth = 0; depth < 3; ++depth) {
            for (const auto &[partial, content] : sources)
                text.replace(QStringLiteral("{{> %1}}").arg(partial), content);
        }
        m_patterns.insert({name.toStdString(), text.toStdString() + '\n'});
    }
    for (const char *name : {"layout", "home", "incidentpage", "message"}) {
        if (!m_patterns.contains(name))
            return fail(ErrorCode::Internal,
                        QStringLiteral("no template %1 in %2").arg(QLatin1StringView(name), folder));
    }
    return {};
}

Result<void> Assets::loadIcons(const QString &folder)
{
    for (const char *tone : {"ok", "maint", "degraded", "partial", "major", "none"}) {
        const QString name = QLatin1String(tone);
        const auto svg = readFile(folder + QLatin1Char('/') + iconName(name) + QStringLiteral(".svg"));
        if (!svg)
            return tl::unexpected(svg.error());
        m_icons.insert(name, svg->trimmed());
    }
    return {};
}

const std::string &Assets::pattern(const char *name) const
{
    return m_patterns.find(name)->second;
}

const QByteArray &Assets::icon(const QString &tone) const
{
    return *m_icons.constFind(tone);
}

QByteArray Assets::favicon(const QString &tone) const
{
    QByteArray svg = icon(tone);
    svg.replace(R"(class="icon")", R"(xmlns="http://www.w3.org/2000/svg")");
    svg.replace(R"( aria-hidden="true")", "");
    const QByteArray fill = "fill=\"" + lightToken(QStringLiteral("--") + tone).toLatin1() + '"';
    svg.replace(R"(fill="currentColor" opacity=".15")", fill);
    svg.replace("currentColor", "#fff");
    svg.replace('"', '\'');
    return "data:image/svg+xml," + svg.toPercentEncoding("=:/'().,;");
}

QByteArray Assets::style(const Color &brand) const
{
    const QString ground = QStringLiteral("--bg");
    const BrandColors colors = brandColors(brand, lightToken(ground), darkToken(ground));
    const auto rule = [](const QString &color, const QString &on) {
        return QStringLiteral(":root{--brand:%1;--on-brand:%2}").arg(color, on).toLatin1();
    };
    return m_style + '\n' + rule(colors.light, colors.onLight)
           + "\n@media (prefers-color-scheme:dark){" + rule(colors.dark, colors.onDark) + '}';
}

const Texts &Assets::texts(const std::vector<Language> &wanted) const
{
    for (const Language &language : wanted) {
        const QString tag = language.toString();
        for (const QString &candidate : {tag, tag.section(QLatin1Char('-'), 0, 0)}) {
            if (const auto found = m_texts.find(candidate); found != m_texts.end())
                return found->second;
        }
    }
    return m_texts.find(QStringLiteral("en"))->second;
}

QByteArray cspHash(const QByteArray &content)
{
    return "'sha256-" + QCryptographicHash::hash(content, QCryptographicHash::Sha256).toBase64() + '\'';
}

QByteArray contentSecurityPolicy(const QByteArray &style, const QByteArray &script)
{
    return "default-src 'none'; style-src " + cspHash(style) + "; script-src "
           + (script.isEmpty() ? QByteArray("'none'") : cspHash(script))
           + "; img-src data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
             "frame-ancestors 'none'";
}

} // namespace signalbox::publish
