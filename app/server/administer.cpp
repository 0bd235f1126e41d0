// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/programs.h"
#include "core/server/administration.h"

#include <QDir>
#include <QFileInfo>
#include <cstdio>

namespace signalbox {

namespace {

void print(const QString &line)
{
    std::printf("%s\n", line.toUtf8().constData());
}

QJsonObject optionsAsJson(const Invocation &invocation)
{
    QJsonObject json;
    for (auto it = invocation.options.begin(); it != invocation.options.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

Result<void> addMember(Administration &admin, const Invocation &invocation)
{
    QJsonObject payload = optionsAsJson(invocation);
    if (!payload.contains(QLatin1String("role")))
        payload.insert(QStringLiteral("role"), enumName(Role::Editor));
    return admin.run(QStringLiteral("member.add"), payload).map([](const Receipt &receipt) {
        print(receipt.id.toString(QUuid::WithoutBraces));
    });
}

Result<void> listMembers(Administration &admin, const Invocation &)
{
    return admin.members().map([](const std::vector<Member> &members) {
        for (const Member &member : members)
            print(QStringList{member.id.toString(), enumName(member.role), member.email.toString(),
                              member.name.toString()}
                      .join(u'\t'));
    });
}

Result<void> removeMember(Administration &admin, const Invocation &invocation)
{
    const QString email = invocation.operands.first();
    const Result<std::vector<Member>> members = admin.members();
    if (!members)
        return tl::unexpected(members.error());
    for (const Member &member : *members) {
        if (member.email.toString().compare(email, Qt::CaseInsensitive) == 0)
            return admin
                .run(QStringLiteral("member.remove"),
                     {{QStringLiteral("id"), member.id.toString()}})
                .map([](const Receipt &) {});
    }
    return fail(ErrorCode::NotFound, QStringLiteral("no member has the address ") + email);
}

Result<void> createToken(Administration &admin, const Invocation &invocation)
{
    QJsonObject payload = optionsAsJson(invocation);
    if (payload.contains(QLatin1String("expires")))
        payload.insert(QStringLiteral("expires_at"), payload.take(QLatin1String("expires")));
    return admin.createToken(payload).map([](const NewToken &made) { print(made.secret); });
}

Result<void> listTokens(Administration &admin, const Invocation &)
{
    return admin.tokens().map([](const std::vector<ApiToken> &tokens) {
        for (const ApiToken &token : tokens)
            print(QStringList{token.id.toString(), enumName(token.scope),
                              token.expiresAt ? toRfc3339(*token.expiresAt)
                                              : QStringLiteral("never expires"),
                              token.name.toString()}
                      .join(u'\t'));
    });
}

Result<void> revokeToken(Administration &admin, const Invocation &invocation)
{
    return admin
        .run(QStringLiteral("token.revoke"), {{QStringLiteral("id"), invocation.operands.first()}})
        .map([](const Receipt &) {});
}

Result<void> backUp(Administration &admin, const Invocation &invocation)
{
    return admin.backUp(QDir().absoluteFilePath(invocation.operands.first()));
}

Result<void> restore(const Invocation &invocation, const Clock &clock)
{
    return restoreWorkspace(invocation.settings.server,
                            QDir().absoluteFilePath(invocation.operands.first()), clock)
        .map([](const QString &kept) {
            if (!kept.isEmpty())
                std::fprintf(stderr, "the former database is kept as %s\n",
                             kept.toUtf8().constData());
        });
}

/// A mistyped folder must not become a new, empty workspace, of which a nightly backup would
/// say for ever that all is well. Only what begins a workspace may make one.
Result<void> checkWorkspace(const Invocation &invocation)
{
    const ServerOptions &options = invocation.settings.server;
    const bool begins = invocation.command == QLatin1String("token create")
                        || invocation.command == QLatin1String("member add");
    if (begins || !options.databaseUrl.isEmpty() || QFileInfo::exists(databaseFile(options)))
        return {};
    return fail(ErrorCode::NotFound,
                QStringLiteral("There is no workspace in %1.").arg(options.dataFolder));
}

Result<void> carryOut(const Invocation &invocation)
{
    using Program = Result<void> (*)(Administration &, const Invocation &);
    static const QHash<QString, Program> programs{
        {QStringLiteral("member add"), addMember},
        {QStringLiteral("member list"), listMembers},
        {QStringLiteral("member remove"), removeMember},
        {QStringLiteral("token create"), createToken},
        {QStringLiteral("token list"), listTokens},
        {QStringLiteral("token revoke"), revokeToken},
        {QStringLiteral("backup"), backUp},
    };
    const SystemClock clock;
    if (invocation.command == QLatin1String("restore"))
        return restore(invocation, clock);
    if (Result<void> there = checkWorkspace(invocation); !there)
        return there;
    return Administration::open(invocation.settings.server, clock)
        .and_then([&](const std::unique_ptr<Administration> &admin) {
            return programs.value(invocation.command)(*admin, invocation);
        });
}

} // namespace

int administer(const Invocation &invocation)
{
    const Result<void> done = carryOut(invocation);
    return done ? exitDone : complain(done.error());
}

} // namespace signalbox
