// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/servicepanel.h"

#include "core/model/servicetree.h"
#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/statuswidgets.h"
#include "ui/kit/words.h"
#include "ui/services/servicemove.h"
#include "ui/services/servicepicker.h"
#include "ui/shell/health.h"
#include "ui/shell/submit.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

QVBoxLayout *makeGroup(QVBoxLayout *column)
{
    auto *group = new QVBoxLayout;
    group->setSpacing(metrics::tight);
    column->addLayout(group);
    return group;
}

} // namespace

ServicePanel::ServicePanel(const Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    auto *scroll = new ScrollColumn(this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    buildHead(scroll->body());
    buildFields(scroll->body());
    scroll->body()->addStretch();
    connect(&session.health, &Health::changed, this, &ServicePanel::refresh);
    connect(&session.replica, &Replica::pendingChanged, this, &ServicePanel::refresh);
}

void ServicePanel::buildHead(QVBoxLayout *column)
{
    m_dot = new StatusDot(this);
    m_heading = new ElidedLabel(TextLabel::Voice::Display, {}, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(m_dot);
    row->addWidget(m_heading, 1);
    m_statusNow = new TextLabel(TextLabel::Voice::Soft, {}, this);
    m_pending = new TextLabel(TextLabel::Voice::Small, tr("Not on the server yet"), this);
    m_message = new MessageBar(this);
    auto *head = makeGroup(column);
    head->addLayout(row);
    head->addWidget(m_statusNow);
    head->addWidget(m_pending);
    m_causes = makeGroup(head);
    m_causes->setContentsMargins(-7, 0, 0, 0); // a link's own padding
    column->addWidget(m_message);
}

void ServicePanel::buildFields(QVBoxLayout *column)
{
    m_name = new QLineEdit(this);
    m_name->setMaxLength(Name::maximum);
    m_description = new TextArea(3, this);
    m_parent = new Chip({}, this);
    m_parentPicker = new ServicePicker(m_session, this);
    m_parentPicker->setNone(tr("At the top"));
    m_manual = new StatusPicker(StatusPicker::For::Status, this);

    const auto addField = [&](const QString &name, const QString &label, QWidget *editor) {
        auto *field = new FormRow(label, editor, this);
        m_rows.add(name, field);
        column->addWidget(field);
        return field;
    };
    addField(u"name"_s, tr("&Name"), m_name);
    addField(u"description"_s, tr("&Description"), m_description)
        ->setHint(tr("Visitors read it beside the name."));
    addField(u"manual_status"_s, tr("Status &set by hand"), m_manual)
        ->setHint(tr("An open incident with a worse impact counts more."));
    addField(u"parent_id"_s, tr("Be&longs to"), m_parent);
    column->addWidget(new TextLabel(TextLabel::Voice::Section, tr("Shown on"), this));
    m_pages = makeGroup(column);
    QPushButton *remove = makeButton(tr("Delete service…"), "danger", this);
    column->addWidget(remove, 0, Qt::AlignLeft);

    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (m_name->isModified())
            edit(u"name"_s, m_name->text());
        m_name->setModified(false);
    });
    connect(m_description, &TextArea::editingFinished, this,
            [this] { edit(u"description"_s, m_description->toPlainText()); });
    connect(m_manual, &StatusPicker::picked, this,
            [this](ServiceStatus status) { edit(u"manual_status"_s, enumName(status)); });
    connect(m_parent, &QPushButton::clicked, this, [this] {
        QSet<ServiceId> excluded{m_id};
        const ServiceTree tree = ServiceTree::ofWorkspace(m_session.replica.workspace());
        const int at = tree.indexOf(m_id);
        for (int i = std::max(at, 0); at >= 0 && i < tree.nodes()[static_cast<size_t>(at)].end; ++i)
            excluded.insert(tree.nodes()[static_cast<size_t>(i)].service->id);
        m_parentPicker->setExcluded(excluded);
        m_parentPicker->popUp(m_parent);
    });
    connect(m_parentPicker, &ServicePicker::picked, this,
            [this](const std::optional<ServiceId> &id) { emit moveRequested(m_id, id); });
    connect(remove, &QPushButton::clicked, this, &ServicePanel::askDelete);
}

