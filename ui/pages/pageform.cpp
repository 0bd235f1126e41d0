// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pageform.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/segmented.h"
#include "ui/kit/words.h"
#include "ui/pages/arrangement.h"
#include "ui/pages/brandpicker.h"
#include "ui/pages/slugs.h"
#include "ui/pages/zonepicker.h"
#include "ui/shell/connector.h"
#include "ui/shell/submit.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox {

namespace {

QJsonArray wordsOf(const QString &text)
{
    QJsonArray words;
    for (const QString &word : QString(text).replace(u',', u' ').split(u' ', Qt::SkipEmptyParts))
        words.append(word);
    return words;
}

template <class T>
QString joined(const std::vector<T> &values, QStringView separator)
{
    QStringList texts;
    for (const T &value : values)
        texts.append(value.toString());
    return texts.join(separator);
}

} // namespace

PageForm::PageForm(const Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_message(new MessageBar(this))
    , m_arrangement(new Arrangement(session, this))
{
    auto *scroll = new ScrollColumn(this);
    QVBoxLayout *column = scroll->body();
    buildHead(column);
    column->addWidget(m_message);
    buildIdentity(column);
    column->addWidget(new TextLabel(TextLabel::Voice::Section, tr("Services"), this));
    auto *hint = new TextLabel(TextLabel::Voice::Soft,
                               tr("Drag them into order, or move them with Alt and the arrow keys. A "
                                  "page can group them in its own way."),
                               this);
    column->addWidget(hint);
    column->addWidget(m_arrangement);
    buildLook(column);
    buildEnd(column);
    column->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    connect(&session.replica, &Replica::changed, this, &PageForm::refresh);
    connect(&session.replica, &Replica::reset, this, &PageForm::refresh);
    connect(&session.connector, &Connector::changed, this, &PageForm::refresh);
    connect(m_arrangement, &Arrangement::failed, this, &PageForm::failed);
}

void PageForm::buildHead(QVBoxLayout *column)
{
    m_heading = new ElidedLabel(TextLabel::Voice::Display, {}, this);
    m_address = new ElidedLabel(TextLabel::Voice::Soft, {}, this);
    auto *preview = makeButton(tr("&Preview"), nullptr, this);
    preview->setCheckable(true);
    preview->setIcon(icon(Glyph::Eye));
    m_preview = preview;
    QToolButton *copy = makeIconButton(Glyph::Copy, tr("Copy the page's address"), this);
    QToolButton *visit = makeIconButton(Glyph::External, tr("Open the page in the browser"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(m_heading, 1);
    row->addWidget(preview);
    auto *second = new QHBoxLayout;
    second->setSpacing(metrics::tight);
    second->addWidget(m_address, 1);
    second->addWidget(copy);
    second->addWidget(visit);
    auto *head = new QVBoxLayout;
    head->setSpacing(metrics::tight);
    head->addLayout(row);
    head->addLayout(second);
    column->addLayout(head);
    connect(preview, &QPushButton::clicked, this, &PageForm::previewWanted);
    connect(copy, &QToolButton::clicked, this, [this] {
        if (const Page *page = current())
            QGuiApplication::clipboard()->setText(m_session.connector.pageUrl(*page).toString());
    });
    connect(visit, &QToolButton::clicked, this, [this] {
        if (const Page *page = current())
            QDesktopServices::openUrl(m_session.connector.pageUrl(*page));
    });
}

FormRow *PageForm::addRow(QVBoxLayout *column, const QString &field, const QString &label,
                          QWidget *editor)
{
    auto *row = new FormRow(label, editor, this);
    m_rows.add(field, row);
    column->addWidget(row);
    return row;
}

void PageForm::commitOnLeave(QLineEdit *edit, const QString &field)
{
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, field] {
        if (edit->isModified()) {
            const QString text = edit->text();
            this->edit(field, field == "website"_L1 && text.trimmed().isEmpty()
                                  ? QJsonValue(QJsonValue::Null)
                              : field == "languages"_L1 ? QJsonValue(wordsOf(text))
                                                        : QJsonValue(text));
        }
        edit->setModified(false);
    });
}

void PageForm::buildIdentity(QVBoxLayout *column)
{
    m_name = new QLineEdit(this);
    m_name->setMaxLength(Name::maximum);
    m_slug = new QLineEdit(this);
    m_slug->setMaxLength(63);
    m_description = new TextArea(2, this);
    addRow(column, u"name"_s, tr("&Name"), m_name);
    addRow(column, u"slug"_s, tr("&Address name"), m_slug)
        ->setHint(tr("The end of the page's address. Old links break when it changes."));
    addRow(column, u"description"_s, tr("&Description"), m_description)
        ->setHint(tr("Visitors read it at the top of the page; search engines too."));
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (m_name->isModified())
            rename(m_name->text());
        m_name->setModified(false);
    });
    commitOnLeave(m_slug, u"slug"_s);
    connect(m_description, &TextArea::editingFinished, this,
            [this] { edit(u"description"_s, m_description->toPlainText()); });
}

