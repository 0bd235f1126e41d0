// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/conflictview.h"

#include "ui/conflicts/commandwords.h"
#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/words.h"

#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

/// More at once would be slow to lay out, and nobody reads them; the rest follows as these go.
constexpr size_t shownCards = 30;

/// A version of a field in a box of its own; long texts are cut to what can be compared.
QWidget *versionBox(const QString &text, QWidget *parent)
{
    auto *box = new Card(parent);
    box->body()->setContentsMargins(metrics::medium, metrics::small, metrics::medium,
                                    metrics::small);
    auto *words = new TextLabel(TextLabel::Voice::Body, text.left(2000), box);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setMinimumWidth(100);
    box->body()->addWidget(words, 0, Qt::AlignTop);
    return box;
}

} // namespace

ConflictView::ConflictView(const Session &session, QWidget *parent)
    : View(parent)
    , m_session(session)
{
    auto *scroll = new ScrollColumn(this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    m_column = scroll->body();
    connect(&session.replica, &Replica::rejectedChanged, this, &ConflictView::refresh);
    connect(&session.replica, &Replica::reset, this, &ConflictView::refresh);
    refresh();
}

void ConflictView::refresh()
{
    // Cards are made anew; the one whose button was pressed lives until the event is done.
    if (m_cards) {
        m_column->removeWidget(m_cards);
        m_cards->hide();
        m_cards->deleteLater();
    }
    m_cards = new QWidget(this);
    auto *column = new QVBoxLayout(m_cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::large);
    const std::vector<RejectedCommand> rejected = m_session.replica.rejected();
    column->addWidget(new TextLabel(TextLabel::Voice::Display, tr("Refused changes"), m_cards));
    column->addWidget(new TextLabel(
        TextLabel::Voice::Soft,
        rejected.empty() ? tr("Nothing is left to decide. The server has taken every change.")
                         : tr("The server did not take these. Nothing of them is on the page; decide "
                              "for each what becomes of it."),
        m_cards));
    for (size_t i = 0; i < std::min(rejected.size(), shownCards); ++i)
        column->addWidget(buildCard(rejected[i]));
    if (rejected.size() > shownCards)
        column->addWidget(new TextLabel(
            TextLabel::Voice::Soft,
            tr("%n more after these", nullptr, static_cast<int>(rejected.size() - shownCards)),
            m_cards));
    column->addStretch(1);
    m_column->addWidget(m_cards);
}

QWidget *ConflictView::buildCard(const RejectedCommand &rejected)
{
    auto *card = new Card(m_cards);
    const QString title = commandTitle(m_session.replica.workspace(), rejected.command);
    card->setAccessibleName(title);
    auto *heading = new TextLabel(TextLabel::Voice::Heading, title, card);
    heading->setWordWrap(true);
    card->body()->addWidget(heading);
    if (rejected.conflicts.empty())
        addReason(card, rejected);
    else
        addConflicts(card, rejected);
    addButtons(card, rejected);
    return card;
}

void ConflictView::addConflicts(Card *card, const RejectedCommand &rejected)
{
    card->body()->addWidget(new TextLabel(
        TextLabel::Voice::Soft,
        tr("Somebody else changed the same meanwhile. Other fields of your change are not in "
           "dispute and go with your version."),
        card));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::medium);
    grid->setVerticalSpacing(metrics::small);
    grid->addWidget(new TextLabel(TextLabel::Voice::Section, tr("Yours"), card), 0, 1);
    grid->addWidget(new TextLabel(TextLabel::Voice::Section, tr("Theirs, on the server"), card), 0,
                    2);
    const Workspace &workspace = m_session.replica.workspace();
    const Timestamp now = m_session.clock.now();
    int row = 1;
    for (const FieldConflict &conflict : rejected.conflicts) {
        auto *name = new TextLabel(TextLabel::Voice::Strong, words::field(conflict.field), card);
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(versionBox(valueWords(workspace, conflict.field, conflict.mine, now), card),
                        row, 1);
        grid->addWidget(
            versionBox(valueWords(workspace, conflict.field, conflict.theirs, now), card), row, 2);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    card->body()->addLayout(grid);
}

void ConflictView::addReason(Card *card, const RejectedCommand &rejected)
{
    card->body()->addWidget(
        new TextLabel(TextLabel::Voice::Body, words::of(rejected.error), card));
    // What was typed, so that it is not lost with the change.
    QStringList lines;
    const QJsonObject payload = rejected.command.payload;
    for (const auto key : {"title"_L1, "name"_L1, "description"_L1, "body"_L1}) {
        if (const QString text = payload.value(key).toString(); !text.isEmpty())
            lines.append(text);
    }
    if (const QString text = payload.value("update"_L1).toObject().value("body"_L1).toString();
        !text.isEmpty())
        lines.append(text);
    if (!lines.isEmpty())
        card->body()->addWidget(versionBox(lines.join(u"\n\n"_s), card));
}

void ConflictView::addButtons(Card *card, const RejectedCommand &rejected)
{
    const bool conflict = !rejected.conflicts.empty();
    const CommandId id = rejected.command.id;
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    auto *keep = makeButton(conflict ? tr("Keep mine") : tr("Try again"), nullptr, card);
    connect(keep, &QPushButton::clicked, this, [this, id] { m_session.replica.keepMine(id); });
    auto *drop = makeButton(conflict ? tr("Take theirs") : tr("Discard"), nullptr, card);
    connect(drop, &QPushButton::clicked, this, [this, id] { m_session.replica.takeTheirs(id); });
    row->addWidget(keep);
    row->addWidget(drop);
    if (const auto entity = commandEntity(m_session.replica.workspace(), rejected.command)) {
        auto *open = makeButton(tr("Show it"), "link", card);
        connect(open, &QPushButton::clicked, this,
                [this, entity = *entity] { m_session.navigator.open(entity); });
        row->addWidget(open);
    }
    row->addStretch(1);
    card->body()->addLayout(row);
}

ViewEntry conflictEntry()
{
    return {
        .id = u"refused"_s,
        .title = ConflictView::tr("Refused changes"),
        .glyph = Glyph::Sync,
        .create = [](const Session &session, QWidget *parent) -> View * {
            return new ConflictView(session, parent);
        },
        .badge = [](const Session &session) -> ViewBadge {
            const size_t count = session.replica.rejected().size();
            if (count == 0)
                return {};
            return {QLocale().toString(static_cast<qulonglong>(count)),
                    ServiceStatus::MajorOutage};
        },
        .onlyWithBadge = true,
    };
}

} // namespace signalbox
