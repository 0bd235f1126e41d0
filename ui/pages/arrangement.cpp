// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/arrangement.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flowlayout.h"
#include "ui/kit/metrics.h"
#include "ui/kit/surfaces.h"
#include "ui/kit/words.h"
#include "ui/services/servicemove.h"
#include "ui/services/servicepicker.h"
#include "ui/services/servicetreewidget.h"
#include "ui/shell/health.h"
#include "ui/shell/submit.h"

#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox {

ArrangementModel::ArrangementModel(const Session &session, QObject *parent)
    : ServiceNodeModel(parent)
    , m_session(session)
{
    connect(&session.health, &Health::changed, this, &ArrangementModel::refresh);
}

void ArrangementModel::show(const PageId &page)
{
    m_page = page;
    refresh();
}

void ArrangementModel::refresh()
{
    const Workspace &workspace = m_session.replica.workspace();
    const auto page = workspace.pages.constFind(m_page);
    const ServiceTree tree = page == workspace.pages.cend() ? ServiceTree()
                                                            : ServiceTree::ofPage(workspace, *page);
    const auto before = std::exchange(m_rows, {});
    for (const ServiceNode &node : tree.nodes()) {
        m_rows.insert(node.service->id,
                      {node.service->name.toString(), m_session.health.statusOf(node.service->id)});
    }
    follow(tree);
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        const auto old = before.constFind(row.key());
        if (old != before.cend() && *old != *row)
            announce(row.key());
    }
}

int ArrangementModel::columnCount(const QModelIndex &) const { return 1; }

QVariant ArrangementModel::data(const QModelIndex &index, int role) const
{
    const auto row = m_rows.constFind(idOf(index));
    if (!index.isValid() || row == m_rows.cend())
        return {};
    switch (role) {
    case Qt::DisplayRole: return row->first;
    case Qt::ToolTipRole: return row->first.toHtmlEscaped();
    case Qt::AccessibleTextRole: return QString(row->first + u", "_s + words::of(row->second));
    case IdRole: return idOf(index).uuid();
    case StatusRole: return static_cast<int>(row->second);
    case PendingRole: return false;
    default: return {};
    }
}

Arrangement::Arrangement(const Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new ArrangementModel(session, this))
    , m_tree(new ServiceTreeWidget(m_model, this))
    , m_picker(new ServicePicker(session, this))
{
    m_tree->header()->hide();
    m_tree->setAccessibleName(tr("Services on the page"));
    m_tree->setPlaceholder(tr("Visitors see no services yet. Add those that they care about."));
    m_tree->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto *card = new Card(this);
    card->body()->setContentsMargins(1, metrics::tight, 1, metrics::tight);
    card->body()->addWidget(m_tree);
    QPushButton *add = makeButton(tr("+ &Service"), nullptr, this);
    QPushButton *all = makeButton(tr("Add all"), nullptr, this);
    all->setToolTip(tr("Adds the services that are missing, as they are arranged under Services"));
    QPushButton *remove = makeButton(tr("Take off the page"), nullptr, this);
    remove->setToolTip(tr("Takes the chosen service off this page; it is not deleted (Delete)"));
    auto *row = new FlowLayout(metrics::small);
    row->addWidget(add);
    row->addWidget(all);
    row->addWidget(remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addWidget(card);
    column->addLayout(row);
    setFocusProxy(m_tree);

    connect(m_tree, &ServiceTreeWidget::moveRequested, this, &Arrangement::move);
    connect(m_tree, &ServiceTreeWidget::removeRequested, this, &Arrangement::remove);
    connect(remove, &QPushButton::clicked, this, [this] { this->remove(m_tree->current()); });
    connect(all, &QPushButton::clicked, this, &Arrangement::addAll);
    connect(add, &QPushButton::clicked, this, [this, add] {
        QSet<ServiceId> shown;
        if (const Page *page = this->page()) {
            for (const PageService &entry : page->services)
                shown.insert(entry.serviceId);
        }
        m_picker->setExcluded(shown);
        m_picker->popUp(add);
    });
    connect(m_picker, &ServicePicker::picked, this, [this](const std::optional<ServiceId> &id) {
        if (id)
            this->add(*id);
    });
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &Arrangement::fit);
    connect(m_tree, &QTreeView::expanded, this, &Arrangement::fit);
    connect(m_tree, &QTreeView::collapsed, this, &Arrangement::fit);
}