void PageForm::buildLook(QVBoxLayout *column)
{
    column->addWidget(new TextLabel(TextLabel::Voice::Section, tr("Look and language"), this));
    m_brand = new BrandPicker(this);
    m_days = new Segmented(Segmented::Look::Steps, this);
    for (const int days : {30, 60, 90})
        m_days->add(days, tr("%n day(s)", nullptr, days));
    m_zone = new ZonePicker(this);
    m_languages = new QLineEdit(this);
    m_languages->setPlaceholderText(u"en"_s);
    addRow(column, u"brand"_s, tr("Brand &colour"), m_brand);
    addRow(column, u"history_days"_s, tr("Days in the bars"), m_days);
    addRow(column, u"time_zone"_s, tr("Time &zone"), m_zone)
        ->setHint(tr("Whose days the bars show. Visitors read times in their own zone."));
    addRow(column, u"languages"_s, tr("&Languages"), m_languages)
        ->setHint(tr("Tags like en or de; the first is for visitors who read none of them."));
    commitOnLeave(m_languages, u"languages"_s);
    connect(m_brand, &BrandPicker::picked, this,
            [this](const QString &color) { edit(u"brand"_s, color); });
    connect(m_days, &Segmented::picked, this, [this](int days) { edit(u"history_days"_s, days); });
    connect(m_zone, &ZonePicker::picked, this,
            [this](const QString &zone) { edit(u"time_zone"_s, zone); });
}

void PageForm::buildEnd(QVBoxLayout *column)
{
    column->addWidget(new TextLabel(TextLabel::Voice::Section, tr("Where it lies"), this));
    m_website = new QLineEdit(this);
    m_website->setPlaceholderText(u"https://www.example.com/"_s);
    m_domains = new TextArea(2, this);
    m_domains->setPlaceholderText(u"status.example.com"_s);
    m_default = new QCheckBox(tr("De&fault page"), this);
    addRow(column, u"domains"_s, tr("D&omains"), m_domains)
        ->setHint(tr("One a line. Requests for these host names get this page."));
    addRow(column, u"website"_s, tr("&Website"), m_website)
        ->setHint(tr("The page links to it."));
    auto *row = new FormRow(tr("At the server's own address"), m_default, this);
    row->setHint(tr("The default page is also what the server shows at its bare address."));
    m_rows.add(u"is_default"_s, row);
    column->addWidget(row);
    QPushButton *remove = makeButton(tr("Delete page…"), "danger", this);
    column->addWidget(remove, 0, Qt::AlignLeft);
    commitOnLeave(m_website, u"website"_s);
    connect(m_domains, &TextArea::editingFinished, this, [this] {
        edit(u"domains"_s, wordsOf(m_domains->toPlainText().replace(u'\n', u' ')));
    });
    connect(m_default, &QCheckBox::clicked, this, [this](bool on) { edit(u"is_default"_s, on); });
    connect(remove, &QPushButton::clicked, this, &PageForm::askDelete);
}

