// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/requestparser.h"

#include "core/http/headers.h"
#include "core/http/target.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <functional>
#include <limits>

namespace signalbox::http {

namespace {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;

/// What waits for its end outside of data: a chunk's size line, or the trailer.
constexpr qsizetype maxChunkLine = 8 * 1024;
constexpr size_t maxChunkExtensions = 256;
/// "0\r\n\r\n": at least so much of a chunked body is always still to come. Beast asserts
/// that it sees no less of it at once, so fewer bytes wait for the rest.
constexpr qsizetype shortestChunkedEnd = 5;

QByteArrayView toView(beast::string_view text)
{
    return QByteArrayView(text.data(), static_cast<qsizetype>(text.size()));
}

/// In what Beast waits to see the end of, such a line feed would never count as one.
bool hasBareLineFeed(QByteArrayView lines)
{
    for (qsizetype at = lines.indexOf('\n'); at >= 0; at = lines.indexOf('\n', at + 1)) {
        if (at == 0 || lines[at - 1] != '\r')
            return true;
    }
    return false;
}

std::optional<Method> parseMethod(QByteArrayView name)
{
    for (const Method method : {Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch,
                                Method::Delete, Method::Options}) {
        if (name == methodName(method))
            return method;
    }
    return std::nullopt;
}

} // namespace

/// Beast's parser calls back with what it has read.
class RequestParser::Core final : public bhttp::basic_parser<true>
{
public:
    explicit Core(RequestParser &outer)
        : m_outer(&outer)
    {
        header_limit(std::numeric_limits<std::uint32_t>::max()); // feedHead() keeps the limit
        body_limit(std::numeric_limits<std::uint64_t>::max());   // until setBodyLimit()
    }

    /// Returns the number of bytes taken.
    qsizetype feed(QByteArrayView bytes, beast::error_code &error)
    {
        m_input = bytes;
        return static_cast<qsizetype>(
            put(boost::asio::const_buffer(bytes.data(), static_cast<size_t>(bytes.size())), error));
    }

private:
    using Error = beast::error_code;

    static void settle(bool accepted, Error &error)
    {
        if (!accepted)
            error = bhttp::error::bad_value;
    }

    /// Beast joins folded lines (RFC 9112 §5.2), outside of the input or by skipping a line
    /// end before the value. A proxy may not join them as we do, so they are refused.
    [[nodiscard]] bool isFolded(QByteArrayView name, QByteArrayView value) const
    {
        const std::less<> before;
        if (before(value.data(), m_input.begin()) || before(m_input.end(), value.data()))
            return true;
        return QByteArrayView(name.end(), value.begin()).contains('\n');
    }

    void on_request_impl(bhttp::verb, beast::string_view method, beast::string_view target,
                         int version, Error &error) override
    {
        settle(m_outer->takeRequestLine(toView(method), toView(target), version), error);
    }

    void on_field_impl(bhttp::field, beast::string_view name, beast::string_view value,
                       Error &error) override
    {
        if (isFolded(toView(name), toView(value)))
            settle(m_outer->refuse(400, "Folded field lines are not accepted."), error);
        else
            settle(m_outer->takeField(toView(name), toView(value)), error);
    }

    void on_chunk_header_impl(std::uint64_t, beast::string_view extensions, Error &error) override
    {
        // Beast lets any byte stand between quotes, line feeds as well.
        const bool clean = std::all_of(extensions.begin(), extensions.end(), [](char c) {
            return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
        });
        if (!clean || extensions.size() > maxChunkExtensions)
            settle(m_outer->refuse(400, "The chunk extension is not valid."), error);
    }

    std::size_t on_body_impl(beast::string_view body, Error &) override
    {
        m_outer->m_request.m_body.append(toView(body));
        return body.size();
    }
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, Error &) override
    {
        m_outer->m_request.m_body.append(toView(body));
        return body.size();
    }

    void on_response_impl(int, beast::string_view, int, Error &) override {}
    void on_header_impl(Error &) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const &, Error &) override {}
    void on_finish_impl(Error &) override {}

    RequestParser *m_outer;
    QByteArrayView m_input;
};

RequestParser::RequestParser(const Limits &limits)
    : m_limits(limits)
    , m_core(std::make_unique<Core>(*this))
{}

RequestParser::~RequestParser() = default;

void RequestParser::reset()
{
    *m_core = Core(*this);
    m_request.clear();
    m_failureReason = {};
    m_headBytes = 0;
    m_failure = 0;
    m_begun = m_requestLineDone = m_headDone = false;
    m_sawHost = m_sawLength = m_sawCoding = m_expectsContinue = false;
}

void RequestParser::setOrigin(const Peer &peer, bool secure)
{
    m_request.m_peer = peer;
    m_request.m_secure = secure;
}

bool RequestParser::keepAlive() const
{
    return m_core->keep_alive();
}

bool RequestParser::wantsContinue() const
{
    return m_expectsContinue && !m_core->is_done() && m_request.m_version == 11;
}

bool RequestParser::setBodyLimit(qsizetype limit)
{
    const boost::optional<std::uint64_t> announced = m_core->content_length();
    if (announced && *announced > static_cast<std::uint64_t>(limit))
        return refuse(413, "The body is larger than this address takes.");
    m_core->body_limit(static_cast<std::uint64_t>(limit));
    return true;
}

RequestParser::Step RequestParser::feed(QByteArrayView bytes)
{
    if (m_headDone)
        return feedBody(bytes);
    if (m_begun || bytes.isEmpty())
        return feedHead(bytes);
    // RFC 9112 §2.2: an empty line before the request line is forgiven; one, not a stream.
    if (bytes == QByteArrayView("\r"))
        return {State::NeedMore, 0};
    m_begun = true;
    if (!bytes.startsWith("\r\n"))
        return feedHead(bytes);
    Step step = feedHead(bytes.sliced(2));
    step.consumed += 2;
    return step;
}

