// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/impactbar.h"

#include "ui/kit/flowlayout.h"
#include "ui/kit/metrics.h"
#include "ui/kit/statuswidgets.h"
#include "ui/kit/words.h"
#include "ui/services/servicepicker.h"

#include <QMenu>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox {

ImpactBar::ImpactBar(const Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_flow(new FlowLayout(metrics::small, this))
    , m_add(new Chip(tr("+ Service"), this))
    , m_picker(new ServicePicker(session, this))
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_add->setDashed(true);
    m_add->setAccessibleName(tr("Add a service"));
    m_flow->addWidget(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        QSet<ServiceId> named;
        for (const Impact &impact : m_impacts)
            named.insert(impact.serviceId);
        m_picker->setExcluded(named);
        m_picker->popUp(m_add);
    });
    connect(m_picker, &ServicePicker::picked, this, [this](const std::optional<ServiceId> &id) {
        if (id)
            add(*id);
    });
}

void ImpactBar::addLeading(QWidget *widget)
{
    m_flow->removeWidget(m_add);
    m_flow->addWidget(widget);
    m_flow->addWidget(m_add);
    setTabOrder(widget, m_add);
}

void ImpactBar::setImpacts(const std::vector<Impact> &impacts)
{
    const bool sameServices = std::ranges::equal(
        impacts, m_impacts, {}, &Impact::serviceId, &Impact::serviceId);
    m_impacts = impacts;
    if (!sameServices || m_chips.size() != impacts.size())
        return rebuild();
    const auto &services = m_session.replica.workspace().services;
    for (size_t i = 0; i < impacts.size(); ++i) {
        const QString name = services.value(impacts[i].serviceId).name.toString();
        if (m_chips[i]->text() != name)
            m_chips[i]->setSubject(name);
        m_chips[i]->setStatus(impacts[i].impact);
    }
}

void ImpactBar::rebuild()
{
    for (StatusPicker *chip : std::exchange(m_chips, {})) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // its own menu may be what brought us here
    }
    m_flow->removeWidget(m_add);
    QWidget *before = nullptr;
    for (const Impact &impact : m_impacts) {
        StatusPicker *chip = makeChip(impact);
        m_flow->addWidget(chip);
        m_chips.push_back(chip);
        if (before)
            setTabOrder(before, chip);
        before = chip;
    }
    m_flow->addWidget(m_add);
    if (before)
        setTabOrder(before, m_add);
    updateGeometry();
}

StatusPicker *ImpactBar::makeChip(const Impact &impact)
{
    auto *chip = new StatusPicker(StatusPicker::For::Impact, this);
    const QString name = m_session.replica.workspace().services.value(impact.serviceId).name.toString();
    chip->setSubject(name.isEmpty() ? tr("Deleted service") : name);
    chip->setToolTip(name.toHtmlEscaped());
    chip->setStatus(impact.impact);
    const ServiceId id = impact.serviceId;
    connect(chip, &StatusPicker::picked, this, [this, id](ServiceStatus status) {
        const auto found = std::ranges::find(m_impacts, id, &Impact::serviceId);
        if (found == m_impacts.end())
            return;
        found->impact = status;
        emit edited();
    });
    // The picker fills its menu when it opens; this comes after it.
    connect(chip->menu(), &QMenu::aboutToShow, this, [this, chip, id] {
        chip->menu()->addSeparator();
        chip->menu()->addAction(tr("Remove from the incident"), this, [this, id] { remove(id); });
    });
    chip->setVisible(true); // the bar may be on the screen already
    return chip;
}

void ImpactBar::add(const ServiceId &id)
{
    m_impacts.push_back({id, m_default});
    rebuild();
    m_add->setFocus(Qt::OtherFocusReason);
    emit edited();
}

void ImpactBar::remove(const ServiceId &id)
{
    std::erase_if(m_impacts, [&](const Impact &impact) { return impact.serviceId == id; });
    rebuild();
    emit edited();
    emit removed(id);
}

} // namespace signalbox
