// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/status.h"

#include <QPushButton>
#include <functional>

namespace signalbox {

struct Tokens;
/// A colour that follows the scheme, e.g. [](const Tokens &t) { return t.major; }.
using ToneFunction = std::function<QColor(const Tokens &)>;
[[nodiscard]] ToneFunction toneOf(ServiceStatus status);
[[nodiscard]] ToneFunction toneOf(RollUp rollUp);

/// Paints the round lamp that stands for a status, centred in `box`.
void paintDot(QPainter &painter, const QRectF &box, const QColor &color, double diameter = 9);

/// The lamp as a widget. It says the status as its accessible name, since colour alone tells
/// nothing to many.
class StatusDot : public QWidget
{
    Q_OBJECT
public:
    explicit StatusDot(QWidget *parent = nullptr);
    void setStatus(ServiceStatus status);
    void setTone(ToneFunction tone, const QString &name);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ToneFunction m_tone;
};

/// A small box with a text, and if wanted a lamp before it, a coloured value after it, and an
/// arrow when it has a menu: "Checkout  Partial outage ⌄". Dashed: an invitation to add one.
class Chip : public QPushButton
{
    Q_OBJECT
public:
    explicit Chip(const QString &text = {}, QWidget *parent = nullptr);

    void setDot(ToneFunction tone);
    void setValue(const QString &value, ToneFunction tone);
    void setDashed(bool dashed);
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int fixedWidth() const;
    void paintParts(QPainter &painter, const QRect &inner, const Tokens &tokens) const;

    ToneFunction m_dot;
    ToneFunction m_valueTone;
    QString m_value;
    bool m_dashed = false;
};

/// A chip that picks a status: of a service by hand, or the impact of an incident on one
/// (which cannot be maintenance).
class StatusPicker : public Chip
{
    Q_OBJECT
public:
    enum class For { Status, Impact };
    explicit StatusPicker(For what, QWidget *parent = nullptr);

    void setStatus(ServiceStatus status); ///< says nothing
    [[nodiscard]] ServiceStatus status() const { return m_status; }
    /// What is picked for, shown before the value: the service's name.
    void setSubject(const QString &subject);

signals:
    void picked(signalbox::ServiceStatus status); ///< by the admin, and different

private:
    void show(ServiceStatus status);

    For m_for;
    QString m_subject;
    ServiceStatus m_status = ServiceStatus::Operational;
};

} // namespace signalbox
