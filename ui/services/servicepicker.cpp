// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/servicepicker.h"

#include "core/model/servicetree.h"
#include "ui/kit/metrics.h"
#include "ui/kit/statuswidgets.h"
#include "ui/kit/tokens.h"
#include "ui/shell/health.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

/// The name, and in a softer voice where it belongs.
class ChoiceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem box = option;
        initStyleOption(&box, index);
        const QString name = std::exchange(box.text, QString());
        box.widget->style()->drawControl(QStyle::CE_ItemViewItem, &box, painter, box.widget);
        const Tokens &tokens = tokensOf(box.widget);
        QRect rest = box.rect.adjusted(metrics::small, 0, -metrics::small, 0);
        const QVariant status = index.data(ServiceChoiceModel::StatusRole);
        if (status.isValid()) {
            paintDot(*painter, QRectF(rest.left(), rest.top(), metrics::dot, rest.height()),
                     statusColor(tokens, static_cast<ServiceStatus>(status.toInt())));
        }
        rest.setLeft(rest.left() + metrics::dot + metrics::small);
        const QString shown = box.fontMetrics.elidedText(name, Qt::ElideRight, rest.width());
        painter->setPen(tokens.ink);
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, shown);
        rest.setLeft(rest.left() + box.fontMetrics.horizontalAdvance(shown) + metrics::small);
        painter->setPen(tokens.soft);
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                          box.fontMetrics.elidedText(index.data(ServiceChoiceModel::PathRole).toString(),
                                                     Qt::ElideLeft, std::max(rest.width(), 0)));
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &) const override
    {
        return {100, option.fontMetrics.height() + metrics::medium};
    }
};

} // namespace

void ServiceChoiceModel::load(const Session &session, const QSet<ServiceId> &excluded,
                              const QString &none)
{
    m_all.clear();
    if (!none.isEmpty())
        m_all.push_back({std::nullopt, none, {}, {}});
    const ServiceTree tree = ServiceTree::ofWorkspace(session.replica.workspace());
    std::vector<QString> paths; // of each node, with its own name
    for (const ServiceNode &node : tree.nodes()) {
        const QString above = node.parent < 0 ? QString() : paths[static_cast<size_t>(node.parent)];
        const QString name = node.service->name.toString();
        // Depth comes from outside; a path longer than a line says nothing anyway.
        paths.push_back(above.isEmpty() ? name : QString(above.right(300) + u" / "_s + name));
        if (!excluded.contains(node.service->id))
            m_all.push_back({node.service->id, name, above, session.health.statusOf(node.service->id)});
    }
    setFilter({});
}

void ServiceChoiceModel::setFilter(const QString &words)
{
    const QStringList parts = words.split(u' ', Qt::SkipEmptyParts);
    beginResetModel();
    m_shown.clear();
    for (size_t i = 0; i < m_all.size(); ++i) {
        const Choice &choice = m_all[i];
        const bool fits = std::ranges::all_of(parts, [&](const QString &part) {
            return choice.name.contains(part, Qt::CaseInsensitive)
                   || choice.path.contains(part, Qt::CaseInsensitive);
        });
        if (fits && (choice.id || parts.isEmpty()))
            m_shown.push_back(i);
    }
    endResetModel();
}

std::optional<ServiceId> ServiceChoiceModel::idAt(int row) const
{
    return m_all[m_shown[static_cast<size_t>(row)]].id;
}

int ServiceChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant ServiceChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Choice &choice = m_all[m_shown[static_cast<size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole: return choice.name;
    case PathRole: return choice.path;
    case StatusRole: return choice.id ? QVariant(static_cast<int>(choice.status)) : QVariant();
    default: return {};
    }
}

ServicePicker::ServicePicker(const Session &session, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_session(session)
    , m_model(new ServiceChoiceModel(this))
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
{
    setProperty("kind", u"popup"_s);
    m_filter->setPlaceholderText(tr("Find a service"));
    m_filter->setAccessibleName(tr("Find a service"));
    m_filter->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Services"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::small, metrics::small, metrics::small, metrics::small);
    column->setSpacing(metrics::small);
    column->addWidget(m_filter);
    column->addWidget(m_list);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        m_list->setCurrentIndex(m_model->index(0));
    });
    connect(m_list, &QListView::clicked, this, &ServicePicker::choose);
}

void ServicePicker::popUp(QWidget *under)
{
    m_model->load(m_session, m_excluded, m_none);
    m_filter->clear();
    m_list->setCurrentIndex(m_model->index(0));
    const int rows = std::clamp(m_model->rowCount(), 3, 9);
    resize(300, rows * (fontMetrics().height() + metrics::medium) + m_filter->sizeHint().height()
                    + 3 * metrics::small + 4);
    const QRect screen = under->screen()->availableGeometry();
    QPoint at = under->mapToGlobal(QPoint(0, under->height() + metrics::tight));
    if (at.y() + height() > screen.bottom())
        at.setY(under->mapToGlobal(QPoint(0, 0)).y() - height() - metrics::tight);
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(at);
    show();
    m_filter->setFocus(Qt::PopupFocusReason);
}

bool ServicePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_list->currentIndex().row();
    switch (key->key()) {
    case Qt::Key_Down: m_list->setCurrentIndex(m_model->index(std::min(row + 1, m_model->rowCount() - 1))); return true;
    case Qt::Key_Up: m_list->setCurrentIndex(m_model->index(std::max(row - 1, 0))); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(m_list->currentIndex()); return true;
    default: return QFrame::eventFilter(watched, event);
    }
}

void ServicePicker::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const std::optional<ServiceId> id = m_model->idAt(index.row());
    hide();
    emit picked(id);
}

} // namespace signalbox
