// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/shape.h"

namespace signalbox {

using MemberId = Id<struct Member>;
using TokenId = Id<struct ApiToken>;

/// What somebody may do; each role may all that the ones before it may.
enum class Role { Viewer, Editor, Admin, Owner };

template <>
struct EnumNames<Role>
{
    static constexpr std::array names{
        std::pair{Role::Viewer, "viewer"},
        std::pair{Role::Editor, "editor"},
        std::pair{Role::Admin, "admin"},
        std::pair{Role::Owner, "owner"},
    };
};

/// An admin's account.
struct Member
{
    MemberId id;
    Name name;
    Email email; ///< unique
    Role role = Role::Editor;
    Timestamp createdAt;

    friend bool operator==(const Member &, const Member &) = default;
};

template <>
struct Shape<Member>
{
    static constexpr QLatin1StringView name{"member"};
    static constexpr auto fields = std::make_tuple(
        field("id", &Member::id, Access::Once), field("name", &Member::name),
        field("email", &Member::email), field("role", &Member::role),
        field("created_at", &Member::createdAt, Access::Derived));
};

/// A key to the management API, without its secret: the storage keeps the secret's SHA-256
/// beside it, and nothing else ever has it.
struct ApiToken
{
    TokenId id;
    Name name;
    Role scope = Role::Viewer; ///< what its bearer may do
    std::optional<MemberId> memberId; ///< whose it is; none: the machine's owner made it
    Timestamp createdAt;
    std::optional<Timestamp> expiresAt;

    friend bool operator==(const ApiToken &, const ApiToken &) = default;
};

template <>
struct Shape<ApiToken>
{
    static constexpr QLatin1StringView name{"token"};
    static constexpr auto fields = std::make_tuple(
        field("id", &ApiToken::id, Access::Once), field("name", &ApiToken::name),
        field("scope", &ApiToken::scope, Access::Once),
        field("member_id", &ApiToken::memberId, Access::Once),
        field("created_at", &ApiToken::createdAt, Access::Derived),
        field("expires_at", &ApiToken::expiresAt, Access::Once));
};

} // namespace signalbox
