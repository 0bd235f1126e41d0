// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/brandpicker.h"

#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/pages/slugs.h"

#include <QColorDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace signalbox {

BrandPicker::BrandPicker(QWidget *parent)
    : QWidget(parent)
    , m_swatch(new QToolButton(this))
    , m_edit(new QLineEdit(this))
    , m_hint(new TextLabel(TextLabel::Voice::Small, {}, this))
{
    m_edit->setMaxLength(7);
    m_edit->setFixedWidth(fontMetrics().averageCharWidth() * 14);
    m_edit->setAccessibleName(tr("Brand colour"));
    m_swatch->setAccessibleName(tr("Choose a colour"));
    m_swatch->setToolTip(tr("Choose a colour"));
    m_swatch->setIconSize(QSize(20, 20));
    m_hint->setWordWrap(true);
    setFocusProxy(m_edit);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::small);
    row->addWidget(m_swatch);
    row->addWidget(m_edit);
    row->addWidget(m_hint, 1);
    connect(m_edit, &QLineEdit::textChanged, this, &BrandPicker::showSwatch);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (m_edit->isModified())
            emit picked(m_edit->text());
        m_edit->setModified(false);
    });
    connect(m_swatch, &QToolButton::clicked, this, &BrandPicker::choose);
}

void BrandPicker::setColor(const QString &color)
{
    if (m_edit->text() != color && !(m_edit->hasFocus() && m_edit->isModified()))
        m_edit->setText(color);
}

void BrandPicker::showSwatch()
{
    const QColor color(m_edit->text());
    QPixmap pixmap(40, 40);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor(0, 0, 0, 60));
    painter.setBrush(color.isValid() ? color : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(0.5, 0.5, 19, 19), 5, 5);
    painter.end();
    m_swatch->setIcon(QIcon(pixmap));
    if (!color.isValid())
        return m_hint->setText({});
    const double ratio = contrast(color, Qt::white);
    const QString number = QLocale().toString(ratio, 'f', 1);
    m_hint->setText(ratio >= 4.5 ? tr("White text on it reads well (%1 : 1).").arg(number)
                    : ratio >= 3 ? tr("Only large white text can be read on it (%1 : 1).").arg(number)
                                 : tr("White text can hardly be read on it (%1 : 1). A darker colour is better.")
                                       .arg(number));
}

void BrandPicker::choose()
{
    auto *dialog = new QColorDialog(QColor(m_edit->text()), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &color) {
        m_edit->setText(color.name());
        emit picked(color.name());
    });
    dialog->open();
}

} // namespace signalbox
