// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidentsview.h"

#include "ui/incidents/incidentdelegate.h"
#include "ui/incidents/incidenteditor.h"
#include "ui/incidents/incidentlistmodel.h"
#include "ui/incidents/reportform.h"
#include "ui/kit/metrics.h"
#include "ui/kit/segmented.h"
#include "ui/preview/previewpane.h"
#include "ui/shell/health.h"
#include "ui/shell/platform.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox {

IncidentsView::IncidentsView(const Session &session, QWidget *parent)
    : View(parent)
    , m_session(session)
    , m_model(new IncidentListModel(session.replica, session.clock, this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_clockTimer(new QTimer(this))
{
    m_side = buildList();
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_split->addWidget(m_side);
    m_split->addWidget(buildContent());
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({metrics::listWidth, 700});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_split);
    connectParts();
    showCounts();
    m_list->setCurrentIndex(m_model->index(0));
    showChosen();
}

IncidentsView::~IncidentsView()
{
    m_editor->keepDraft();
    m_report->keepDraft();
}

QWidget *IncidentsView::buildList()
{
    auto *side = new QFrame(this);
    side->setProperty("kind", u"panel"_s);
    side->setMinimumWidth(210);
    m_which = new Segmented(Segmented::Look::Filter, side);
    m_which->add(static_cast<int>(IncidentListModel::Which::Open), tr("Open"));
    m_which->add(static_cast<int>(IncidentListModel::Which::Resolved), tr("Resolved"));
    m_filter = new QLineEdit(side);
    m_filter->setPlaceholderText(tr("Search titles and updates"));
    m_filter->setAccessibleName(tr("Search titles and updates"));
    m_filter->setClearButtonEnabled(true);
    m_list = new QListView(side);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new IncidentDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setAccessibleName(tr("Incidents"));

    auto *head = new QVBoxLayout;
    head->setContentsMargins(metrics::medium, metrics::small + 2, metrics::medium, metrics::small + 2);
    head->setSpacing(metrics::small);
    head->addWidget(m_which);
    head->addWidget(m_filter);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(makeLine("hair", side));
    column->addWidget(m_list, 1);
    return side;
}

QWidget *IncidentsView::buildContent()
{
    m_stack = new QStackedWidget(this);
    auto *empty = new EmptyState(
        Glyph::Incident, tr("No incident is chosen"),
        tr("When something is wrong, report it here: visitors of the page see it within a second. "
           "Ctrl+Shift+N starts a report from anywhere."),
        this);
    empty->addAction(tr("Report incident"), this, [this] { createNew(); });
    m_editor = new IncidentEditor(m_session, this);
    m_report = new ReportForm(m_session, this);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_editor);
    m_stack->addWidget(m_report);
    m_stack->setMinimumWidth(400);
    return m_stack;
}

