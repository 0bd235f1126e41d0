// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/handlers.h"

namespace signalbox {

namespace {

QHash<QString, const CommandHandler *> everyHandler()
{
    QHash<QString, const CommandHandler *> all;
    for (const std::span<const CommandHandler> list :
         {serviceHandlers(), pageHandlers(), incidentTypeHandlers(), incidentHandlers(),
          incidentUpdateHandlers(), memberHandlers(), tokenHandlers(), settingsHandlers()}) {
        for (const CommandHandler &handler : list)
            all.insert(handler.type, &handler);
    }
    return all;
}

} // namespace

const CommandHandler *findHandler(const QString &type)
{
    static const QHash<QString, const CommandHandler *> all = everyHandler();
    return all.value(type);
}

} // namespace signalbox
