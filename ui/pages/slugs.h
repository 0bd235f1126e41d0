// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QSet>
#include <QString>

namespace signalbox {

/// An address name for a page of that name: "Nørdwind & Söhne" → "nordwind-soehne"; "page" where
/// nothing is left. Not one of `taken`: a number is added.
[[nodiscard]] QString suggestSlug(const QString &name, const QSet<QString> &taken);

/// The contrast of two opaque colours by WCAG 2.2, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace signalbox
