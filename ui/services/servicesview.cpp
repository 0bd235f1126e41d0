// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/servicesview.h"

#include "ui/kit/buttons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/words.h"
#include "ui/services/servicemove.h"
#include "ui/services/servicepanel.h"
#include "ui/services/servicetreemodel.h"
#include "ui/services/servicetreewidget.h"
#include "ui/shell/health.h"
#include "ui/shell/submit.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

ServicesView::ServicesView(const Session &session, QWidget *parent)
    : View(parent)
    , m_session(session)
    , m_model(new ServiceTreeModel(session.replica, session.health, this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_pages(new QStackedWidget(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);

    auto *empty = new EmptyState(
        Glyph::Services, tr("No services yet"),
        tr("A service is something whose status people care about: a website, an API, a region. "
           "Add the first one; others can go below it."),
        this);
    empty->addAction(tr("New service"), this, [this] { createNew(); });
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->addWidget(buildTree());
    split->addWidget(buildSide());
    split->setStretchFactor(0, 1);
    split->setSizes({620, 340});
    m_pages->addWidget(empty);
    m_pages->addWidget(split);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    buildActions();
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ServicesView::showEmptiness);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ServicesView::showEmptiness);
    showEmptiness();
    if (m_model->rowCount() > 0)
        m_tree->setCurrentIndex(m_proxy->index(0, 0));
}

QWidget *ServicesView::buildTree()
{
    auto *side = new QFrame(this);
    side->setProperty("kind", u"panel"_s);
    m_filter = new QLineEdit(side);
    m_filter->setPlaceholderText(tr("Filter services"));
    m_filter->setAccessibleName(tr("Filter services"));
    m_filter->setClearButtonEnabled(true);
    QPushButton *add = makeButton(tr("&New service"), nullptr, side);
    add->setToolTip(tr("Add a service (Ctrl+N)"));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(metrics::medium, metrics::medium, metrics::medium, metrics::small);
    bar->setSpacing(metrics::small);
    bar->addWidget(m_filter, 1);
    bar->addWidget(add);

    m_tree = new ServiceTreeWidget(m_model, side);
    m_tree->setModel(m_proxy);
    m_tree->rowDelegate()->statusColumn = ServiceTreeModel::StatusColumn;
    m_tree->setAccessibleName(tr("Services"));
    m_tree->setPlaceholder(tr("No service has that name."));
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ServiceTreeModel::NameColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ServiceTreeModel::StatusColumn, QHeaderView::Fixed);
    header->setSectionResizeMode(ServiceTreeModel::PagesColumn, QHeaderView::Fixed);
    header->resizeSection(ServiceTreeModel::StatusColumn, 15 * fontMetrics().averageCharWidth() + 24);
    header->resizeSection(ServiceTreeModel::PagesColumn, 17 * fontMetrics().averageCharWidth());
    m_tree->expandAll();
    m_tree->installEventFilter(this);

    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_tree, 1);

    connect(add, &QPushButton::clicked, this, &ServicesView::createNew);
    connect(m_filter, &QLineEdit::textChanged, this, &ServicesView::filter);
    connect(m_tree, &ServiceTreeWidget::currentServiceChanged, this, &ServicesView::choose);
    connect(m_tree, &ServiceTreeWidget::moveRequested, this, &ServicesView::move);
    return side;
}

bool ServicesView::eventFilter(QObject *watched, QEvent *event)
{
    // The names need the room more than the pages do; those are in the form as well.
    if (watched == m_tree && event->type() == QEvent::Resize) {
        const int least = m_tree->header()->sectionSize(ServiceTreeModel::StatusColumn)
                          + 38 * fontMetrics().averageCharWidth();
        m_tree->setColumnHidden(ServiceTreeModel::PagesColumn, m_tree->width() < least);
    }
    return View::eventFilter(watched, event);
}

QWidget *ServicesView::buildSide()
{
    m_panel = new ServicePanel(m_session, this);
    m_panel->setMinimumWidth(280);
    m_panel->setVisible(false);
    connect(m_tree, &ServiceTreeWidget::editRequested, m_panel, &ServicePanel::editName);
    connect(m_tree, &ServiceTreeWidget::removeRequested, m_panel, &ServicePanel::askDelete);
    connect(m_panel, &ServicePanel::deleteConfirmed, this, &ServicesView::remove);
    connect(m_panel, &ServicePanel::moveRequested, this, &ServicesView::moveUnder);
    return m_panel;
}

