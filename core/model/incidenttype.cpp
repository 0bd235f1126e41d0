// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/incidenttype.h"

namespace signalbox {

namespace {

IncidentType builtIn(const char *id, QStringView name, QStringView slug, QStringView color,
                     ServiceStatus impact, int position)
{
    IncidentType type;
    type.id = IncidentTypeId(QUuid::fromString(QLatin1StringView(id)));
    type.name = Name::parse(name).value();
    type.slug = Slug::parse(slug).value();
    type.color = Color::parse(color).value();
    type.defaultImpact = impact;
    type.builtIn = true;
    type.position = position;
    return type;
}

} // namespace

IncidentType minorType()
{
    return builtIn("01900000-0000-7000-8000-000000000001", u"Minor", u"minor", u"#b7791f",
                   ServiceStatus::DegradedPerformance, 0);
}

IncidentType majorType()
{
    return builtIn("01900000-0000-7000-8000-000000000002", u"Major", u"major", u"#c42b3a",
                   ServiceStatus::MajorOutage, 1);
}

} // namespace signalbox
