// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/submit.h"

namespace signalbox {

CommandId submit(Replica &replica, QObject *context, const QString &type,
                 const QJsonObject &payload,
                 std::function<void(const std::optional<Error> &)> done)
{
    const CommandId id = replica.submit(type, payload);
    if (!done)
        return id;
    // A child of the context: it goes with it, and with it both connections.
    auto *watch = new QObject(context);
    const auto finish = [watch, done = std::move(done)](const std::optional<Error> &error) {
        watch->deleteLater();
        done(error);
    };
    QObject::connect(&replica, &Replica::submitted, watch, [id, finish](const CommandId &which) {
        if (which == id)
            finish({});
    });
    QObject::connect(&replica, &Replica::submitFailed, watch,
                     [id, finish](const CommandId &which, const Error &error) {
                         if (which == id)
                             finish(error);
                     });
    return id;
}

} // namespace signalbox