void ServicesView::buildActions()
{
    const auto add = [this](const QKeySequence &keys, auto act) {
        auto *action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    add(QKeySequence::Find, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    add(QKeySequence(Qt::Key_Escape), [this] {
        m_filter->clear();
        m_tree->setFocus(Qt::ShortcutFocusReason);
    });
}

void ServicesView::filter(const QString &text)
{
    const ServiceId kept = m_tree->current();
    m_proxy->setFilterFixedString(text);
    // Between rows that are not all there, "before this one" would mean something else.
    m_tree->setDragEnabled(text.isEmpty());
    m_tree->setAcceptDrops(text.isEmpty());
    m_tree->expandAll();
    if (!kept.isNull())
        m_tree->setCurrent(kept);
}

void ServicesView::choose(const ServiceId &id)
{
    m_panel->show(id);
    m_panel->setVisible(!id.isNull());
}

void ServicesView::showEmptiness() { m_pages->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1); }

void ServicesView::open(const EntityRef &entity)
{
    if (entity.kind != EntityKind::Service)
        return;
    m_filter->clear();
    m_tree->setCurrent(ServiceId(entity.id));
    m_tree->setFocus(Qt::OtherFocusReason);
}

QString ServicesView::freshName() const
{
    QSet<QString> taken;
    for (const Service &service : m_session.replica.workspace().services)
        taken.insert(service.name.toString());
    QString name = tr("New service");
    for (int i = 2; taken.contains(name); ++i)
        name = tr("New service %1").arg(i);
    return name;
}

void ServicesView::createNew()
{
    m_filter->clear();
    const Workspace &workspace = m_session.replica.workspace();
    // Beside the chosen one, where the admin is looking.
    const auto beside = workspace.services.constFind(m_tree->current());
    const std::optional<ServiceId> parent =
        beside == workspace.services.cend() ? std::nullopt : beside->parentId;
    const auto id = ServiceId::make(m_session.clock);
    QJsonObject payload{{u"id"_s, id.toString()},
                        {u"name"_s, freshName()},
                        {u"position"_s, lastPosition(workspace, parent)}};
    if (parent)
        payload.insert(u"parent_id"_s, parent->toString());
    submit(m_session.replica, this, u"service.create"_s, payload,
           [this, id](const std::optional<Error> &error) {
               if (error)
                   return refused(*error);
               // The tree follows in the same turn of the event loop or the next one.
               QMetaObject::invokeMethod(
                   this,
                   [this, id] {
                       m_tree->setCurrent(id);
                       m_panel->editName();
                   },
                   Qt::QueuedConnection);
           });
}

void ServicesView::submitAll(const std::vector<Order> &orders)
{
    for (const auto &[type, payload] : orders) {
        submit(m_session.replica, this, type, payload, [this](const std::optional<Error> &error) {
            if (error)
                refused(*error);
        });
    }
}

void ServicesView::move(const ServiceId &id, const ServicePlace &place)
{
    for (const PositionEdit &edit :
         planMove(m_session.replica.workspace(), id, place.parent, place.row)) {
        QJsonObject payload{{u"id"_s, edit.id.toString()}, {u"position"_s, edit.position}};
        if (edit.reparent) {
            payload.insert(u"parent_id"_s,
                           JsonForm<std::optional<ServiceId>>::write(edit.parent));
        }
        submitAll({{u"service.edit"_s, payload}});
    }
    if (place.parent) {
        QMetaObject::invokeMethod(
            this, [this, id] { m_tree->setCurrent(id); }, Qt::QueuedConnection);
    }
}

void ServicesView::moveUnder(const ServiceId &id, const std::optional<ServiceId> &parent)
{
    const auto &services = m_session.replica.workspace().services;
    const auto service = services.constFind(id);
    if (service != services.cend() && service->parentId != parent)
        move(id, {parent, static_cast<int>(services.size())});
}

void ServicesView::remove(const ServiceId &id)
{
    const ServiceRemoval removal = planRemoval(m_session.replica.workspace(), id);
    if (removal.commands.empty())
        return;
    submitAll(removal.commands);
    m_session.navigator.say(
        MessageBar::Tone::Inverse, tr("“%1” was deleted.").arg(removal.name),
        {{tr("Undo"), [this, undo = removal.undo(m_session.clock)] { submitAll(undo); }}});
    m_tree->setFocus(Qt::OtherFocusReason);
}

void ServicesView::refused(const Error &error)
{
    m_session.navigator.say(MessageBar::Tone::Error, words::of(error));
}

ViewEntry servicesEntry()
{
    ViewEntry entry;
    entry.id = u"services"_s;
    entry.title = ServicesView::tr("Services");
    entry.glyph = Glyph::Services;
    entry.kinds = {EntityKind::Service};
    entry.create = [](const Session &session, QWidget *parent) -> View * {
        return new ServicesView(session, parent);
    };
    entry.createText = ServicesView::tr("New service");
    return entry;
}

} // namespace signalbox
