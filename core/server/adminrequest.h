// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/actor.h"
#include "core/server/administration.h"

namespace signalbox {

class Control;

/// Carries out what an Administration asks for, on the control thread:
///
///   {"do":"run","type":"member.add","payload":{...}}  → the receipt
///   {"do":"create_token","payload":{"name","scope"}}  → {"token":{...},"secret":"sbx_..."}
///   {"do":"members"} and {"do":"tokens"}              → {"items":[...]}
///   {"do":"backup","file":"/absolute/path"}           → {}
[[nodiscard]] Result<QJsonObject> answerAdminRequest(Control &control, const QJsonObject &request);

/// Makes a secret and the token for it. The payload is that of token.create without the hash.
[[nodiscard]] Result<NewToken> createToken(Control &control, QJsonObject payload,
                                           const Actor &actor);

} // namespace signalbox
