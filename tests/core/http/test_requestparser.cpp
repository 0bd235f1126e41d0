// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/requestparser.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::http;

namespace {

struct Outcome
{
    int status = 0; ///< 200: a whole request; 0: more is needed
    qsizetype consumed = 0;
    QByteArray path;
    QByteArray body;
    QByteArray host;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

/// Presents the bytes in pieces, keeping what was not consumed, as a connection does.
Outcome parseInPieces(RequestParser &parser, const QByteArray &bytes, qsizetype pieceSize,
                      qsizetype bodyLimit = 1000)
{
    parser.reset();
    QByteArray pending;
    qsizetype given = 0, consumed = 0;
    while (given < bytes.size()) {
        const qsizetype size = std::min(pieceSize, bytes.size() - given);
        pending += bytes.mid(given, size);
        given += size;
        for (;;) {
            const RequestParser::Step step = parser.feed(pending);
            pending.remove(0, step.consumed);
            consumed += step.consumed;
            if (step.state == RequestParser::State::NeedMore)
                break;
            if (step.state == RequestParser::State::Failed ||
                (step.state == RequestParser::State::HeadDone && !parser.setBodyLimit(bodyLimit)))
                return {parser.failure(), 0, {}, {}, {}};
            if (step.state == RequestParser::State::Done) {
                const Request &request = parser.request();
                return {200, consumed, request.path().toByteArray(), request.body(),
                        request.host().toByteArray()};
            }
        }
    }
    return {};
}

} // namespace

class TestRequestParser : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void requests_data();
    void requests();
    void piecesDoNotMatter_data() { requests_data(); }
    void piecesDoNotMatter();
    void sizes_data();
    void sizes();
    void whatARequestTells();
    void aRequestCanBeMovedAway();
};

