// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/adminrequest.h"

#include "core/commands/tokenauth.h"
#include "core/server/control.h"
#include "core/storage/backup.h"

namespace signalbox {

namespace {

Actor owner()
{
    return machineOwner(QStringLiteral("command line"));
}

Result<QJsonObject> runCommand(Control &control, const QJsonObject &request)
{
    const Command command{CommandId::make(control.clock()),
                          request.value(QLatin1String("type")).toString(),
                          request.value(QLatin1String("payload")).toObject(),
                          {},
                          {}};
    return control.run(command, owner()).map([](const Receipt &receipt) {
        return toJson(receipt);
    });
}

Result<QJsonObject> createToken(Control &control, const QJsonObject &request)
{
    return signalbox::createToken(control, request.value(QLatin1String("payload")).toObject(),
                                  owner())
        .map([](const NewToken &made) {
            return QJsonObject{{QStringLiteral("token"), toJson(made.token)},
                               {QStringLiteral("secret"), made.secret}};
        });
}

template <Shaped T>
Result<QJsonObject> listAll(Control &control, const QJsonObject &)
{
    return Repository<T>(control.database()).list().map([](const std::vector<Stored<T>> &rows) {
        QJsonArray items;
        for (const Stored<T> &row : rows)
            items.append(toJson(row.entity));
        return QJsonObject{{QStringLiteral("items"), items}};
    });
}

Result<QJsonObject> backUpTo(Control &control, const QJsonObject &request)
{
    return backUp(control.database(), request.value(QLatin1String("file")).toString()).map([] {
        return QJsonObject();
    });
}

} // namespace

Result<NewToken> createToken(Control &control, QJsonObject payload, const Actor &actor)
{
    // Told here in words of the caller: he does not know of the hash.
    if (payload.contains(QLatin1String("secret_hash")))
        return fail(ErrorCode::InvalidValue, QStringLiteral("is not a known field"),
                    QStringLiteral("secret_hash"));
    const TokenSecret secret = makeToken();
    payload.insert(QStringLiteral("secret_hash"), secret.hash);
    const Command command{
        CommandId::make(control.clock()), QStringLiteral("token.create"), payload, {}, {}};
    const Result<Receipt> receipt = control.run(command, actor);
    if (!receipt)
        return tl::unexpected(receipt.error());
    const auto token = Repository<ApiToken>(control.database()).find(TokenId(receipt->id));
    if (!token)
        return tl::unexpected(token.error());
    if (!*token)
        return fail(ErrorCode::Internal, QStringLiteral("the new token is not there"));
    return NewToken{(*token)->entity, secret.text};
}

Result<QJsonObject> answerAdminRequest(Control &control, const QJsonObject &request)
{
    using Function = Result<QJsonObject> (*)(Control &, const QJsonObject &);
    static const QHash<QString, Function> functions{
        {QStringLiteral("run"), runCommand},          {QStringLiteral("create_token"), createToken},
        {QStringLiteral("members"), listAll<Member>}, {QStringLiteral("tokens"), listAll<ApiToken>},
        {QStringLiteral("backup"), backUpTo},
    };
    const QString what = request.value(QLatin1String("do")).toString();
    if (const Function function = functions.value(what))
        return function(control, request);
    return fail(ErrorCode::InvalidValue, QStringLiteral("is nothing that can be asked for"),
                QStringLiteral("do"));
}

} // namespace signalbox
