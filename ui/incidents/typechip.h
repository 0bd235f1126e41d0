// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/incidenttype.h"
#include "core/sync/replica.h"
#include "ui/kit/statuswidgets.h"

namespace signalbox {

/// Picks an incident's type: "● Major ⌄".
class TypeChip : public Chip
{
    Q_OBJECT
public:
    explicit TypeChip(Replica &replica, QWidget *parent = nullptr);

    void setType(const IncidentTypeId &id); ///< says nothing
    [[nodiscard]] IncidentTypeId type() const { return m_id; }

signals:
    void picked(const signalbox::IncidentTypeId &id);

private:
    void fillMenu();

    Replica &m_replica;
    IncidentTypeId m_id;
};

} // namespace signalbox
