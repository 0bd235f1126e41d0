// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/markdown.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::publish;

class TestMarkdown : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void html_data();
    void html();
    void nothingRuns_data();
    void nothingRuns();
    void hugeTextsEnd();
    void plainText();
};

namespace {

Markdown markdown(const QString &text)
{
    return Markdown::parse(text).value();
}

} // namespace

void TestMarkdown::html_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *source, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(source) << QByteArray(expected);
    };
    row("text", "One *two* **three** `four`",
        "<p>One <em>two</em> <strong>three</strong> <code>four</code></p>");
    row("empty", "", "");
    row("list", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
    row("heading", "# Big\ntext", "<p><strong>Big</strong></p>\n<p>text</p>");
    row("link", "[a](https://x.example/?a=1&b=2 \"t\")",
        "<p><a href=\"https://x.example/?a=1&amp;b=2\" rel=\"nofollow noopener ugc\">a</a></p>");
    row("autolink", "<https://x.example>",
        "<p><a href=\"https://x.example\" rel=\"nofollow noopener ugc\">https://x.example</a></p>");
    row("mail", "[m](mailto:a@b.example)",
        "<p><a href=\"mailto:a@b.example\" rel=\"nofollow noopener ugc\">m</a></p>");
    row("quote in url", "[a](https://x.example/\"onclick='x'>)",
        "<p><a href=\"https://x.example/%22onclick=&#39;x&#39;%3E\" rel=\"nofollow noopener ugc\">a</a></p>");
    row("formatted link", "[*a* b](https://x.example)",
        "<p><a href=\"https://x.example\" rel=\"nofollow noopener ugc\"><em>a</em> b</a></p>");
    row("image", "![pic](https://x.example/p.png)",
        "<p><a href=\"https://x.example/p.png\" rel=\"nofollow noopener ugc\">pic</a></p>");
    row("image without words", "![](https://x.example/p.png)",
        "<p><a href=\"https://x.example/p.png\" rel=\"nofollow noopener ugc\">https://x.example/p.png</a></p>");
    row("html is text", "a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>");
    row("html block is text", "<div onclick=x>\nhi\n</div>",
        "<p>&lt;div onclick=x&gt;\nhi\n&lt;/div&gt;\n</p>");
    row("relative link", "[a](/admin)", "<p>a</p>");
}

void TestMarkdown::html()
{
    QFETCH(QString, source);
    QTEST(markdownToHtml(markdown(source)), "expected");
}

void TestMarkdown::nothingRuns_data()
{
    QTest::addColumn<QString>("source");
    const char *sources[] = {
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java&#x09;script:alert(1))",
        "[x](vbscript:x)",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](file:///etc/passwd)",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<!-- --><style>*{}</style>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php echo 1 ?>",
        "```<script>\n</code></pre><script>alert(1)</script>\n```",
        "`</code><script>alert(1)</script>`",
        "a\n: <script>alert(1)</script>",
    };
    for (size_t i = 0; i < std::size(sources); ++i)
        QTest::addRow("%zu", i) << QString::fromUtf8(sources[i]);
}

void TestMarkdown::nothingRuns()
{
    QFETCH(QString, source);
    const QString html = QString::fromUtf8(markdownToHtml(markdown(source)));
    static const QRegularExpression tag(QStringLiteral("</?([a-z0-9]+)([^>]*)>"));
    static const QSet<QString> harmless{
        QStringLiteral("p"), QStringLiteral("a"), QStringLiteral("pre"), QStringLiteral("code")};
    static const QRegularExpression link(
        QStringLiteral("^ href=\"(https?|mailto|tel):[^\"]*\" rel=\"nofollow noopener ugc\"$"));
    static const QRegularExpression language(QStringLiteral("^ class=\"language-[^\"]*\"$"));
    for (auto it = tag.globalMatch(html); it.hasNext();) {
        const auto match = it.next();
        QVERIFY2(harmless.contains(match.captured(1)), qPrintable(html));
        const QString attributes = match.captured(2);
        QVERIFY2(attributes.isEmpty() || link.match(attributes).hasMatch()
                     || language.match(attributes).hasMatch(), qPrintable(html));
    }
    QVERIFY2(!html.contains(QLatin1String("<!")), qPrintable(html));
}

void TestMarkdown::hugeTextsEnd()
{
    // What makes careless parsers quadratic or recurse.
    for (const char *piece : {"[", "![", "> ", "*a_", "<", "`", "[a](", "- "}) {
        const QString text = QString::fromLatin1(piece).repeated(50'000 / int(qstrlen(piece)));
        QVERIFY(markdownToHtml(markdown(text)).size() < 20'000'000);
    }
}

void TestMarkdown::plainText()
{
    const auto text = [](const char *source, int maximum = 100) {
        return markdownToText(markdown(QString::fromUtf8(source)), maximum);
    };
    QCOMPARE(text("# A\n\nb *c*\nd `e` [f](https://x.example)"), QStringLiteral("A b c d e f"));
    QCOMPARE(text("<b>x</b>"), QStringLiteral("<b> x </b>").remove(QLatin1Char(' ')));
    QCOMPARE(text("abcdefghij", 5), QStringLiteral("abcd\u2026"));
    QCOMPARE(text("abc\U0001F525\U0001F525", 5), QStringLiteral("abc\u2026"));
}

QTEST_GUILESS_MAIN(TestMarkdown)
#include "test_markdown.moc"
