// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagesview.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/statuswidgets.h"
#include "ui/kit/tokens.h"
#include "ui/kit/words.h"
#include "ui/pages/pageform.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/pages/slugs.h"
#include "ui/preview/previewpane.h"
#include "ui/shell/health.h"
#include "ui/shell/platform.h"
#include "ui/shell/submit.h"

#include <QListView>
#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

/// Name over address, with the lamp of the page's roll-up.
class PageDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Tokens &tokens = tokensOf(option.widget);
        const bool chosen = option.state & QStyle::State_Selected;
        painter->save();
        painter->fillRect(option.rect, chosen ? tokens.selection : tokens.card);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          tokens.hair);
        if (chosen)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                              tokens.accent);
        QRect line = option.rect.adjusted(metrics::large, metrics::small + 2, -metrics::medium, 0);
        const QFont strong = scaledFont(option.font, 1, QFont::DemiBold);
        line.setHeight(QFontMetrics(strong).height());
        const auto rollUp = static_cast<RollUp>(index.data(PageListModel::RollUpRole).toInt());
        paintDot(*painter, QRectF(line.left(), line.top(), metrics::dot, line.height()),
                 rollUpColor(tokens, rollUp));
        line.setLeft(line.left() + metrics::dot + metrics::small);
        const auto draw = [&](const QFont &font, const QColor &color, const QString &text) {
            painter->setFont(font);
            painter->setPen(color);
            painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                              QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
        };
        draw(strong, tokens.ink, index.data().toString());
        line.moveTop(line.bottom() + 2);
        draw(scaledFont(option.font, 0.92, QFont::Normal), tokens.soft,
             index.data(PageListModel::AddressRole).toString());
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {100, 2 * option.fontMetrics.height() + 2 * (metrics::small + 2)};
    }
};

} // namespace

PagesView::PagesView(const Session &session, QWidget *parent)
    : View(parent)
    , m_session(session)
    , m_model(new PageListModel(session.replica, session.health, this))
    , m_stack(new QStackedWidget(this))
    , m_split(new QSplitter(Qt::Horizontal, this))
{
    auto *empty = new EmptyState(Glyph::Page, tr("No page yet"),
                                 tr("A page is what visitors see: its services, how they are, and "
                                    "what is being done. Name the first one."),
                                 this);
    empty->addAction(tr("New page"), this, [this] { createNew(); });
    m_side = buildList();
    m_form = new PageForm(session, this);
    m_form->setMinimumWidth(360);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_split->addWidget(m_side);
    m_split->addWidget(m_form);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({250, 700});
    m_stack->addWidget(empty);
    m_stack->addWidget(m_split);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    choose(m_model->idAt(current.row()));
            });
    connect(m_model, &QAbstractItemModel::modelReset, this, &PagesView::onReset);
    connect(&session.health, &Health::changed, this, &PagesView::onChanged);
    connect(m_form, &PageForm::previewWanted, this, &PagesView::showPreview);
    m_list->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(session.page.id()))));
    onChanged();
}

QWidget *PagesView::buildList()
{
    auto *side = new QFrame(this);
    side->setProperty("kind", u"panel"_s);
    side->setMinimumWidth(190);
    m_list = new QListView(side);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PageDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Pages"));
    QPushButton *add = makeButton(tr("&New page"), nullptr, side);
    connect(add, &QPushButton::clicked, this, &PagesView::createNew);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(metrics::medium, metrics::medium, metrics::medium, metrics::small);
    bar->addWidget(add);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(makeLine("hair", side));
    column->addWidget(m_list, 1);
    return side;
}

void PagesView::choose(const PageId &id)
{
    m_form->show(id);
    feedPreview();
}

void PagesView::onReset()
{
    const PageId id = m_wanted.isNull() ? m_form->page() : m_wanted;
    const int row = m_model->rowOf(id);
    m_list->setCurrentIndex(m_model->index(std::max(row, 0)));
    if (row >= 0 && id == m_wanted) {
        m_wanted = {};
        m_form->editName();
    }
}

void PagesView::onChanged()
{
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
    feedPreview();
}

void PagesView::open(const EntityRef &entity)
{
    if (const int row = m_model->rowOf(PageId(entity.id)); row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

void PagesView::createNew()
{
    QSet<QString> taken;
    QSet<QString> names;
    for (const Page &page : m_session.replica.workspace().pages) {
        taken.insert(page.slug.toString());
        names.insert(page.name.toString());
    }
    QString name = tr("New page");
    for (int i = 2; names.contains(name); ++i)
        name = tr("New page %1").arg(i);
    const auto id = PageId::make(m_session.clock);
    const QString zone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    QJsonObject payload{{u"id"_s, id.toString()},
                        {u"name"_s, name},
                        {u"slug"_s, suggestSlug(name, taken)}};
    if (TimeZone::parse(zone))
        payload.insert(u"time_zone"_s, zone);
    m_wanted = id;
    submit(m_session.replica, this, u"page.create"_s, payload,
           [this](const std::optional<Error> &error) {
               if (!error)
                   return;
               m_wanted = {};
               m_session.navigator.say(MessageBar::Tone::Error, words::of(*error));
           });
}

void PagesView::showPreview(bool shown)
{
    if (shown && !m_preview) {
        m_preview = new PreviewPane(m_session.platform.preview, this);
        m_split->addWidget(m_preview);
        m_split->setStretchFactor(2, 1);
        connect(m_preview, &PreviewPane::closed, this, [this] { showPreview(false); });
    }
    if (m_preview)
        m_preview->setVisible(shown);
    m_form->setPreviewShown(shown);
    fitWidth();
    if (shown) {
        const int room = width() - (m_side->isVisibleTo(this) ? m_side->width() : 0);
        m_split->setSizes({m_side->width(), room / 2, room / 2});
    }
    feedPreview();
}

void PagesView::feedPreview()
{
    if (!m_preview || !m_preview->isVisibleTo(this))
        return;
    m_preview->show(m_form->page(), [this] { return m_session.replica.workspace(); });
}

void PagesView::fitWidth()
{
    const bool preview = m_preview && m_preview->isVisibleTo(this);
    m_side->setVisible(!preview || width() >= 1000);
}

void PagesView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    fitWidth();
}

ViewEntry pagesEntry()
{
    ViewEntry entry;
    entry.id = u"pages"_s;
    entry.title = PagesView::tr("Pages");
    entry.glyph = Glyph::Page;
    entry.kinds = {EntityKind::Page};
    entry.create = [](const Session &session, QWidget *parent) -> View * {
        return new PagesView(session, parent);
    };
    entry.createText = PagesView::tr("New page");
    entry.apart = true;
    return entry;
}

} // namespace signalbox
