// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/text.h"

namespace signalbox::publish {

/// CommonMark as HTML that is safe to put into a page. Raw HTML is shown as the text that it
/// is; links keep only http, https, mailto and tel and say that the page does not vouch for
/// them; images become links, since the page loads nothing from other hosts; headings become
/// bold paragraphs, so that they do not upset the page's own outline.
[[nodiscard]] QByteArray markdownToHtml(const Markdown &markdown);

/// The text alone, in one line, at most `maximum` characters.
[[nodiscard]] QString markdownToText(const Markdown &markdown, int maximum);

} // namespace signalbox::publish
