// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/conflicts.h"

#include "core/storage/commandlog.h"

namespace signalbox {

namespace {

/// The command's own client made that change: what its admin sees has it already.
Result<bool> isOwnChange(const CommandContext &context, qint64 sequence)
{
    if (context.command().client.isNull())
        return false;
    return clientOfSequence(context.database(), sequence).map([&](const QUuid &client) {
        return client == context.command().client.uuid();
    });
}

} // namespace

Result<void> checkConflicts(const CommandContext &context, const RowVersion &version,
                            const QJsonObject &theirs, const QJsonObject &mine,
                            const QStringList &fields)
{
    QJsonArray conflicts;
    for (const QString &field : fields) {
        const qint64 changed = version.of(field);
        if (changed <= *context.command().revision || mine.value(field) == theirs.value(field))
            continue;
        Result<bool> own = isOwnChange(context, changed);
        if (!own)
            return tl::unexpected(own.error());
        if (!*own)
            conflicts.append(QJsonObject{{QStringLiteral("field"), field},
                                         {QStringLiteral("mine"), mine.value(field)},
                                         {QStringLiteral("theirs"), theirs.value(field)}});
    }
    if (conflicts.isEmpty())
        return {};
    Error error{ErrorCode::Conflict,
                QStringLiteral("Somebody else has changed this meanwhile."),
                conflicts.first().toObject().value(QLatin1String("field")).toString(),
                {}};
    error.extra = {{QStringLiteral("conflicts"), conflicts},
                   {QStringLiteral("revision"), version.revision}};
    return tl::unexpected(error);
}

} // namespace signalbox