void TestRequestParser::requests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *bytes, int status) {
        QTest::newRow(name) << QByteArray(bytes) << status;
    };
    row("plain", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("empty line first", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("two empty lines first", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("1.0 without host", "GET / HTTP/1.0\r\n\r\n", 200);
    row("1.1 without host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400);
    row("host list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400);
    row("host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
    row("host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400);
    row("empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400);
    row("IPv6 host", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", 200);
    row("IPv6 host, open", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400);
    row("bad port", "GET / HTTP/1.1\r\nHost: a:x\r\n\r\n", 400);
    row("version 1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 400);
    row("version 2.0", "PRI * HTTP/2.0\r\n\r\n", 400);
    row("version 0.9", "GET /\r\n\r\n", 400);
    row("lower-case http", "GET / http/1.1\r\nHost: a\r\n\r\n", 400);
    row("unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("connect", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("method with a bracket", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("no method", " / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("bare line feed in a field", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400);
    row("bare return in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\rc\r\n\r\n", 400);
    row("tab in the request line", "GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("space at the end", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400);
    row("space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400);
    row("tab before the colon", "GET / HTTP/1.1\r\nHost\t: a\r\n\r\n", 400);
    row("space before the first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400);
    row("folded", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", 400);
    row("folded with tab", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc\r\n\r\n", 400);
    row("folded from nothing", "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n c\r\n\r\n", 400);
    row("folded to nothing", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n \r\n\r\n", 400);
    row("folded from nothing to nothing", "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n \r\n\r\n", 400);
    row("empty name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", 400);
    row("no colon", "GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n", 400);
    row("empty value", "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n", 200);
    row("control in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: \x01\r\n\r\n", 400);
    row("delete in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: \x7f\r\n\r\n", 400);
    row("latin 1 in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: \xe9\r\n\r\n", 200);
    QTest::newRow("NUL in a value")
        << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n", 36) << 400;
    QTest::newRow("NUL in the target")
        << QByteArray("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 29) << 400;

    row("absolute", "GET http://b/c HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("absolute without a path", "GET http://b HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("absolute with a user", "GET http://u:p@b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("other scheme", "GET ftp://b/c HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("no slash", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("star", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("star for get", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("angle", "GET /<a HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("backslash", "GET /a\\b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("raw UTF-8", "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("encoded UTF-8", "GET /%C3%A9 HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("encoded bad UTF-8", "GET /%C3 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("encoded slash", "GET /a%2fb HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("encoded backslash", "GET /a%5Cb HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("encoded NUL", "GET /a%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("broken escape", "GET /a%2 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("escape of no digits", "GET /a%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("parent", "GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("parent at the end", "GET /a/.. HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("encoded parent", "GET /%2e%2e/b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("dots in a name", "GET /a..b/.c/d. HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("query as browsers send it", "GET /?a={b}|c^%zz HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("quote in the query", "GET /?a=\" HTTP/1.1\r\nHost: a\r\n\r\n", 400);

    row("length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", 200);
    row("length of nothing", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", 200);
    row("short", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabc", 0);
    row("two lengths",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400);
    row("same length twice",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400);
    row("length list", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc", 400);
    row("signed length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc", 400);
    row("negative length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -3\r\n\r\nabc", 400);
    row("hex length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x3\r\n\r\nabc", 400);
    row("empty length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\nabc", 400);
    row("length past 64 bits",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551617\r\n\r\n", 400);
    row("announced too large", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n", 413);

#define CHUNKED "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    row("chunked", CHUNKED "3\r\nabc\r\n0\r\n\r\n", 200);
    row("chunks", CHUNKED "3\r\nabc\r\nA\r\n0123456789\r\n000\r\n\r\n", 200);
    row("other case", "POST / HTTP/1.1\r\nHost: a\r\ntransfer-encoding: CHUNKED\r\n\r\n0\r\n\r\n",
        200);
    row("chunk extension", CHUNKED "3;a=b;c=\"d e\"\r\nabc\r\n0\r\n\r\n", 200);
    row("line feed in an extension", CHUNKED "3;a=\"\n\"\r\nabc\r\n0\r\n\r\n", 400);
    row("trailer", CHUNKED "0\r\nX: y\r\n\r\n", 200);
    row("folded trailer", CHUNKED "0\r\nX: y\r\n z\r\n\r\n", 400);
    row("length in the trailer", CHUNKED "0\r\nContent-Length: 3\r\n\r\n", 400);
    row("chunk without size", CHUNKED "\r\nabc\r\n0\r\n\r\n", 400);
    row("chunk of no number", CHUNKED "x\r\nabc\r\n0\r\n\r\n", 400);
    row("negative chunk", CHUNKED "-3\r\nabc\r\n0\r\n\r\n", 400);
    row("hex mark", CHUNKED "0x3\r\nabc\r\n0\r\n\r\n", 400);
    row("chunk past 64 bits", CHUNKED "fffffffffffffffff\r\nabc\r\n0\r\n\r\n", 400);
    row("huge chunk", CHUNKED "ffffffffffffffff\r\nabc\r\n0\r\n\r\n", 413);
    row("chunk too long", CHUNKED "3\r\nabcd\r\n0\r\n\r\n", 400);
    row("chunk with a bare line feed", CHUNKED "3\nabc\n0\n\n", 400);
    row("chunk ends in a line feed", CHUNKED "3\r\nabc\n0\r\n\r\n", 400);
    row("both framings",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
        "0\r\n\r\n",
        400);
    row("both framings, other order",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n"
        "0\r\n\r\n",
        400);
    row("chunked in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("two codings",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400);
    row("chunked twice",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400);
    row("chunked in two fields",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked"
        "\r\n\r\n0\r\n\r\n",
        400);
    row("not quite chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n",
        400);
    row("identity", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n", 400);
    row("empty coding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n\r\n", 400);
    row("coding with a vertical tab",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \x0b"
        "chunked\r\n\r\n",
        400);
    row("other expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: cake\r\n\r\n", 417);
#undef CHUNKED
}

void TestRequestParser::requests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const Limits limits;
    RequestParser parser(limits);
    QCOMPARE(parseInPieces(parser, bytes, bytes.size()).status, status);
}

void TestRequestParser::piecesDoNotMatter()
{
    QFETCH(QByteArray, bytes);
    const Limits limits;
    RequestParser parser(limits);
    const Outcome whole = parseInPieces(parser, bytes, bytes.size());
    for (qsizetype size = 1; size < bytes.size(); ++size) {
        const Outcome pieces = parseInPieces(parser, bytes, size);
        // A piece that ends early may leave it waiting for more before it sees the fault.
        if (whole.status == 200 || pieces.status == 200)
            QCOMPARE(pieces, whole);
    }
}

void TestRequestParser::sizes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const QByteArray start("GET / HTTP/1.1\r\nHost: a\r\n");
    const auto withHead = [&start](qsizetype size) -> QByteArray {
        const qsizetype rest = size - start.size() - 3 - 4;
        return start + "X: " + QByteArray(rest, 'x') + "\r\n\r\n";
    };
    row("head at the limit", withHead(16 * 1024), 200);
    row("head over the limit", withHead(16 * 1024 + 1), 431);
    row("endless head", start + "X: " + QByteArray(100'000, 'x'), 431);
    const auto withTarget = [](qsizetype size) -> QByteArray {
        return "GET /" + QByteArray(size - 1, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n";
    };
    row("target at the limit", withTarget(8 * 1024), 200);
    row("target over the limit", withTarget(8 * 1024 + 1), 414);
    row("target over the head's limit", withTarget(100'000), 414);
    row("many fields", start + QByteArray("a:\r\n").repeated(127) + "\r\n", 200);
    row("too many fields", start + QByteArray("a:\r\n").repeated(128) + "\r\n", 431);
    const QByteArray post("POST / HTTP/1.1\r\nHost: a\r\n");
    row("body at the limit", post + "Content-Length: 1000\r\n\r\n" + QByteArray(1000, 'x'), 200);
    const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    const QByteArray half = "1f4\r\n" + QByteArray(500, 'x') + "\r\n";
    row("chunks at the limit", chunked + half + half + "0\r\n\r\n", 200);
    row("chunks over the limit", chunked + half + half + "1\r\nx\r\n0\r\n\r\n", 413);
    row("large trailer", chunked + "0\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n", 431);
    row("large extension", chunked + "1;a=" + QByteArray(300, 'x') + "\r\nx\r\n0\r\n\r\n", 400);
}

void TestRequestParser::sizes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const Limits limits;
    RequestParser parser(limits);
    QCOMPARE(parseInPieces(parser, bytes, 4096).status, status);
    QCOMPARE(parseInPieces(parser, bytes, 1000).status, status);
}

void TestRequestParser::whatARequestTells()
{
    const Limits limits;
    RequestParser parser(limits);
    const Outcome outcome = parseInPieces(
        parser,
        "PATCH http://b.example:81/caf%C3%A9/x?q=a+b%26c&q=2&flag HTTP/1.1\r\nHost: a\r\n"
        "X-Thing:  one \t\r\nx-thing: two\r\nContent-Length: 2\r\n\r\nhiGET",
        1000);
    QCOMPARE(outcome.status, 200);
    Request &request = parser.request();
    QCOMPARE(request.method(), Method::Patch);
    QCOMPARE(request.version(), 11);
    QCOMPARE(request.path(), QByteArrayView("/caf\xc3\xa9/x"));
    QCOMPARE(request.query(), QByteArrayView("q=a+b%26c&q=2&flag"));
    QCOMPARE(request.queryValue(u"q"), QStringLiteral("a b&c"));
    QCOMPARE(request.queryValue(u"flag"), QString());
    QVERIFY(!request.queryValue(u"none"));
    QCOMPARE(request.queryItems().size(), size_t(3));
    QCOMPARE(request.host(), QByteArrayView("b.example:81"));
    QCOMPARE(request.header("X-THING"), QByteArrayView("one"));
    QCOMPARE(request.headerList("X-Thing"), QByteArray("one, two"));
    QVERIFY(request.header("Missing").isEmpty());
    QCOMPARE(request.body(), QByteArray("hi"));
    QVERIFY(parser.keepAlive());
}

void TestRequestParser::aRequestCanBeMovedAway()
{
    const Limits limits;
    RequestParser parser(limits);
    parseInPieces(parser, "GET /first HTTP/1.1\r\nHost: a\r\n\r\n", 1000);
    const Request first = std::move(parser.request());
    const Outcome second = parseInPieces(parser, "GET /second HTTP/1.1\r\nHost: b\r\n\r\n", 1000);
    QCOMPARE(first.path(), QByteArrayView("/first"));
    QCOMPARE(first.host(), QByteArrayView("a"));
    QCOMPARE(second.path, QByteArray("/second"));
}

QTEST_GUILESS_MAIN(TestRequestParser)
#include "test_requestparser.moc"
