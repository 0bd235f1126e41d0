// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/incident.h"
#include "ui/shell/view.h"

namespace signalbox {

class Chip;
class FlowLayout;
class ServicePicker;
class StatusPicker;

/// Chips "Checkout  Partial outage ⌄" that pick each service's impact, and "+ Service".
class ImpactBar : public QWidget
{
    Q_OBJECT
public:
    explicit ImpactBar(const Session &session, QWidget *parent = nullptr);

    /// Widgets that go before the chips, on the same lines.
    void addLeading(QWidget *widget);
    void setImpacts(const std::vector<Impact> &impacts); ///< says nothing
    [[nodiscard]] const std::vector<Impact> &impacts() const { return m_impacts; }
    /// What a service gets that is added.
    void setDefaultImpact(ServiceStatus impact) { m_default = impact; }

signals:
    void edited();
    void removed(const signalbox::ServiceId &id); ///< after edited()

private:
    void rebuild();
    [[nodiscard]] StatusPicker *makeChip(const Impact &impact);
    void add(const ServiceId &id);
    void remove(const ServiceId &id);

    Session m_session;
    FlowLayout *m_flow;
    Chip *m_add;
    ServicePicker *m_picker;
    std::vector<StatusPicker *> m_chips;
    std::vector<Impact> m_impacts;
    ServiceStatus m_default = ServiceStatus::DegradedPerformance;
};

} // namespace signalbox
