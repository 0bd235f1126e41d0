// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/handler.h"

#include <functional>
#include <memory>

namespace signalbox::http {

/// Sends requests to functions by method and path.
///
///     Router router;
///     router.add(Method::Get, "/incidents/{id}", [](Request &request, Responder responder) {
///         responder.send(page(request.param("id")));
///     });
///
/// A literal part wins over a {name} part. "{name}" stands for one whole, non-empty part;
/// "{name...}" as the last part for the rest of the path. GET routes also take HEAD; OPTIONS is
/// answered by itself. Routes are added before the server starts and never after.
class Router : public Handler
{
public:
    using Function = std::function<void(Request &, Responder)>;
    using RefusalFunction = std::function<void(Request &, Responder, const Refusal &)>;

    Router();
    ~Router() override;

    /// `pattern` starts with '/'. Adding the same method and pattern again replaces it.
    void add(Methods methods, QByteArrayView pattern, Function function,
             qsizetype bodyLimit = defaultBodyLimit);
    /// Words for 404 and 405; Allow must be set from the refusal. Without it: a plain sentence.
    void setRefusalFunction(RefusalFunction function);

    [[nodiscard]] qsizetype bodyLimit(const Request &request) const override;
    void handle(Request &request, Responder responder) override;

private:
    struct Route;
    struct Node;
    struct Match;

    [[nodiscard]] Match find(const Request &request) const;
    void refuse(Request &request, Responder responder, const Refusal &refusal) const;

    std::unique_ptr<Node> m_root;
    RefusalFunction m_refuse;
};

} // namespace signalbox::http
