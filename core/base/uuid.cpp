// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uuid.h"

#include <QRandomGenerator>

namespace signalbox {

QUuid makeUuid(Timestamp at)
{
    const auto millis = static_cast<quint64>(toMillis(at));
    const quint64 high = QRandomGenerator::system()->generate64();
    const quint64 low = QRandomGenerator::system()->generate64();
    return QUuid(static_cast<uint>(millis >> 16), static_cast<ushort>(millis & 0xffff),
                 static_cast<ushort>(0x7000 | (high & 0x0fff)),
                 static_cast<uchar>(0x80 | (low & 0x3f)), static_cast<uchar>(low >> 8),
                 static_cast<uchar>(low >> 16), static_cast<uchar>(low >> 24),
                 static_cast<uchar>(low >> 32), static_cast<uchar>(low >> 40),
                 static_cast<uchar>(low >> 48), static_cast<uchar>(low >> 56));
}

} // namespace signalbox
