// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/html.h"

#include <kainjow/mustache.hpp>

namespace signalbox::publish {

using Data = kainjow::mustache::data;

// A template looks a name up in the row and, if it is not there, in what is around the row. So
// each row sets all its names: absent() for what it does not have, or else it would show the
// page's own.
inline Data absent() { return Data(false); }
inline Data emptyList() { return Data(Data::type::list); }

inline void put(Data &data, const char *key, const QString &value)
{
    data[key] = Data(value.toStdString());
}
inline void put(Data &data, const char *key, const QByteArray &value)
{
    data[key] = Data(value.toStdString());
}
inline void put(Data &data, const char *key, bool value) { data[key] = Data(value); }
inline void put(Data &data, const char *key, Data value) { data[key] = std::move(value); }
/// Absent if it is empty.
inline void putIfAny(Data &data, const char *key, const QString &value)
{
    data[key] = value.isEmpty() ? absent() : Data(value.toStdString());
}

/// A name for use within a sentence: whichever way it is written, it does not turn what stands
/// around it (Unicode FSI and PDI).
inline QString isolated(const QString &name)
{
    return QChar(0x2068) + name + QChar(0x2069);
}

/// The page's own words as {{t_...}}, and what all templates share.
[[nodiscard]] Data commonData(const Dress &dress);

/// Renders a template of the assets. Templates are ours and tested, so that it cannot fail.
[[nodiscard]] std::string render(const Assets &assets, const char *pattern, const Data &data);

/// The names of incident.mustache.
void putIncident(Data &data, const Dress &dress, const PageView &page, const IncidentView &incident,
                 size_t maximumUpdates);
/// "Major", in the page's language for the built-in types; empty if the type is gone.
[[nodiscard]] QString typeName(const Texts &texts, const IncidentType *type);

} // namespace signalbox::publish
