// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/kit/statuswidgets.h"

class QDateTimeEdit;
class QFrame;

namespace signalbox {

/// A chip that shows a moment and lets it be put back in time: "Began 13:52". The pop-up takes
/// local time; the future is not offered.
class MomentChip : public Chip
{
    Q_OBJECT
public:
    /// `pattern` has one %1 for the moment; `unset` is shown while there is none ("Posted now"),
    /// and is what the pop-up goes back to; empty: there always is one.
    MomentChip(const Clock &clock, const QString &pattern, const QString &unset,
               QWidget *parent = nullptr);

    void setMoment(const std::optional<Timestamp> &moment); ///< says nothing
    [[nodiscard]] const std::optional<Timestamp> &moment() const { return m_moment; }
    void tick() { show(); } ///< the time has gone on

signals:
    void picked(const std::optional<signalbox::Timestamp> &moment);

private:
    void buildPopup();
    void popUp();
    void show();
    void choose(const std::optional<Timestamp> &moment);

    const Clock &m_clock;
    QString m_pattern;
    QString m_unset;
    std::optional<Timestamp> m_moment;
    QFrame *m_popup = nullptr;
    QDateTimeEdit *m_edit = nullptr;
};

} // namespace signalbox