const Page *Arrangement::page() const
{
    const auto &pages = m_session.replica.workspace().pages;
    const auto found = pages.constFind(m_page);
    return found == pages.cend() ? nullptr : &found.value();
}

void Arrangement::show(const PageId &page)
{
    if (page == m_page)
        return;
    m_page = page;
    m_model->show(page);
    m_tree->expandAll();
    fit();
}

void Arrangement::fit()
{
    // As high as its rows within reason: the form scrolls, the tree inside it only when long.
    const int row = m_tree->fontMetrics().height() + 2 * metrics::small;
    int rows = 0;
    for (QModelIndex index = m_model->index(0, 0, {}); index.isValid() && rows < 14;
         index = m_tree->indexBelow(index))
        ++rows;
    m_tree->setFixedHeight(std::clamp(rows, 3, 14) * row + 4);
}

void Arrangement::arrange(const std::vector<PageService> &services)
{
    submit(m_session.replica, this, u"page.arrange"_s,
           {{u"id"_s, m_page.toString()},
            {u"services"_s, JsonForm<std::vector<PageService>>::write(services)}},
           [this](const std::optional<Error> &error) {
               if (error)
                   emit failed(*error);
           });
}

void Arrangement::move(const ServiceId &id, const ServicePlace &place)
{
    const Page *page = this->page();
    if (!page || (place.parent && m_model->isBelow(*place.parent, id)))
        return;
    arrange(arrangedWith(m_session.replica.workspace(), *page, id, place.parent, place.row));
    if (place.parent)
        m_tree->expand(m_model->indexOf(*place.parent));
}

void Arrangement::remove(const ServiceId &id)
{
    if (const Page *page = this->page(); page && !id.isNull())
        arrange(arrangedWithout(m_session.replica.workspace(), *page, id));
}

void Arrangement::add(const ServiceId &id)
{
    const Page *page = this->page();
    if (!page)
        return;
    const Workspace &workspace = m_session.replica.workspace();
    // Under its own parent if the page shows that, else at the top.
    std::optional<ServiceId> parent = workspace.services.value(id).parentId;
    if (parent && !m_model->indexOf(*parent).isValid())
        parent.reset();
    arrange(arrangedWith(workspace, *page, id, parent, static_cast<int>(page->services.size())));
}

void Arrangement::addAll()
{
    const Page *shown = this->page();
    if (!shown)
        return;
    const Workspace &workspace = m_session.replica.workspace();
    Page page = *shown;
    const ServiceTree tree = ServiceTree::ofWorkspace(workspace);
    QSet<ServiceId> there;
    QHash<QUuid, int> count;
    for (const PageService &entry : page.services) {
        there.insert(entry.serviceId);
        int &next = count[entry.parentId ? entry.parentId->uuid() : QUuid()];
        next = std::max(next, entry.position + 1);
    }
    for (const ServiceNode &node : tree.nodes()) {
        if (there.contains(node.service->id))
            continue;
        // Parents come first, so the parent is on the page by now.
        std::optional<ServiceId> parent;
        if (node.parent >= 0)
            parent = tree.nodes()[static_cast<size_t>(node.parent)].service->id;
        page.services.push_back(
            {node.service->id, parent, count[parent ? parent->uuid() : QUuid()]++});
    }
    if (page.services.size() != shown->services.size())
        arrange(page.services);
}

} // namespace signalbox
