// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <functional>
#include <toml++/toml.h>

namespace signalbox {

namespace {

QString fromStd(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Reads one TOML file over the settings; relative paths in it are relative to the file.
class SettingsReader
{
public:
    SettingsReader(const QString &file, Settings &settings)
        : m_file(file)
        , m_settings(settings)
        , m_server(settings.server)
    {}

    [[nodiscard]] Result<void> read();

private:
    using Setter = std::function<Result<void>(const toml::node &)>;
    using Setters = std::vector<std::pair<std::string_view, Setter>>;

    [[nodiscard]] tl::unexpected<Error> refuse(const toml::source_position &at,
                                               const QString &sentence) const;
    [[nodiscard]] tl::unexpected<Error> refuse(const toml::node &value, const QString &rule) const
    {
        return refuse(value.source().begin, m_key + u' ' + rule);
    }

    Result<void> readTable(const toml::table &table, const QString &prefix, const Setters &setters);
    Result<void> readSection(const toml::node &value, const QString &name, const Setters &setters);
    template <class T, class Parse>
    Result<void> readText(T &target, const toml::node &value, Parse &&parse) const;
    Result<void> readPath(QString &target, const toml::node &value) const;
    Result<void> readCount(int &target, const toml::node &value, int maximum) const;
    Result<void> readFlag(bool &target, const toml::node &value) const;
    Result<void> readListen(const toml::node &value);
    Result<void> readTls(const toml::node &value);

    [[nodiscard]] Setters topLevel();
    [[nodiscard]] Setters log();
    [[nodiscard]] Setters limits();

    QString m_file;
    QString m_key; ///< dotted name of the value being read
    Settings &m_settings;
    ServerOptions &m_server;
};

tl::unexpected<Error> SettingsReader::refuse(const toml::source_position &at,
                                             const QString &sentence) const
{
    return fail(ErrorCode::Usage,
                QStringLiteral("%1:%2: %3").arg(m_file).arg(at.line).arg(sentence));
}

Result<void> SettingsReader::read()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Usage,
                    QStringLiteral("%1:0: cannot be read: %2").arg(m_file, file.errorString()));
    const QByteArray bytes = file.readAll();
    try {
        return readTable(toml::parse(std::string_view(bytes.constData(), size_t(bytes.size()))),
                         QString(), topLevel());
    } catch (const toml::parse_error &error) {
        return refuse(error.source().begin, fromStd(error.description()));
    }
}

SettingsReader::Setters SettingsReader::topLevel()
{
    return {
        {"data", [this](const auto &value) { return readPath(m_server.dataFolder, value); }},
        {"listen", [this](const auto &value) { return readListen(value); }},
        {"base_url",
         [this](const auto &value) {
             return readText(m_server.baseUrl.emplace(), value, WebUrl::parse);
         }},
        {"database",
         [this](const auto &value) {
             return readText(m_server.databaseUrl, value, parseDatabaseUrl);
         }},
        {"workers", [this](const auto &value) { return readCount(m_server.workers, value, 256); }},
        {"log",
         [this](const auto &value) { return readSection(value, QStringLiteral("log"), log()); }},
        {"tls", [this](const auto &value) { return readTls(value); }},
        {"limits",
         [this](const auto &value) {
             return readSection(value, QStringLiteral("limits"), limits());
         }},
    };
}

SettingsReader::Setters SettingsReader::log()
{
    return {
        {"format",
         [this](const auto &value) {
             return readText(m_settings.logFormat, value, parseEnum<LogFormat>);
         }},
        {"debug", [this](const auto &value) { return readFlag(m_settings.logDebug, value); }},
    };
}

SettingsReader::Setters SettingsReader::limits()
{
    constexpr int million = 1'000'000;
    http::Limits &limits = m_server.limits;
    return {
        {"connections",
         [&, this](const auto &value) { return readCount(limits.connections, value, million); }},
        {"connections_per_address",
         [&, this](const auto &value) {
             return readCount(limits.connectionsPerAddress, value, million);
         }},
        {"cap_loopback",
         [&, this](const auto &value) { return readFlag(limits.capLoopback, value); }},
        {"streams",
         [&, this](const auto &value) { return readCount(limits.streams, value, million); }},
    };
}

Result<void> SettingsReader::readTable(const toml::table &table, const QString &prefix,
                                       const Setters &setters)
{
    for (const auto &[key, value] : table) {
        m_key = prefix + fromStd(key.str());
        const auto found = std::find_if(setters.begin(), setters.end(), [&](const auto &entry) {
            return entry.first == key.str();
        });
        if (found == setters.end())
            return refuse(key.source().begin, m_key + QLatin1String(" is not a known setting"));
        if (Result<void> set = found->second(value); !set)
            return set;
    }
    return {};
}

Result<void> SettingsReader::readSection(const toml::node &value, const QString &name,
                                         const Setters &setters)
{
    const toml::table *table = value.as_table();
    if (!table)
        return refuse(value, QStringLiteral("must be a section: [%1]").arg(name));
    return readTable(*table, name + u'.', setters);
}

template <class T, class Parse>
Result<void> SettingsReader::readText(T &target, const toml::node &value, Parse &&parse) const
{
    const auto text = value.value_exact<std::string>();
    if (!text)
        return refuse(value, QStringLiteral("must be a text in quotes"));
    Result<T> parsed = parse(fromStd(*text));
    if (!parsed)
        return refuse(value, parsed.error().detail);
    target = std::move(*parsed);
    return {};
}

Result<void> SettingsReader::readPath(QString &target, const toml::node &value) const
{
    return readText(target, value, [this](const QString &path) -> Result<QString> {
        if (path.isEmpty())
            return fail(ErrorCode::InvalidValue, QStringLiteral("must not be empty"));
        return QFileInfo(m_file).absoluteDir().absoluteFilePath(path);
    });
}

Result<void> SettingsReader::readCount(int &target, const toml::node &value, int maximum) const
{
    const auto count = value.value_exact<int64_t>();
    if (!count || *count < 1 || *count > maximum)
        return refuse(value, QStringLiteral("must be a whole number from 1 to %1").arg(maximum));
    target = static_cast<int>(*count);
    return {};
}

Result<void> SettingsReader::readFlag(bool &target, const toml::node &value) const
{
    const auto flag = value.value_exact<bool>();
    if (!flag)
        return refuse(value, QStringLiteral("must be true or false"));
    target = *flag;
    return {};
}

/// One address or an array of them.
Result<void> SettingsReader::readListen(const toml::node &value)
{
    m_server.listen.clear();
    const toml::array *array = value.as_array();
    if (array && array->empty())
        return refuse(value, QStringLiteral("must name at least one address"));
    if (!array)
        return readText(m_server.listen.emplace_back(), value, ListenAddress::parse);
    for (const toml::node &entry : *array) {
        Result<void> read = readText(m_server.listen.emplace_back(), entry, ListenAddress::parse);
        if (!read)
            return read;
    }
    return {};
}

Result<void> SettingsReader::readTls(const toml::node &value)
{
    const Setters setters{
        {"certificate",
         [this](const auto &path) { return readPath(m_server.tlsCertificate, path); }},
        {"key", [this](const auto &path) { return readPath(m_server.tlsKey, path); }},
    };
    Result<void> read = readSection(value, QStringLiteral("tls"), setters);
    if (read && (m_server.tlsCertificate.isEmpty() || m_server.tlsKey.isEmpty()))
        return refuse(value.source().begin, QStringLiteral("tls needs both certificate and key"));
    if (!read)
        return read;
    for (const auto &[name, path] : {std::pair{"certificate", m_server.tlsCertificate},
                                     std::pair{"key", m_server.tlsKey}}) {
        const QFileInfo file(path);
        if (!file.isFile() || !file.isReadable())
            return refuse(value.as_table()->get(name)->source().begin,
                          QStringLiteral("tls.%1: %2 cannot be read")
                              .arg(QLatin1StringView(name), path));
    }
    return {};
}

} // namespace

Settings defaultSettings()
{
    Settings settings;
    settings.server.dataFolder =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
        QLatin1String("/signalbox");
    return settings;
}

Result<void> readSettings(const QString &file, Settings &settings)
{
    return SettingsReader(file, settings).read();
}

} // namespace signalbox
