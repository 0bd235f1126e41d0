// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/typechip.h"

#include "ui/kit/tokens.h"

#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

/// The built-in types in the scheme's own tones; an admin's colour as it is.
QColor toneOfType(const IncidentType &type, const Tokens &tokens)
{
    if (type.builtIn)
        return statusColor(tokens, type.defaultImpact);
    return QColor(type.color.toString());
}

QIcon lampOf(const QColor &color)
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintDot(painter, QRectF(0, 0, 16, 16), color);
    return QIcon(pixmap);
}

} // namespace

TypeChip::TypeChip(Replica &replica, QWidget *parent)
    : Chip({}, parent)
    , m_replica(replica)
{
    auto *types = new QMenu(this);
    setMenu(types);
    connect(types, &QMenu::aboutToShow, this, &TypeChip::fillMenu);
}

void TypeChip::setType(const IncidentTypeId &id)
{
    m_id = id;
    const auto &types = m_replica.workspace().incidentTypes;
    const auto found = types.constFind(id);
    const QString name = found == types.cend() ? tr("Unknown type") : found->name.toString();
    setText(name);
    setAccessibleName(tr("Type: %1").arg(name));
    if (found != types.cend())
        setDot([type = *found](const Tokens &tokens) { return toneOfType(type, tokens); });
}

void TypeChip::fillMenu()
{
    menu()->clear();
    for (const IncidentType &type : m_replica.workspace().sortedTypes()) {
        QAction *action = menu()->addAction(lampOf(toneOfType(type, tokensOf(this))),
                                            QString(type.name.toString()).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, id = type.id] {
            if (id == m_id)
                return;
            setType(id);
            emit picked(id);
        });
        if (type.id == m_id)
            menu()->setActiveAction(action);
    }
}

} // namespace signalbox
