// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/admission.h"
#include "core/http/deadlines.h"
#include "core/http/eventhub.h"
#include "core/http/handler.h"
#include "core/http/mailbox.h"
#include "core/http/outputqueue.h"
#include "core/http/requestparser.h"
#include "core/http/tails.h"
#include "core/http/workercounters.h"

#include <memory>
#include <vector>

namespace signalbox::http {

/// What the connections of a worker share. Used on the worker's thread alone, except for the
/// counters. As only one connection is at work at a time, the large buffers are here once and
/// an idle connection has none.
struct WorkerContext
{
    WorkerContext(const Limits &limitsIn, Handler &handlerIn, Admission &admissionIn)
        : limits(limitsIn)
        , handler(handlerIn)
        , admission(admissionIn)
        , mailbox(std::make_shared<Mailbox>())
        , input(static_cast<size_t>(limitsIn.headerBytes + 16 * 1024))
    {}

    /// A parser that is ready for a request; given back with returnParser.
    [[nodiscard]] std::unique_ptr<RequestParser> takeParser()
    {
        if (spareParsers.empty())
            return std::make_unique<RequestParser>(limits);
        std::unique_ptr<RequestParser> parser = std::move(spareParsers.back());
        spareParsers.pop_back();
        return parser;
    }
    void returnParser(std::unique_ptr<RequestParser> parser)
    {
        static constexpr size_t maxSpare = 16;
        if (!parser || spareParsers.size() >= maxSpare)
            return;
        parser->reset();
        spareParsers.push_back(std::move(parser));
    }

    const Limits &limits;
    Handler &handler;
    Admission &admission;
    std::shared_ptr<Mailbox> mailbox;
    Deadlines deadlines;
    EventHub hub;
    Tails tails;
    WorkerCounters counters;
    OutputQueue batch; ///< output of the connection at work; empty between connections
    std::vector<char> input;
    std::vector<std::unique_ptr<RequestParser>> spareParsers;
    std::vector<ConnectionKey> again; ///< connections to be pumped before the next wait
    SteadyTime now;                   ///< when this round of the event loop began
    bool stopping = false;
};

} // namespace signalbox::http
