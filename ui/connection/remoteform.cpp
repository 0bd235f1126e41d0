// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/remoteform.h"

#include "ui/kit/labels.h"
#include "ui/kit/forms.h"
#include "ui/kit/surfaces.h"
#include "ui/kit/words.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

RemoteForm::RemoteForm(QWidget *parent)
    : QWidget(parent)
    , m_url(new QLineEdit(this))
    , m_token(new QLineEdit(this))
    , m_urlError(nullptr)
    , m_tokenError(nullptr)
    , m_message(new MessageBar(this))
{
    m_url->setPlaceholderText(u"https://status.example.com"_s);
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    setFocusProxy(m_url);
    m_token->setEchoMode(QLineEdit::Password);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    FormColumn form(column, this);
    m_urlError = form.add(tr("Server address"), m_url);
    m_tokenError = form.add(
        tr("Access token"), m_token,
        tr("Make one on the server: signalboxd token create --name desktop --scope admin"));
    column->addWidget(m_message);
    for (QLineEdit *field : {m_url, m_token}) {
        connect(field, &QLineEdit::textChanged, this, [this] {
            clearErrors();
            emit edited();
        });
        connect(field, &QLineEdit::returnPressed, this, &RemoteForm::test);
    }
}

void RemoteForm::setServer(const QUrl &server) { m_url->setText(server.toDisplayString()); }

bool RemoteForm::isComplete() const
{
    return !m_url->text().trimmed().isEmpty() && !m_token->text().trimmed().isEmpty();
}

void RemoteForm::test()
{
    if (m_testing)
        return;
    clearErrors();
    const Result<QUrl> server = parseServerUrl(m_url->text());
    if (!server) {
        showFieldError(m_url, m_urlError, tr("Enter an address such as https://status.example.com."));
        m_url->setFocus();
        return;
    }
    const QString token = m_token->text().trimmed();
    if (token.isEmpty()) {
        showFieldError(m_token, m_tokenError, tr("Enter the token that the server gave you."));
        m_token->setFocus();
        return;
    }
    setTesting(true);
    m_test.run(*server, token, [this, server = *server, token](const Result<void> &outcome) {
        onTested(server, token, outcome);
    });
}

void RemoteForm::onTested(const QUrl &server, const QString &token, const Result<void> &outcome)
{
    setTesting(false);
    if (outcome) {
        if (isUnprotected(server))
            m_message->say(MessageBar::Tone::Warning,
                           tr("Connected, but without encryption: anybody on the way can read the "
                              "token. Use https."));
        emit accepted(server, token);
        return;
    }
    switch (outcome.error().code) {
    case ErrorCode::Unauthorized:
        showFieldError(m_token, m_tokenError,
                       tr("The server does not accept this token. Check that it is complete and "
                          "has not been revoked."));
        m_token->setFocus();
        return;
    case ErrorCode::MalformedInput:
        showFieldError(m_url, m_urlError,
                       tr("Something answers there, but it is no Signalbox server. Check the address "
                          "and the path."));
        m_url->setFocus();
        return;
    default: m_message->say(MessageBar::Tone::Error, words::of(outcome.error()));
    }
}

void RemoteForm::clearErrors()
{
    showFieldError(m_url, m_urlError, {});
    showFieldError(m_token, m_tokenError, {});
    m_message->hide();
}

void RemoteForm::setTesting(bool testing)
{
    m_testing = testing;
    m_url->setReadOnly(testing);
    m_token->setReadOnly(testing);
    emit testingChanged(testing);
}

} // namespace signalbox