std::optional<Service> ServicePanel::current() const
{
    const auto &services = m_session.replica.workspace().services;
    const auto found = services.constFind(m_id);
    return found == services.cend() ? std::nullopt : std::optional(*found);
}

void ServicePanel::show(const ServiceId &id)
{
    if (id != m_id) {
        // What was typed belongs to the service that was shown until now.
        if (QWidget *focused = focusWidget(); focused && focused->hasFocus())
            focused->clearFocus();
        m_rows.clear();
        m_message->hide();
    }
    m_id = id;
    refresh();
}

void ServicePanel::editName()
{
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void ServicePanel::refresh()
{
    const std::optional<Service> service = current();
    setEnabled(service.has_value());
    if (!service)
        return;
    m_heading->setText(service->name.toString());
    showText(m_name, service->name.toString());
    showText(m_description, service->description.toString());
    m_manual->setStatus(service->manualStatus);
    const auto &services = m_session.replica.workspace().services;
    const bool inside = service->parentId && services.contains(*service->parentId);
    m_parent->setText(inside ? services.constFind(*service->parentId)->name.toString()
                             : tr("At the top"));
    m_parent->setAccessibleName(tr("Belongs to: %1").arg(m_parent->text()));
    m_pending->setVisible(m_session.replica.isPending({EntityKind::Service, m_id.uuid()}));
    refreshStatus(*service);
    refreshPages();
}

void ServicePanel::refreshStatus(const Service &service)
{
    const ServiceStatus now = m_session.health.statusOf(service.id);
    m_dot->setStatus(now);
    m_statusNow->setText(words::of(now));
    clearLayout(m_causes);
    if (now == ServiceStatus::Operational)
        return;
    // What makes it so: the open incidents that name it or something below it.
    const Workspace &workspace = m_session.replica.workspace();
    const ServiceTree tree = ServiceTree::ofWorkspace(workspace);
    const int at = tree.indexOf(service.id);
    const int end = at < 0 ? -1 : tree.nodes()[static_cast<size_t>(at)].end;
    for (const IncidentId &id : m_session.health.openIncidents()) {
        const auto incident = workspace.incidents.constFind(id);
        const bool names = incident != workspace.incidents.cend()
                           && std::ranges::any_of(incident->impacts, [&](const Impact &impact) {
                                  const int node = tree.indexOf(impact.serviceId);
                                  return node >= at && node < end
                                         && impact.impact != ServiceStatus::Operational;
                              });
        if (!names || m_causes->count() >= 3)
            continue;
        const QString title = incident->title.toString();
        QPushButton *link = makeButton(fontMetrics().elidedText(title, Qt::ElideRight, 240), "link", this);
        link->setToolTip(title.toHtmlEscaped());
        link->setAccessibleName(tr("Open the incident “%1”").arg(title));
        connect(link, &QPushButton::clicked, this, [this, id] {
            m_session.navigator.open({EntityKind::Incident, id.uuid()});
        });
        m_causes->addWidget(link, 0, Qt::AlignLeft);
    }
}

void ServicePanel::refreshPages()
{
    const std::vector<Page> pages = m_session.replica.workspace().sortedPages();
    // Kept while the pages are the same ones: a box that is rebuilt under a click is lost.
    while (m_pages->count() > static_cast<int>(pages.size())) {
        QLayoutItem *item = m_pages->takeAt(m_pages->count() - 1);
        item->widget()->deleteLater();
        delete item;
    }
    for (size_t i = 0; i < pages.size(); ++i) {
        const Page &page = pages[i];
        auto *item = m_pages->itemAt(static_cast<int>(i));
        auto *box = item ? qobject_cast<QCheckBox *>(item->widget()) : nullptr;
        if (!box) {
            box = new QCheckBox(this);
            m_pages->addWidget(box);
            connect(box, &QCheckBox::clicked, this, [this, box](bool on) {
                setShownOn(PageId(box->property("page").toUuid()), on);
            });
        }
        box->setText(fontMetrics().elidedText(page.name.toString(), Qt::ElideRight, 230)
                         .replace(u'&', u"&&"_s));
        box->setProperty("page", page.id.uuid());
        const bool shown = std::ranges::any_of(
            page.services, [&](const PageService &entry) { return entry.serviceId == m_id; });
        box->setChecked(shown);
    }
}

void ServicePanel::edit(const QString &field, const QJsonValue &value)
{
    m_rows.clear();
    submit(m_session.replica, this, u"service.edit"_s,
           {{u"id"_s, m_id.toString()}, {field, value}},
           [this, id = m_id](const std::optional<Error> &error) {
               if (id == m_id && error)
                   failed(*error);
           });
}

void ServicePanel::setShownOn(const PageId &id, bool shown)
{
    const Workspace &workspace = m_session.replica.workspace();
    const auto page = workspace.pages.constFind(id);
    if (page == workspace.pages.cend())
        return;
    std::vector<PageService> services;
    if (shown) {
        // Under its own parent if that is there, so that a page starts out like the tree.
        const std::optional<Service> service = current();
        const auto onPage = [&](const std::optional<ServiceId> &which) {
            return which && std::ranges::any_of(page->services, [&](const PageService &entry) {
                       return entry.serviceId == *which;
                   });
        };
        const std::optional<ServiceId> parent = service && onPage(service->parentId)
                                                    ? service->parentId
                                                    : std::nullopt;
        services = arrangedWith(workspace, *page, m_id, parent,
                                static_cast<int>(page->services.size()));
    } else {
        services = arrangedWithout(workspace, *page, m_id);
    }
    submit(m_session.replica, this, u"page.arrange"_s,
           {{u"id"_s, id.toString()},
            {u"services"_s, JsonForm<std::vector<PageService>>::write(services)}},
           [this](const std::optional<Error> &error) {
               if (error)
                   failed(*error);
           });
}

void ServicePanel::failed(const Error &error)
{
    if (!m_rows.show(error))
        m_message->say(MessageBar::Tone::Error, words::of(error));
    refresh();
}

QString ServicePanel::consequences() const
{
    const Workspace &workspace = m_session.replica.workspace();
    QStringList lines;
    int pages = 0;
    for (const Page &page : workspace.pages) {
        pages += std::ranges::any_of(page.services, [&](const PageService &entry) {
            return entry.serviceId == m_id;
        });
    }
    if (pages > 0)
        lines += tr("It goes from %n page(s).", nullptr, pages);
    if (const auto below = workspace.children(m_id); !below.empty())
        lines += tr("%n service(s) below it move up.", nullptr, static_cast<int>(below.size()));
    return lines.join(u' ');
}

void ServicePanel::askDelete()
{
    const std::optional<Service> service = current();
    if (!service)
        return;
    // The server refuses it: an incident without its services would look resolved.
    const Workspace &workspace = m_session.replica.workspace();
    for (const IncidentId &id : m_session.health.openIncidents()) {
        const Incident incident = workspace.incidents.value(id);
        if (std::ranges::find(incident.impacts, m_id, &Impact::serviceId) == incident.impacts.end())
            continue;
        m_message->say(MessageBar::Tone::Info,
                       tr("The open incident “%1” names this service. Resolve it first.")
                           .arg(incident.title.toString()),
                       {{tr("Open the incident"), [this, id] {
                             m_session.navigator.open({EntityKind::Incident, id.uuid()});
                         }}});
        return;
    }
    QString question = tr("Delete “%1”?").arg(service->name.toString());
    if (const QString more = consequences(); !more.isEmpty())
        question += u' ' + more;
    m_message->say(MessageBar::Tone::Warning, question,
                   {{tr("Delete"), [this, id = m_id] { emit deleteConfirmed(id); }},
                    {tr("Keep"), [] {}}},
                   false);
}

} // namespace signalbox
