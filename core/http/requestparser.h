// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/limits.h"
#include "core/http/request.h"

#include <memory>

namespace signalbox::http {

/// Turns bytes into requests: Boost.Beast's parser, plus the refusals of RFC 9112 that it
/// leaves out. Does no input or output. One object reads one request after another.
///
/// After HeadDone the caller decides on the body (setBodyLimit) and feeds on, with no bytes if
/// it has none, until Done or Failed. After Failed nothing that follows can be trusted.
class RequestParser
{
public:
    enum class State { NeedMore, HeadDone, Done, Failed };

    explicit RequestParser(const Limits &limits);
    ~RequestParser();
    RequestParser(const RequestParser &) = delete;
    RequestParser &operator=(const RequestParser &) = delete;

    /// Gets ready for the next request.
    void reset();

    struct Step
    {
        State state;
        qsizetype consumed; ///< the caller presents the rest again, with more
    };
    [[nodiscard]] Step feed(QByteArrayView bytes);

    /// Call after HeadDone. False, and Failed with 413, if more is announced.
    [[nodiscard]] bool setBodyLimit(qsizetype limit);

    [[nodiscard]] Request &request() { return m_request; }
    void setOrigin(const Peer &peer, bool secure);
    /// Whether any byte of the current request has come.
    [[nodiscard]] bool hasBegun() const { return m_begun; }
    [[nodiscard]] bool isHeadDone() const { return m_headDone; }
    /// Whether the client waits for "100 Continue" before it sends the body.
    [[nodiscard]] bool wantsContinue() const;
    /// After HeadDone: whether the client will take another answer on the connection.
    [[nodiscard]] bool keepAlive() const;
    /// After Failed: the status to answer with, and why.
    [[nodiscard]] int failure() const { return m_failure; }
    [[nodiscard]] QByteArrayView failureReason() const { return m_failureReason; }

private:
    class Core;
    friend class Core;

    bool refuse(int status, QByteArrayView reason);
    Step failed(qsizetype consumed, int status, QByteArrayView reason);
    Step feedHead(QByteArrayView bytes);
    Step feedBody(QByteArrayView bytes);
    // Called by Core with what Beast has read; false: refused.
    bool takeRequestLine(QByteArrayView method, QByteArrayView target, int version);
    bool takeTarget(QByteArrayView raw);
    bool takeField(QByteArrayView name, QByteArrayView value);
    bool takeSpecialField(QByteArrayView name, QByteArrayView value);
    bool checkHead();

    const Limits &m_limits;
    std::unique_ptr<Core> m_core;
    Request m_request;
    QByteArrayView m_failureReason;
    qsizetype m_headBytes = 0;
    int m_failure = 0;
    bool m_begun = false;
    bool m_requestLineDone = false;
    bool m_headDone = false;
    bool m_sawHost = false;
    bool m_sawLength = false;
    bool m_sawCoding = false;
    bool m_expectsContinue = false;
};

} // namespace signalbox::http
