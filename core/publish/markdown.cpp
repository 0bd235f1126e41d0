// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/markdown.h"

#include <QUrl>
#include <cmark.h>
#include <memory>

namespace signalbox::publish {

namespace {

constexpr int options = CMARK_OPT_SAFE | CMARK_OPT_VALIDATE_UTF8;

using NodePtr = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using IterPtr = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

NodePtr parse(const Markdown &markdown)
{
    const QByteArray text = markdown.toString().toUtf8();
    return {cmark_parse_document(text.constData(), size_t(text.size()), options), &cmark_node_free};
}

std::vector<cmark_node *> nodesOf(cmark_node *document)
{
    std::vector<cmark_node *> nodes;
    const IterPtr iter(cmark_iter_new(document), &cmark_iter_free);
    while (cmark_iter_next(iter.get()) != CMARK_EVENT_DONE) {
        if (cmark_iter_get_event_type(iter.get()) == CMARK_EVENT_ENTER)
            nodes.push_back(cmark_iter_get_node(iter.get()));
    }
    return nodes;
}

bool mayLink(const QString &url)
{
    static const QStringList schemes{QStringLiteral("http"), QStringLiteral("https"),
                                     QStringLiteral("mailto"), QStringLiteral("tel")};
    const QUrl parsed(url, QUrl::TolerantMode);
    return parsed.isValid() && schemes.contains(parsed.scheme());
}

void moveChildren(cmark_node *from, cmark_node *to)
{
    while (cmark_node *child = cmark_node_first_child(from))
        cmark_node_append_child(to, child);
}

/// Puts an inline of our own in place of a link or image, around the same children.
void replaceLink(cmark_node *node)
{
    const QString url = QString::fromUtf8(cmark_node_get_url(node));
    cmark_node *ours = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    if (mayLink(url)) {
        const QByteArray href = QUrl(url, QUrl::TolerantMode).toString(QUrl::FullyEncoded)
                                    .toHtmlEscaped().replace(u'\'', QLatin1String("&#39;")).toUtf8();
        const QByteArray open = "<a href=\"" + href + "\" rel=\"nofollow noopener ugc\">";
        cmark_node_set_on_enter(ours, open.constData());
        cmark_node_set_on_exit(ours, "</a>");
    }
    if (cmark_node_get_type(node) == CMARK_NODE_IMAGE && !cmark_node_first_child(node)) {
        cmark_node *label = cmark_node_new(CMARK_NODE_TEXT);
        cmark_node_set_literal(label, url.toUtf8().constData());
        cmark_node_append_child(ours, label);
    }
    moveChildren(node, ours);
    cmark_node_replace(node, ours);
    cmark_node_free(node);
}

/// A block of raw HTML becomes a paragraph of its source.
void showBlockAsText(cmark_node *node)
{
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, cmark_node_get_literal(node));
    cmark_node_append_child(paragraph, text);
    cmark_node_replace(node, paragraph);
    cmark_node_free(node);
}

void showInlineAsText(cmark_node *node)
{
    cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, cmark_node_get_literal(node));
    cmark_node_replace(node, text);
    cmark_node_free(node);
}

void makeBold(cmark_node *heading)
{
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node *strong = cmark_node_new(CMARK_NODE_STRONG);
    cmark_node_append_child(paragraph, strong);
    moveChildren(heading, strong);
    cmark_node_replace(heading, paragraph);
    cmark_node_free(heading);
}

void makeSafe(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE: replaceLink(node); break;
    case CMARK_NODE_HTML_BLOCK: showBlockAsText(node); break;
    case CMARK_NODE_HTML_INLINE: showInlineAsText(node); break;
    case CMARK_NODE_HEADING: makeBold(node); break;
    default: break;
    }
}

} // namespace

QByteArray markdownToHtml(const Markdown &markdown)
{
    const NodePtr document = parse(markdown);
    for (cmark_node *node : nodesOf(document.get()))
        makeSafe(node);
    char *html = cmark_render_html(document.get(), options);
    const QByteArray result(html);
    free(html); // NOLINT: cmark's allocator is malloc
    return result.trimmed();
}

QString markdownToText(const Markdown &markdown, int maximum)
{
    const NodePtr document = parse(markdown);
    QString text;
    for (cmark_node *node : nodesOf(document.get())) {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
        case CMARK_NODE_CODE_BLOCK:
        case CMARK_NODE_HTML_BLOCK:
        case CMARK_NODE_HTML_INLINE: text += QString::fromUtf8(cmark_node_get_literal(node)); break;
        default: text += QLatin1Char(' '); break; // a block or a line begins
        }
        if (text.size() > maximum * 2)
            break;
    }
    text = text.simplified();
    if (text.size() <= maximum)
        return text;
    text.truncate(maximum - 1);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text + QChar(0x2026);
}

} // namespace signalbox::publish
