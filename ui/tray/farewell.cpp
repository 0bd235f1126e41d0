// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/farewell.h"

#include "ui/kit/question.h"
#include "ui/shell/connector.h"
#include "ui/shell/mainwindow.h"

#include <QCloseEvent>

using namespace Qt::StringLiterals;

namespace signalbox {

Farewell::Farewell(MainWindow &window, std::function<bool()> trayAvailable, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_trayAvailable(std::move(trayAvailable))
{
    connect(&window, &MainWindow::closeWanted, this, &Farewell::onClose);
    connect(&window, &MainWindow::quitWanted, this, &Farewell::onQuit);
}

QDialog *Farewell::question() const { return m_question; }

void Farewell::onClose(QCloseEvent *event)
{
    // Ignored in any case: either the window hides by itself, or the program quits as a whole.
    event->ignore();
    if (!m_trayAvailable()) {
        onQuit();
        return;
    }
    switch (m_window.session().preferences.onClose()) {
    case OnClose::KeepTray: m_window.hide(); return;
    case OnClose::Quit: onQuit(); return;
    case OnClose::Ask: askAboutTray(); return;
    }
}

void Farewell::askAboutTray()
{
    if (m_question) {
        m_question->raise();
        return;
    }
    auto *question = new Question(
        tr("Keep Signalbox running in the tray?"),
        tr("Its lamp shows the worst status and tells you when an incident opens or a service goes "
           "down. You can change this in Settings."),
        &m_window);
    const auto decide = [this](OnClose choice) {
        m_window.session().preferences.setOnClose(choice);
    };
    question->addAnswer(tr("Keep running"), [this, decide] {
        decide(OnClose::KeepTray);
        m_window.hide();
    });
    question->addAnswer(tr("Quit"), [this, decide] {
        decide(OnClose::Quit);
        onQuit();
    });
    m_question = question;
    question->open();
}

QStringList Farewell::whatStops() const
{
    QStringList sentences;
    const Session &session = m_window.session();
    if (session.connector.isEmbedded()
        && session.platform.server.state() == ServerHost::State::Running)
        sentences.append(tr("The server in this program stops: the page cannot be reached until you "
                            "start Signalbox again."));
    if (const int pending = session.replica.pendingCount(); pending > 0)
        sentences.append(tr("%n change(s) have not reached the server. They are kept and go out the "
                            "next time.", nullptr, pending));
    return sentences;
}

void Farewell::onQuit()
{
    const QStringList sentences = whatStops();
    if (sentences.isEmpty()) {
        emit quit();
        return;
    }
    if (m_question)
        m_question->close();
    m_window.bringUp(); // asked from the tray: the question needs its window
    auto *question = new Question(tr("Quit Signalbox?"), sentences.join(u"\n\n"_s), &m_window);
    question->addAnswer(tr("Quit"), [this] { emit quit(); });
    question->addAnswer(tr("Stay"), [] {});
    m_question = question;
    question->open();
}

} // namespace signalbox