const Page *PageForm::current() const
{
    const auto &pages = m_session.replica.workspace().pages;
    const auto found = pages.constFind(m_id);
    return found == pages.cend() ? nullptr : &found.value();
}

void PageForm::show(const PageId &id)
{
    if (id != m_id) {
        // What was typed belongs to the page that was shown until now.
        if (QWidget *focused = focusWidget(); focused && focused->hasFocus())
            focused->clearFocus();
        m_rows.clear();
        m_message->hide();
    }
    m_id = id;
    m_arrangement->show(id);
    refresh();
}

void PageForm::editName()
{
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void PageForm::refresh()
{
    const Page *page = current();
    setEnabled(page);
    if (!page)
        return;
    m_heading->setText(page->name.toString());
    const QUrl url = m_session.connector.pageUrl(*page);
    const bool pending = m_session.replica.isPending({EntityKind::Page, m_id.uuid()});
    m_address->setText(pending ? tr("Not on the server yet") : url.toString());
    showText(m_name, page->name.toString());
    showText(m_slug, page->slug.toString());
    showText(m_description, page->description.toString());
    showText(m_website, page->website ? page->website->toString() : QString());
    showText(m_domains, joined(page->domains, u"\n"));
    showText(m_languages, joined(page->languages, u", "));
    m_brand->setColor(page->brand.toString());
    m_zone->setZone(page->timeZone.toString());
    m_days->setCurrent(page->historyDays);
    m_default->setChecked(page->isDefault);
    m_default->setEnabled(!page->isDefault); // another one is made it instead
}

/// The address of a page that was just made goes along with its name, until it was written by
/// hand or somebody may have linked to it.
void PageForm::rename(const QString &name)
{
    const Page *page = current();
    if (!page)
        return;
    QSet<QString> taken;
    for (const Page &other : m_session.replica.workspace().pages) {
        if (other.id != m_id)
            taken.insert(other.slug.toString());
    }
    QJsonObject fields{{u"name"_s, name}};
    const bool young = m_session.clock.now() - page->createdAt < 1h;
    if (young && page->slug.toString() == suggestSlug(page->name.toString(), taken))
        fields.insert(u"slug"_s, suggestSlug(name, taken));
    edit(fields);
}

void PageForm::edit(const QString &field, const QJsonValue &value)
{
    edit(QJsonObject{{field, value}});
}

void PageForm::edit(QJsonObject fields)
{
    m_rows.clear();
    m_message->hide();
    fields.insert(u"id"_s, m_id.toString());
    submit(m_session.replica, this, u"page.edit"_s, fields,
           [this, id = m_id](const std::optional<Error> &error) {
               if (id == m_id && error)
                   failed(*error);
           });
}

void PageForm::failed(const Error &error)
{
    if (!m_rows.show(error))
        m_message->say(MessageBar::Tone::Error, words::of(error));
}

void PageForm::askDelete()
{
    const Page *page = current();
    if (!page)
        return;
    m_message->say(MessageBar::Tone::Warning,
                   tr("Delete the page “%1”? Its address stops working. Services and incidents stay.")
                       .arg(page->name.toString()),
                   {{tr("Delete"), [this] { remove(); }}, {tr("Keep"), [] {}}}, false);
    m_message->setFocus();
}

void PageForm::remove()
{
    const Page *page = current();
    if (!page)
        return;
    QJsonObject payload{{u"id"_s, m_id.toString()}};
    if (page->isDefault) {
        // Somebody has to be the default page: the first of the others.
        for (const Page &other : m_session.replica.workspace().sortedPages()) {
            if (other.id != m_id && !payload.contains(u"default_id"_s))
                payload.insert(u"default_id"_s, other.id.toString());
        }
    }
    submit(m_session.replica, this, u"page.delete"_s, payload,
           [this](const std::optional<Error> &error) {
               if (error)
                   failed(*error);
           });
}

void PageForm::setPreviewShown(bool shown) { m_preview->setChecked(shown); }

} // namespace signalbox
