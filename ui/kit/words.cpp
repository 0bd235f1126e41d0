// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/words.h"

#include <QDateTime>
#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace signalbox::words {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QDateTime local(Timestamp at) { return QDateTime::fromMSecsSinceEpoch(toMillis(at)); }

} // namespace

QString of(ServiceStatus status)
{
    switch (status) {
    case ServiceStatus::Operational: return Words::tr("Operational");
    case ServiceStatus::UnderMaintenance: return Words::tr("Under maintenance");
    case ServiceStatus::DegradedPerformance: return Words::tr("Degraded");
    case ServiceStatus::PartialOutage: return Words::tr("Partial outage");
    case ServiceStatus::MajorOutage: return Words::tr("Major outage");
    }
    Q_UNREACHABLE();
}

QString ofImpact(ServiceStatus impact)
{
    return impact == ServiceStatus::Operational ? Words::tr("Not affected") : of(impact);
}

QString of(IncidentStatus status)
{
    switch (status) {
    case IncidentStatus::Investigating: return Words::tr("Investigating");
    case IncidentStatus::Identified: return Words::tr("Identified");
    case IncidentStatus::Monitoring: return Words::tr("Monitoring");
    case IncidentStatus::Resolved: return Words::tr("Resolved");
    case IncidentStatus::Postmortem: return Words::tr("Post-mortem");
    }
    Q_UNREACHABLE();
}

QString of(Headline headline)
{
    switch (headline) {
    case Headline::AllOperational: return Words::tr("All systems operational");
    case Headline::UnderMaintenance: return Words::tr("Under maintenance");
    case Headline::DegradedPerformance: return Words::tr("Degraded performance");
    case Headline::OpenIncident: return Words::tr("Open incident");
    case Headline::PartialOutage: return Words::tr("Partial outage");
    case Headline::MajorOutage: return Words::tr("Major outage");
    }
    Q_UNREACHABLE();
}

QString of(Role role)
{
    switch (role) {
    case Role::Viewer: return Words::tr("Viewer");
    case Role::Editor: return Words::tr("Editor");
    case Role::Admin: return Words::tr("Admin");
    case Role::Owner: return Words::tr("Owner");
    }
    Q_UNREACHABLE();
}

QString duration(Milliseconds length)
{
    using namespace std::chrono;
    const auto minutes = duration_cast<std::chrono::minutes>(length).count();
    if (minutes < 1)
        return Words::tr("less than a minute");
    if (minutes < 60)
        return Words::tr("%n min", nullptr, static_cast<int>(minutes));
    if (minutes < 48 * 60)
        return Words::tr("%n h", nullptr, static_cast<int>(minutes / 60));
    return Words::tr("%n day(s)", nullptr, static_cast<int>(minutes / (24 * 60)));
}

QString moment(Timestamp at, Timestamp now)
{
    const QDateTime then = local(at);
    const QDate today = local(now).date();
    const QLocale locale;
    const QString time = locale.toString(then.time(), QLocale::ShortFormat);
    if (then.date() == today)
        return time;
    if (then.date() == today.addDays(-1))
        return Words::tr("yesterday %1").arg(time);
    const QString pattern = then.date().year() == today.year()
                                ? Words::tr("d MMM", "date within this year, Qt date format")
                                : Words::tr("d MMM yyyy", "date of another year, Qt date format");
    return Words::tr("%1, %2", "date, time").arg(locale.toString(then.date(), pattern), time);
}

QString exactMoment(Timestamp at)
{
    return QLocale().toString(local(at), QLocale::LongFormat);
}

QString of(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidValue:
    case ErrorCode::MalformedInput:
        return error.field.isEmpty()
                   ? Words::tr("That is not accepted: %1.").arg(error.detail)
                   : Words::tr("%1 %2.", "field name, what is wrong with it")
                         .arg(field(error.field), error.detail);
    case ErrorCode::NotFound: return Words::tr("It no longer exists; somebody may have deleted it.");
    case ErrorCode::Conflict:
    case ErrorCode::PreconditionFailed:
        return Words::tr("Somebody else changed the same thing meanwhile. Choose which version stays.");
    case ErrorCode::CommandReused:
    case ErrorCode::Internal:
        return Words::tr("Something went wrong inside the program. Try again; the log says more.");
    case ErrorCode::InUse: return Words::tr("It is still in use and cannot be removed. %1").arg(error.detail);
    case ErrorCode::Unauthorized:
        return Words::tr("The server does not accept the token. Enter a valid one in Settings.");
    case ErrorCode::Forbidden:
        return Words::tr("Your role does not allow this. Ask an admin of the workspace.");
    case ErrorCode::TooLarge: return Words::tr("That is too big. %1").arg(error.detail);
    case ErrorCode::RateLimited: return Words::tr("Too many requests. Wait a moment and try again.");
    case ErrorCode::StorageFull: return Words::tr("The disk is full. Free some space and try again.");
    case ErrorCode::StorageReadOnly:
        return Words::tr("The data folder cannot be written. Check its permissions.");
    case ErrorCode::StorageDamaged:
        return Words::tr("The database is damaged. Restore a backup.");
    case ErrorCode::StorageNewer:
        return Words::tr("The database was written by a newer version. Update this program.");
    case ErrorCode::StorageLocked:
        return Words::tr("Another program uses the same data folder. Close it and try again.");
    case ErrorCode::Unavailable:
        return error.detail.isEmpty() ? Words::tr("The server cannot be reached.")
                                      : Words::tr("The server cannot be reached: %1").arg(error.detail);
    case ErrorCode::Cancelled: return Words::tr("Cancelled.");
    case ErrorCode::Usage: return error.detail;
    }
    Q_UNREACHABLE();
}

QString field(const QString &name)
{
    const QHash<QString, QString> names{
        {u"name"_s, Words::tr("Name")}, {u"slug"_s, Words::tr("Address name")},
        {u"description"_s, Words::tr("Description")}, {u"parent_id"_s, Words::tr("Group")},
        {u"position"_s, Words::tr("Position")}, {u"manual_status"_s, Words::tr("Status")},
        {u"domains"_s, Words::tr("Domains")}, {u"website"_s, Words::tr("Website")},
        {u"brand"_s, Words::tr("Brand colour")}, {u"color"_s, Words::tr("Colour")},
        {u"time_zone"_s, Words::tr("Time zone")}, {u"languages"_s, Words::tr("Languages")},
        {u"is_default"_s, Words::tr("Default page")}, {u"history_days"_s, Words::tr("Days shown")},
        {u"services"_s, Words::tr("Services")}, {u"title"_s, Words::tr("Title")},
        {u"type_id"_s, Words::tr("Type")}, {u"type"_s, Words::tr("Type")},
        {u"started_at"_s, Words::tr("Beginning")}, {u"posted_at"_s, Words::tr("Time")},
        {u"status"_s, Words::tr("Status")}, {u"body"_s, Words::tr("Text")},
        {u"email"_s, Words::tr("E-mail address")}, {u"role"_s, Words::tr("Role")},
        {u"default_impact"_s, Words::tr("Default impact")},
        {u"counts_as_downtime"_s, Words::tr("Counts as downtime")},
    };
    // "update.body" and "services[2].impact" are told by the part that the window shows.
    const QString top = name.section(u'.', 0, 0).section(u'[', 0, 0);
    if (top == "update"_L1)
        return field(name.section(u'.', 1));
    return names.value(top, name);
}

QString inMenu(QString name) { return name.replace(u'&', "&&"_L1); }

} // namespace signalbox::words