void IncidentsView::connectParts()
{
    connect(m_which, &Segmented::picked, this, &IncidentsView::setWhich);
    connect(m_filter, &QLineEdit::textChanged, m_model, &IncidentListModel::setWords);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid() && !m_model->isFollowing())
                    choose(m_model->idAt(current.row()));
            });
    // An incident that leaves the list, because it was resolved or does not have the words, stays
    // in the editor.
    connect(m_model, &IncidentListModel::followed, this, [this] {
        m_list->setCurrentIndex(m_model->index(m_model->rowOf(m_editor->incident())));
    });
    connect(m_list, &QListView::activated, this, [this] { m_editor->focusComposer(); });
    connect(m_list, &QListView::clicked, this, [this] { showChosen(); });
    connect(m_model, &IncidentListModel::countsChanged, this, &IncidentsView::showCounts);
    connect(&m_session.replica, &Replica::changed, this, &IncidentsView::onReplicaChanged);
    connect(&m_session.replica, &Replica::reset, this, &IncidentsView::onReplicaChanged);
    connect(&m_session.replica, &Replica::pendingChanged, this, &IncidentsView::onReplicaChanged);
    connect(m_editor, &IncidentEditor::draftChanged, this, &IncidentsView::feedPreview);
    connect(m_editor, &IncidentEditor::previewWanted, this, &IncidentsView::showPreview);
    connect(m_report, &ReportForm::draftChanged, this, &IncidentsView::feedPreview);
    connect(m_report, &ReportForm::previewWanted, this, &IncidentsView::showPreview);
    connect(m_report, &ReportForm::cancelled, this, [this] { closeReport({}); });
    connect(m_report, &ReportForm::reported, this, &IncidentsView::closeReport);
    connect(&m_session.page, &CurrentPage::changed, this, &IncidentsView::feedPreview);

    const auto shortcut = [this](const QKeySequence &keys, auto act) {
        auto *action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    shortcut(QKeySequence::Find, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    shortcut(QKeySequence(Qt::Key_F2), [this] { m_editor->editTitle(); });
    // "38 min" becomes "39 min".
    m_clockTimer->setInterval(30s);
    connect(m_clockTimer, &QTimer::timeout, this, [this] {
        m_model->tick();
        m_editor->tick();
        m_report->tick();
    });
    m_clockTimer->start();
}

void IncidentsView::onReplicaChanged()
{
    const bool there = m_session.replica.workspace().incidents.contains(m_editor->incident());
    if (there)
        m_editor->refresh();
    else if (!m_editor->incident().isNull())
        m_list->setCurrentIndex(m_model->index(0)); // it was deleted, maybe by somebody else
    showChosen();
    feedPreview();
}

void IncidentsView::choose(const IncidentId &id)
{
    m_editor->show(id);
    showChosen();
}

/// The editor or the emptiness; a report that has the word keeps it until the list is clicked.
void IncidentsView::showChosen()
{
    if (m_stack->currentIndex() == ReportPage && !m_list->hasFocus())
        return;
    const bool there = m_session.replica.workspace().incidents.contains(m_editor->incident());
    m_stack->setCurrentIndex(there ? EditorPage : EmptyPage);
}

void IncidentsView::showCounts()
{
    const QLocale locale;
    const auto label = [&](const QString &text, int count) {
        return count == 0 ? text : QString(text + u' ' + locale.toString(count));
    };
    m_which->setText(static_cast<int>(IncidentListModel::Which::Open),
                     label(tr("Open"), m_model->openCount()));
    m_which->setText(static_cast<int>(IncidentListModel::Which::Resolved),
                     label(tr("Resolved"), m_model->resolvedCount()));
}

void IncidentsView::setWhich(int which)
{
    m_which->setCurrent(which);
    m_model->setWhich(static_cast<IncidentListModel::Which>(which));
    const int row = m_model->rowOf(m_editor->incident());
    m_list->setCurrentIndex(m_model->index(std::max(row, 0)));
    m_list->scrollTo(m_list->currentIndex());
    if (m_stack->currentIndex() == ReportPage)
        m_stack->setCurrentIndex(EditorPage);
    showChosen();
}

void IncidentsView::open(const EntityRef &entity)
{
    IncidentId id(entity.id);
    const Workspace &workspace = m_session.replica.workspace();
    if (entity.kind == EntityKind::IncidentUpdate) {
        for (auto updates = workspace.updates.cbegin(); updates != workspace.updates.cend(); ++updates) {
            for (const IncidentUpdate &update : *updates) {
                if (update.id.uuid() == entity.id)
                    id = updates.key();
            }
        }
    }
    const auto incident = workspace.incidents.constFind(id);
    if (incident == workspace.incidents.cend())
        return;
    m_filter->clear();
    m_stack->setCurrentIndex(EditorPage);
    m_editor->show(id);
    setWhich(static_cast<int>(incident->isOpen() ? IncidentListModel::Which::Open
                                                 : IncidentListModel::Which::Resolved));
    m_editor->focusComposer();
}

void IncidentsView::createNew() { showReport(); }

void IncidentsView::showReport()
{
    m_stack->setCurrentIndex(ReportPage);
    m_report->begin();
    feedPreview();
}

void IncidentsView::closeReport(const IncidentId &next)
{
    m_stack->setCurrentIndex(EditorPage);
    if (next.isNull()) {
        showChosen();
        feedPreview();
        return;
    }
    open({EntityKind::Incident, next.uuid()});
    m_session.navigator.say(MessageBar::Tone::Success, tr("The incident is reported."));
}

void IncidentsView::showPreview(bool shown)
{
    if (shown && !m_preview) {
        m_preview = new PreviewPane(m_session.platform.preview, this);
        m_split->addWidget(m_preview);
        m_split->setStretchFactor(2, 1);
        connect(m_preview, &PreviewPane::closed, this, [this] { showPreview(false); });
    }
    if (m_preview)
        m_preview->setVisible(shown);
    m_editor->setPreviewShown(shown);
    m_report->setPreviewShown(shown);
    fitWidth();
    if (shown) {
        const int list = m_side->isVisibleTo(this) ? m_side->minimumWidth() : 0;
        const int room = width() - list;
        m_split->setSizes({list, room * 54 / 100, room * 46 / 100});
    } else {
        fitList();
    }
    feedPreview();
}

void IncidentsView::feedPreview()
{
    if (!m_preview || !m_preview->isVisibleTo(this))
        return;
    m_preview->show(m_session.page.id(), [this] {
        return m_stack->currentIndex() == ReportPage ? m_report->tentative()
                                                     : m_editor->tentative();
    });
}

void IncidentsView::fitWidth()
{
    // Three columns need room; the list is what can be done without while writing.
    const bool preview = m_preview && m_preview->isVisibleTo(this);
    m_side->setVisible(!preview || width() >= 1000);
}

void IncidentsView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    fitWidth();
    if (!m_preview || !m_preview->isVisibleTo(this))
        fitList();
}

void IncidentsView::fitList()
{
    // The list keeps a share of a narrow window and its own width in a wide one.
    const int list = std::clamp(width() * 30 / 100, 210, metrics::listWidth);
    m_split->setSizes({list, width() - list});
}

void IncidentsView::hideEvent(QHideEvent *event)
{
    m_editor->keepDraft();
    m_report->keepDraft();
    View::hideEvent(event);
}

ViewEntry incidentsEntry()
{
    ViewEntry entry;
    entry.id = u"incidents"_s;
    entry.title = IncidentsView::tr("Incidents");
    entry.glyph = Glyph::Incident;
    entry.kinds = {EntityKind::Incident, EntityKind::IncidentUpdate};
    entry.create = [](const Session &session, QWidget *parent) -> View * {
        return new IncidentsView(session, parent);
    };
    entry.badge = [](const Session &session) -> ViewBadge {
        const auto open = session.health.openIncidents().size();
        if (open == 0)
            return {};
        ServiceStatus worst = ServiceStatus::DegradedPerformance;
        for (const IncidentId &id : session.health.openIncidents()) {
            for (const Impact &impact : session.replica.workspace().incidents.value(id).impacts)
                worst = std::max(worst, impact.impact);
        }
        return {QLocale().toString(static_cast<qulonglong>(open)), worst};
    };
    entry.createText = IncidentsView::tr("Report incident");
    return entry;
}

} // namespace signalbox