RequestParser::Step RequestParser::feedHead(QByteArrayView bytes)
{
    const QByteArrayView allowed =
        bytes.first(std::min(bytes.size(), m_limits.headerBytes - m_headBytes));
    beast::error_code error;
    const qsizetype consumed = m_core->feed(allowed, error);
    m_headBytes += consumed;
    if (error == bhttp::error::need_more) {
        if (consumed + (m_limits.headerBytes - m_headBytes) > allowed.size())
            return {State::NeedMore, consumed};
        if (!m_requestLineDone)
            return failed(consumed, 414, "The request line is too long.");
        return failed(consumed, 431, "The request's fields are too large.");
    }
    if (error)
        return failed(consumed, 400, "The request is not valid HTTP/1.1.");
    if (!checkHead())
        return {State::Failed, consumed};
    m_headDone = true;
    return {State::HeadDone, consumed};
}

RequestParser::Step RequestParser::feedBody(QByteArrayView bytes)
{
    qsizetype consumed = 0;
    while (!m_core->is_done()) {
        const QByteArrayView rest = bytes.sliced(consumed);
        if (rest.size() < (m_core->chunked() ? shortestChunkedEnd : 1))
            return {State::NeedMore, consumed};
        beast::error_code error;
        consumed += m_core->feed(rest, error);
        if (error == bhttp::error::need_more) {
            if (hasBareLineFeed(bytes.sliced(consumed)))
                return failed(consumed, 400, "The body is not framed as HTTP/1.1 asks.");
            if (bytes.size() - consumed > maxChunkLine)
                return failed(consumed, 431, "The chunk extension or trailer is too large.");
            return {State::NeedMore, consumed};
        }
        if (error == bhttp::error::body_limit)
            return failed(consumed, 413, "The body is larger than this address takes.");
        if (error)
            return failed(consumed, 400, "The body is not framed as HTTP/1.1 asks.");
    }
    return {State::Done, consumed};
}

bool RequestParser::refuse(int status, QByteArrayView reason)
{
    m_failure = status;
    m_failureReason = reason;
    return false;
}

RequestParser::Step RequestParser::failed(qsizetype consumed, int status, QByteArrayView reason)
{
    if (m_failure == 0) // else the callback knew better
        refuse(status, reason);
    return {State::Failed, consumed};
}

bool RequestParser::takeRequestLine(QByteArrayView method, QByteArrayView target, int version)
{
    m_requestLineDone = true;
    m_request.m_version = static_cast<quint8>(version);
    const std::optional<Method> known = parseMethod(method);
    if (!known)
        return refuse(501, "The method is not known here.");
    m_request.m_method = *known;
    if (target.size() > m_limits.targetBytes)
        return refuse(414, "The address is too long.");
    return takeTarget(target);
}

bool RequestParser::takeTarget(QByteArrayView raw)
{
    const std::optional<Target> target = splitTarget(raw);
    if (!target)
        return refuse(400, "The address is not valid.");
    m_request.m_host = m_request.keep(target->authority);
    m_request.m_path = m_request.keep(target->path);
    m_request.m_query = m_request.keep(target->query);
    if (target->path == QByteArrayView("*"))
        return m_request.m_method == Method::Options || refuse(400, "The address is not valid.");
    if (isPlainPath(target->path))
        return true;
    std::optional<QByteArray> decoded = decodePath(target->path);
    if (!decoded)
        return refuse(400, "The path is ambiguous or badly encoded.");
    if (*decoded != target->path)
        m_request.m_decodedPath = std::move(*decoded);
    return true;
}

bool RequestParser::takeField(QByteArrayView name, QByteArrayView value)
{
    if (m_headDone) // a trailer; nothing here has a use for it
        return true;
    if (static_cast<int>(m_request.m_fields.size()) >= m_limits.headerFields)
        return refuse(431, "The request has too many fields.");
    if (!takeSpecialField(name, value))
        return false;
    m_request.m_fields.push_back({m_request.keep(name), m_request.keep(value)});
    return true;
}

bool RequestParser::takeSpecialField(QByteArrayView name, QByteArrayView value)
{
    if (equalNames(name, "Host")) {
        if (std::exchange(m_sawHost, true) || !isHost(value))
            return refuse(400, "There must be one valid Host field.");
        // RFC 9112 §3.2.2: an absolute target has the last word.
        if (m_request.m_host.size == 0)
            m_request.m_host = m_request.keep(value);
    } else if (equalNames(name, "Content-Length")) {
        // RFC 9112 §6.3 would forgive equal repeats; two readers may still disagree on them.
        const bool digits =
            std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (std::exchange(m_sawLength, true) || m_sawCoding || value.isEmpty() || !digits)
            return refuse(400, "The length of the body is ambiguous.");
    } else if (equalNames(name, "Transfer-Encoding")) {
        if (std::exchange(m_sawCoding, true) || m_sawLength || m_request.m_version < 11 ||
            !equalNames(value, "chunked"))
            return refuse(400, "The transfer coding is ambiguous or not known.");
    } else if (equalNames(name, "Expect")) {
        if (!equalNames(value, "100-continue"))
            return refuse(417, "The expectation is not known.");
        m_expectsContinue = true;
    }
    return true;
}

bool RequestParser::checkHead()
{
    return m_sawHost || m_request.m_version < 11 ||
           refuse(400, "There must be one valid Host field.");
}

} // namespace signalbox::http
