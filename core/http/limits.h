// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <chrono>

namespace signalbox::http {

/// What strangers may take from the server. The defaults are the promises made to the public;
/// tests make them small.
struct Limits
{
    qsizetype headerBytes = 16 * 1024; ///< request line and fields together; more: 431
    qsizetype targetBytes = 8 * 1024;  ///< more: 414
    int headerFields = 128;            ///< more: 431
    int pipelinedRequests = 16;        ///< unanswered on one connection; then reading pauses

    std::chrono::milliseconds header{10'000};     ///< from accept or first byte to the last field
    std::chrono::milliseconds body{30'000};       ///< from the last field to the last body byte
    std::chrono::milliseconds idle{60'000};       ///< between requests
    std::chrono::milliseconds answer{60'000};     ///< for a handler to answer; then 503
    std::chrono::milliseconds writeStall{20'000}; ///< output waits and the peer takes nothing
    std::chrono::milliseconds linger{2'000};      ///< reading on after an early refusal
    std::chrono::milliseconds heartbeat{20'000};  ///< comment line on a silent event stream

    int connections = 50'000;        ///< in all; the longest idle one is closed for a newcomer
    int connectionsPerAddress = 256; ///< per IPv4 address or IPv6 /64
    /// A reverse proxy on the same machine makes every visitor come from loopback, so loopback
    /// is not held to connectionsPerAddress unless this is set.
    bool capLoopback = false;
    int streams = 20'000;                     ///< event streams in all; more: 503
    qsizetype streamBacklogBytes = 64 * 1024; ///< unsent on one stream; more: it is dropped
    int streamBacklogEvents = 64;             ///< likewise, in events
};

} // namespace signalbox::http
