// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/settings.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace signalbox {

namespace {

constexpr int maximumUndoWindow = 3600;

// A JSON document is an object or an array, so a value is stored as an array of one.
QString wrapped(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

QJsonValue unwrapped(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).array().first();
}

Result<void> readBaseUrl(WorkspaceSettings &settings, const QJsonValue &value)
{
    if (value.isString() && value.toString().isEmpty()) {
        settings.baseUrl.clear();
        return {};
    }
    return JsonForm<WebUrl>::read(value).map(
        [&](const WebUrl &url) { settings.baseUrl = url.toString(); });
}

Result<void> readUndoWindow(WorkspaceSettings &settings, const QJsonValue &value)
{
    Result<int> seconds = JsonForm<int>::read(value);
    if (!seconds)
        return tl::unexpected(seconds.error());
    if (*seconds < 0 || *seconds > maximumUndoWindow)
        return fail(ErrorCode::InvalidValue,
                    QStringLiteral("must be 0 to %1 seconds").arg(maximumUndoWindow));
    settings.undoWindow = std::chrono::seconds(*seconds);
    return {};
}

} // namespace

QJsonObject toJson(const WorkspaceSettings &settings)
{
    return {
        {QStringLiteral("base_url"), settings.baseUrl},
        {QStringLiteral("undo_window_s"), static_cast<qint64>(settings.undoWindow.count() / 1000)}};
}

Result<WorkspaceSettings> withChanges(WorkspaceSettings settings, const QJsonObject &json)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        Result<void> read;
        if (it.key() == QLatin1String("base_url"))
            read = readBaseUrl(settings, it.value());
        else if (it.key() == QLatin1String("undo_window_s"))
            read = readUndoWindow(settings, it.value());
        else
            read = fail(ErrorCode::InvalidValue, QStringLiteral("is not a known setting"));
        if (!read)
            return tl::unexpected(read.error().within(it.key()));
    }
    return settings;
}

Result<WorkspaceSettings> loadSettings(Database &database)
{
    QJsonObject json;
    Result<void> done = database.query(
        QStringLiteral(
            "SELECT name, value FROM settings WHERE name IN ('base_url', 'undo_window_s')"),
        {}, [&](const SqlRow &row) { json.insert(row.text(0), unwrapped(row.text(1))); });
    if (!done)
        return tl::unexpected(done.error());
    return withChanges({}, json);
}

Result<void> saveSettings(Transaction &transaction, const WorkspaceSettings &settings)
{
    const QJsonObject json = toJson(settings);
    for (auto it = json.begin(); it != json.end(); ++it) {
        Result<int> done = transaction.database().run(
            QStringLiteral("INSERT INTO settings (name, value) VALUES (?, ?) "
                           "ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
            {it.key(), wrapped(it.value())});
        if (!done)
            return tl::unexpected(done.error());
    }
    return {};
}

} // namespace signalbox
