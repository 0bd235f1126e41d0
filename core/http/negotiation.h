// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace signalbox::http {

/// The content codings that documents are kept in.
enum class Coding : quint8 { Identity, Gzip, Brotli };
inline constexpr int codingCount = 3;

/// Which codings a client takes, read from Accept-Encoding (RFC 9110 §12.5.3). Three bytes, so
/// that it can be kept with a request that is answered later.
class AcceptedCodings
{
public:
    /// Without the field: anything is allowed, but only plain text is sure to be understood.
    AcceptedCodings() = default;
    /// A field that cannot be read is as good as none.
    [[nodiscard]] static AcceptedCodings parse(QByteArrayView acceptEncoding);

    /// 0 (never) to 200 (gladly), the q-value in steps of 1/200.
    [[nodiscard]] int weight(Coding coding) const { return m_weights[static_cast<int>(coding)]; }
    /// The best of those in `available` (a bit for each Coding); at the same weight the
    /// smallest: Brotli, then gzip. Identity if nothing suits, rather than a 406.
    [[nodiscard]] Coding best(unsigned available) const;

private:
    quint8 m_weights[codingCount] = {1, 0, 0};
};

} // namespace signalbox::http
