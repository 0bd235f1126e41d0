// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/momentchip.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/words.h"

#include <QDateTimeEdit>
#include <QScreen>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

MomentChip::MomentChip(const Clock &clock, const QString &pattern, const QString &unset,
                       QWidget *parent)
    : Chip({}, parent)
    , m_clock(clock)
    , m_pattern(pattern)
    , m_unset(unset)
{
    connect(this, &QPushButton::clicked, this, &MomentChip::popUp);
    show();
}

void MomentChip::setMoment(const std::optional<Timestamp> &moment)
{
    m_moment = moment;
    show();
}

void MomentChip::show()
{
    const QString text = m_moment ? m_pattern.arg(words::moment(*m_moment, m_clock.now())) : m_unset;
    setText(text);
    setToolTip(m_moment ? words::exactMoment(*m_moment) : QString());
    setAccessibleName(text);
    updateGeometry();
}

void MomentChip::buildPopup()
{
    m_popup = new QFrame(this, Qt::Popup);
    m_popup->setProperty("kind", u"popup"_s);
    m_edit = new QDateTimeEdit(m_popup);
    m_edit->setCalendarPopup(true);
    m_edit->setDisplayFormat(QString(QLocale().dateFormat(QLocale::ShortFormat) + u"  "_s
                                     + QLocale().timeFormat(QLocale::ShortFormat)));
    m_edit->setAccessibleName(tr("Date and time"));
    auto *zone = new TextLabel(TextLabel::Voice::Small,
                               tr("Your time, %1").arg(QTimeZone::systemTimeZone().displayName(
                                   QTimeZone::GenericTime, QTimeZone::OffsetName)),
                               m_popup);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    auto *column = new QVBoxLayout(m_popup);
    column->setContentsMargins(metrics::medium, metrics::medium, metrics::medium, metrics::medium);
    column->setSpacing(metrics::small);
    column->addWidget(m_edit);
    column->addWidget(zone);
    column->addLayout(row);
    QPushButton *now = makeButton(tr("Now"), nullptr, m_popup);
    auto *done = new PrimaryButton(tr("Set"), m_popup);
    done->setDefault(true);
    row->addWidget(now);
    row->addStretch();
    row->addWidget(done);
    connect(now, &QPushButton::clicked, this, [this] {
        choose(m_unset.isEmpty() ? std::optional(m_clock.now()) : std::nullopt);
    });
    const auto take = [this] { choose(fromMillis(m_edit->dateTime().toMSecsSinceEpoch())); };
    connect(done, &QPushButton::clicked, this, take);
}

void MomentChip::popUp()
{
    if (!m_popup)
        buildPopup();
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(toMillis(m_clock.now()));
    m_edit->setMaximumDateTime(now);
    m_edit->setDateTime(m_moment ? QDateTime::fromMSecsSinceEpoch(toMillis(*m_moment)) : now);
    m_popup->adjustSize();
    const QRect screen = this->screen()->availableGeometry();
    QPoint at = mapToGlobal(QPoint(0, height() + metrics::tight));
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - m_popup->width())));
    if (at.y() + m_popup->height() > screen.bottom())
        at.setY(mapToGlobal(QPoint(0, 0)).y() - m_popup->height() - metrics::tight);
    m_popup->move(at);
    m_popup->show();
    m_edit->setFocus(Qt::PopupFocusReason);
    m_edit->setSelectedSection(QDateTimeEdit::HourSection);
}

void MomentChip::choose(const std::optional<Timestamp> &moment)
{
    m_popup->hide();
    if (moment == m_moment)
        return;
    setMoment(moment);
    emit picked(moment);
}

} // namespace signalbox
