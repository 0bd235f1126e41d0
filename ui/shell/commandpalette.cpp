// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/tokens.h"

#include <QAction>
#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

/// How well a name fits: 0 not at all, higher is better. The start of the name beats the
/// start of a word, which beats the middle of one.
int score(const QString &name, const QString &typed)
{
    int best = 0;
    for (qsizetype at = name.indexOf(typed, 0, Qt::CaseInsensitive); at >= 0;
         at = name.indexOf(typed, at + 1, Qt::CaseInsensitive)) {
        if (at == 0)
            return 3;
        best = std::max(best, name.at(at - 1).isLetterOrNumber() ? 1 : 2);
    }
    return best;
}

class PaletteDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Tokens &tokens = tokensOf(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QRect box = option.rect.adjusted(0, 1, 0, -1);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(tokens.selection);
            painter->drawRoundedRect(box, metrics::radius, metrics::radius);
        }
        box.adjust(metrics::small + 2, 0, -metrics::small - 2, 0);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, QRect(box.left(), box.center().y() - 7, metrics::icon, metrics::icon));
        box.setLeft(box.left() + metrics::icon + metrics::small + 2);
        painter->setPen(tokens.soft);
        painter->setFont(scaledFont(option.font, 0.9, QFont::Normal));
        const QString kind = index.data(PaletteModel::kindRole).toString();
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, kind);
        box.setRight(box.right() - painter->fontMetrics().horizontalAdvance(kind) - metrics::small);
        painter->setPen(tokens.ink);
        painter->setFont(option.font);
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight,
                                                        box.width()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &) const override
    {
        return {200, option.fontMetrics.height() + 2 * metrics::small};
    }
};

} // namespace

void PaletteModel::setItems(std::vector<PaletteItem> items)
{
    m_items = std::move(items);
    setFilter({});
}

void PaletteModel::setFilter(const QString &typed)
{
    std::vector<std::pair<int, size_t>> found;
    const QString wanted = typed.trimmed();
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (const int points = wanted.isEmpty() ? 1 : score(m_items[i].text, wanted))
            found.emplace_back(-points, i); // stable: equal ones keep their order
    }
    const auto end = found.begin() + std::min<std::ptrdiff_t>(std::ssize(found), maximum);
    std::partial_sort(found.begin(), end, found.end());
    beginResetModel();
    m_shown.clear();
    std::for_each(found.begin(), end, [this](const auto &hit) { m_shown.push_back(hit.second); });
    endResetModel();
}

const PaletteItem *PaletteModel::item(const QModelIndex &index) const
{
    return index.isValid() ? &m_items[m_shown[static_cast<size_t>(index.row())]] : nullptr;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteItem *found = item(index);
    if (!found)
        return {};
    switch (role) {
    case Qt::DisplayRole: return found->text;
    case Qt::AccessibleTextRole: return QString(found->text + u", "_s + found->kind);
    case Qt::DecorationRole: return icon(found->glyph);
    case kindRole: return found->kind;
    default: return {};
    }
}

CommandPalette::CommandPalette(const Session &session, const std::vector<ViewEntry> &views,
                               const QList<QAction *> &actions, QWidget *window)
    : QFrame(window)
    , m_session(session)
    , m_views(views)
    , m_actions(actions)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new PaletteModel(this))
{
    setProperty("kind", u"card"_s);
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(36);
    shadow->setOffset(0, 10);
    shadow->setColor(QColor(0, 0, 0, 90));
    setGraphicsEffect(shadow);
    m_field->setProperty("kind", u"bare"_s);
    m_field->setPlaceholderText(tr("Search or run a command"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->addAction(icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Results"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::small, metrics::tight, metrics::small, metrics::small);
    column->setSpacing(metrics::tight);
    column->addWidget(m_field);
    column->addWidget(makeLine("hair", this));
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_model->setFilter(typed);
        m_list->setCurrentIndex(m_model->index(0, 0));
        place();
    });
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::bringUp()
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_field->clear();
    m_model->setItems(collect());
    m_list->setCurrentIndex(m_model->index(0, 0));
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

std::vector<PaletteItem> CommandPalette::collect() const
{
    std::vector<PaletteItem> items;
    for (const ViewEntry &view : m_views) {
        if (!view.createText.isEmpty())
            items.push_back({view.createText, tr("Action"), Glyph::Plus,
                             [this, id = view.id] { m_session.navigator.createNew(id); }});
    }
    for (const ViewEntry &view : m_views) {
        if (view.onlyWithBadge && view.badge(m_session).text.isEmpty())
            continue;
        items.push_back({view.title, tr("Go to"), view.glyph,
                         [this, id = view.id] { m_session.navigator.showView(id); }});
    }
    for (QAction *action : m_actions) {
        // Those of the submenus are above, by their views; "Search…" is where we are.
        if (!action->isEnabled() || action->data().toString() != "palette"_L1)
            continue;
        items.push_back({action->text().remove(u'&'),
                         action->shortcut().toString(QKeySequence::NativeText),
                         Glyph::ChevronRight, [action] { action->trigger(); }});
    }
    addEntities(items);
    return items;
}

void CommandPalette::addEntities(std::vector<PaletteItem> &items) const
{
    const auto add = [&](EntityKind kind, const QUuid &id, const QString &text,
                         const QString &word, Glyph glyph) {
        items.push_back({text, word, glyph,
                         [this, kind, id] { m_session.navigator.open({kind, id}); }});
    };
    const Workspace &workspace = m_session.replica.workspace();
    for (const Incident &incident : workspace.sortedIncidents())
        add(EntityKind::Incident, incident.id.uuid(), incident.title.toString(), tr("Incident"),
            Glyph::Incident);
    for (const Page &page : workspace.sortedPages())
        add(EntityKind::Page, page.id.uuid(), page.name.toString(), tr("Page"), Glyph::Page);
    std::vector<const Service *> services;
    for (const Service &service : workspace.services)
        services.push_back(&service);
    std::ranges::sort(services, {}, [](const Service *service) { return service->name.toString(); });
    for (const Service *service : services)
        add(EntityKind::Service, service->id.uuid(), service->name.toString(), tr("Service"),
            Glyph::Services);
}

void CommandPalette::run()
{
    const PaletteItem *chosen = m_model->item(m_list->currentIndex());
    if (!chosen)
        return;
    const std::function<void()> act = chosen->act; // the model may be filled anew by it
    dismiss();
    act();
}

void CommandPalette::dismiss()
{
    hide();
    if (m_before && m_before->window() == window())
        m_before->setFocus();
    m_before = nullptr;
}

void CommandPalette::place()
{
    const QWidget *window = parentWidget();
    const int width = std::min(620, window->width() - 80);
    // As high as what was found, so that nothing of the window is covered for nothing.
    const int rows = std::clamp(m_model->rowCount(), 1, 10);
    const int row = m_list->fontMetrics().height() + 2 * metrics::small;
    const int height = std::min(m_field->sizeHint().height() + rows * row + 4 * metrics::small,
                                window->height() - 140);
    setGeometry((window->width() - width) / 2, 64, width, height);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: QApplication::sendEvent(m_list, event); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: run(); return true;
    case Qt::Key_Escape: dismiss(); return true;
    default: return false;
    }
}

} // namespace signalbox
