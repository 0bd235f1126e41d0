// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/commandline.h"

#include <QCommandLineParser>
#include <QDir>
#include <array>

namespace signalbox {

namespace {

/// One command: its options besides --data and --config, and what stands behind it.
struct CommandSpec
{
    const char *name;
    QStringList options; ///< all take a value
    QStringList required;
    qsizetype operands;
    const char *usage;
};

const std::vector<CommandSpec> &commands()
{
    const auto strings = [](auto... names) { return QStringList{QString::fromLatin1(names)...}; };
    static const std::vector<CommandSpec> all{
        {"serve",
         strings("listen", "log-format"),
         {},
         0,
         "serve [--listen ADDR:PORT]... [--log-format text|json]"},
        {"member add", strings("name", "email", "role"), strings("name", "email"), 0,
         "member add --name NAME --email EMAIL [--role viewer|editor|admin|owner]"},
        {"member list", {}, {}, 0, "member list"},
        {"member remove", {}, {}, 1, "member remove EMAIL"},
        {"token create", strings("name", "scope", "expires"), strings("name", "scope"), 0,
         "token create --name NAME --scope viewer|editor|admin|owner [--expires TIME]"},
        {"token list", {}, {}, 0, "token list"},
        {"token revoke", {}, {}, 1, "token revoke ID"},
        {"backup", {}, {}, 1, "backup FILE"},
        {"restore", {}, {}, 1, "restore FILE"},
        {"config check", {}, strings("config"), 0, "config check --config FILE"},
        {"version", {}, {}, 0, "version"},
        {"help", {}, {}, 0, "help"},
    };
    return all;
}

tl::unexpected<Error> misuse(const QString &sentence)
{
    return fail(ErrorCode::Usage, QStringLiteral("signalboxd: ") + sentence);
}

/// The longest command that the arguments begin with: "token create" before "token".
Result<const CommandSpec *> findCommand(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return misuse(QStringLiteral("no command given; signalboxd help lists them"));
    const QStringList aliased{QStringLiteral("--help"), QStringLiteral("-h")};
    const QString first = aliased.contains(arguments.first()) ? QStringLiteral("help")
                          : arguments.first() == QLatin1String("--version")
                              ? QStringLiteral("version")
                              : arguments.first();
    for (const CommandSpec &spec : commands()) {
        const QString name = QString::fromLatin1(spec.name);
        if (name == first || (arguments.size() > 1 && name == first + u' ' + arguments.at(1)))
            return &spec;
    }
    return misuse(QStringLiteral("there is no command \"%1\"; signalboxd help lists them")
                      .arg(arguments.mid(0, 2).join(u' ')));
}

Result<void> readOptions(const CommandSpec &spec, QCommandLineParser &parser,
                         const QStringList &arguments)
{
    for (const QString &name : spec.options)
        parser.addOption({name, QString(), QStringLiteral("value")});
    parser.addOption({QStringLiteral("data"), QString(), QStringLiteral("value")});
    parser.addOption({QStringLiteral("config"), QString(), QStringLiteral("value")});
    const qsizetype words = QString::fromLatin1(spec.name).count(u' ') + 1;
    if (!parser.parse(QStringList{QString()} + arguments.mid(words)))
        return misuse(parser.errorText());
    for (const QString &name : spec.required) {
        if (!parser.isSet(name))
            return misuse(QStringLiteral("--%1 is missing; usage: signalboxd %2")
                              .arg(name, QString::fromLatin1(spec.usage)));
    }
    if (parser.positionalArguments().size() != spec.operands)
        return misuse(QStringLiteral("usage: signalboxd ") + QString::fromLatin1(spec.usage));
    return {};
}

/// The command line wins over the settings file, which wins over the defaults.
Result<Settings> readAllSettings(const QCommandLineParser &parser, bool serves)
{
    Settings settings = defaultSettings();
    if (parser.isSet(QStringLiteral("config"))) {
        Result<void> read = readSettings(parser.value(QStringLiteral("config")), settings);
        if (!read)
            return tl::unexpected(read.error());
    }
    if (parser.isSet(QStringLiteral("data")))
        settings.server.dataFolder = QDir().absoluteFilePath(parser.value(QStringLiteral("data")));
    if (!serves)
        return settings;
    if (parser.isSet(QStringLiteral("listen")))
        settings.server.listen.clear();
    for (const QString &text : parser.values(QStringLiteral("listen"))) {
        const Result<ListenAddress> address = ListenAddress::parse(text);
        if (!address)
            return misuse(QStringLiteral("--listen %1: %2").arg(text, address.error().detail));
        settings.server.listen.push_back(*address);
    }
    if (parser.isSet(QStringLiteral("log-format"))) {
        const auto format = parseEnum<LogFormat>(parser.value(QStringLiteral("log-format")));
        if (!format)
            return misuse(QStringLiteral("--log-format ") + format.error().detail);
        settings.logFormat = *format;
    }
    return settings;
}

} // namespace

Result<Invocation> parseCommandLine(const QStringList &arguments)
{
    const Result<const CommandSpec *> spec = findCommand(arguments);
    if (!spec)
        return tl::unexpected(spec.error());
    QCommandLineParser parser;
    if (Result<void> read = readOptions(**spec, parser, arguments); !read)
        return tl::unexpected(read.error());
    Invocation invocation;
    invocation.command = QString::fromLatin1((*spec)->name);
    const Result<Settings> settings =
        readAllSettings(parser, invocation.command == QLatin1String("serve"));
    if (!settings)
        return tl::unexpected(settings.error());
    invocation.settings = *settings;
    invocation.operands = parser.positionalArguments();
    for (const QString &name : (*spec)->options) {
        if (parser.isSet(name))
            invocation.options.insert(name, parser.value(name));
    }
    return invocation;
}

QString helpText()
{
    QString text = QStringLiteral("Signalbox serves status pages.\n\nUsage:\n");
    for (const CommandSpec &spec : commands())
        text += QStringLiteral("  signalboxd ") + QString::fromLatin1(spec.usage) + u'\n';
    return text +
           QLatin1String("\nEvery command takes --data DIR (default: $XDG_DATA_HOME/signalbox)\n"
                         "and --config FILE, a TOML file with any of:\n"
                         "  data, listen, base_url, database, workers,\n"
                         "  [log] format, debug  [tls] certificate, key\n"
                         "  [limits] connections, connections_per_address, cap_loopback, "
                         "streams\n");
}

} // namespace signalbox
