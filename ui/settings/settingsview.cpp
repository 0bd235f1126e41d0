// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsview.h"

#include "ui/connection/connectioncard.h"
#include "ui/kit/forms.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/segmented.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSystemTrayIcon>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

SettingsView::SettingsView(const Session &session, QWidget *parent)
    : View(parent)
    , m_session(session)
{
    auto *scroll = new ScrollColumn(this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    QVBoxLayout *column = scroll->body();
    const auto add = [&](const QString &title, QWidget *card) {
        auto *group = new QVBoxLayout;
        group->setSpacing(metrics::small);
        group->addWidget(new TextLabel(TextLabel::Voice::Section, title, this));
        group->addWidget(card);
        column->addLayout(group);
    };
    column->addWidget(new TextLabel(TextLabel::Voice::Display, tr("Settings"), this));
    add(tr("Connection"), new ConnectionCard(session, this));
    add(tr("Appearance"), buildAppearance());
    add(tr("Language"), buildLanguage());
    add(tr("Tray"), buildTray());
    column->addStretch(1);
}

QWidget *SettingsView::buildAppearance()
{
    auto *card = new Card(this);
    FormColumn form(card->body(), card);
    auto *scheme = new Segmented(Segmented::Look::Steps, card);
    scheme->add(static_cast<int>(Appearance::System), tr("As the system"));
    scheme->add(static_cast<int>(Appearance::Light), tr("Light"));
    scheme->add(static_cast<int>(Appearance::Dark), tr("Dark"));
    scheme->setCurrent(static_cast<int>(m_session.preferences.appearance()));
    connect(scheme, &Segmented::picked, this, [this](int id) {
        m_session.preferences.setAppearance(static_cast<Appearance>(id));
    });
    form.add(tr("Colours"), scheme);

    auto *size = new QComboBox(card);
    size->setMaximumWidth(220);
    for (const int percent : {90, 100, 110, 125, 150, 175, 200})
        size->addItem(tr("%1 %", "text size in percent").arg(percent), percent);
    const int now = qRound(m_session.preferences.textScale() * 100);
    size->setCurrentIndex(std::max(0, size->findData(now)));
    connect(size, &QComboBox::activated, this, [this, size] {
        m_session.preferences.setTextScale(size->currentData().toInt() / 100.0);
    });
    form.add(tr("Text size"), size);
    return card;
}

QWidget *SettingsView::buildLanguage()
{
    auto *card = new Card(this);
    FormColumn form(card->body(), card);
    auto *choice = new QComboBox(card);
    choice->setMaximumWidth(220);
    choice->addItem(tr("As the system"), QString());
    for (const QString &language : spokenLanguages()) {
        QString name = QLocale(language).nativeLanguageName();
        if (language == "en"_L1)
            name = u"English"_s; // nativeLanguageName() says "American English"
        choice->addItem(name, language);
    }
    choice->setCurrentIndex(
        std::max(0, choice->findData(m_session.preferences.language())));
    auto *restart = new MessageBar(card);
    connect(choice, &QComboBox::activated, this, [this, choice, restart] {
        m_session.preferences.setLanguage(choice->currentData().toString());
        restart->say(MessageBar::Tone::Info,
                     tr("The language changes when the program is started again."));
    });
    form.add(tr("Language of this program"), choice);
    card->body()->addWidget(restart);
    return card;
}

QWidget *SettingsView::buildTray()
{
    auto *card = new Card(this);
    FormColumn form(card->body(), card);
    auto *notify = new QCheckBox(tr("Notify me when an incident opens or a service goes down"),
                                 card);
    notify->setChecked(m_session.preferences.notificationsEnabled());
    connect(notify, &QCheckBox::toggled, this,
            [this](bool on) { m_session.preferences.setNotificationsEnabled(on); });
    card->body()->addWidget(notify);

    auto *close = new Segmented(Segmented::Look::Steps, card);
    close->add(static_cast<int>(OnClose::Ask), tr("Ask"));
    close->add(static_cast<int>(OnClose::KeepTray), tr("Keep running in the tray"));
    close->add(static_cast<int>(OnClose::Quit), tr("Quit"));
    close->setCurrent(static_cast<int>(m_session.preferences.onClose()));
    connect(close, &Segmented::picked, this,
            [this](int id) { m_session.preferences.setOnClose(static_cast<OnClose>(id)); });
    connect(&m_session.preferences, &Preferences::changed, close, [this, close] {
        close->setCurrent(static_cast<int>(m_session.preferences.onClose()));
    });
    form.add(tr("When the window is closed"), close);
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        card->body()->addWidget(new TextLabel(
            TextLabel::Voice::Small,
            tr("This desktop has no tray, so closing the window quits."), card));
    return card;
}

ViewEntry settingsEntry()
{
    return {
        .id = u"settings"_s,
        .title = SettingsView::tr("Settings"),
        .glyph = Glyph::Settings,
        .create = [](const Session &session, QWidget *parent) -> View * {
            return new SettingsView(session, parent);
        },
        .apart = true,
    };
}

} // namespace signalbox
