// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <QRandomGenerator>

namespace signalbox::test {

/// Something that an admin might do to what a workspace holds, drawn by lot: mostly good, at
/// times against the rules. The same generator state and workspace give the same edit.
class RandomEdits
{
public:
    struct Edit
    {
        QString type;
        QJsonObject payload;
    };

    explicit RandomEdits(QRandomGenerator &random)
        : m_random(random)
    {}

    [[nodiscard]] Edit next(const Workspace &workspace);

private:
    [[nodiscard]] Edit ofService(const Workspace &workspace);
    [[nodiscard]] Edit ofPage(const Workspace &workspace);
    [[nodiscard]] Edit ofIncident(const Workspace &workspace);
    [[nodiscard]] Edit ofUpdate(const Workspace &workspace);
    [[nodiscard]] Edit ofTypeOrMember(const Workspace &workspace);

    /// The id of one of them, or of nothing when there is none.
    template <class Hash>
    [[nodiscard]] QString pick(const Hash &hash);
    [[nodiscard]] int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    [[nodiscard]] QString word();

    QRandomGenerator &m_random;
};

} // namespace signalbox::test
